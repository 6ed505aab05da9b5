import { createHash } from "node:crypto";
import type { InputBlock, PlainTextOption } from "@slack/types";
import { ASSIGNMENT_SOURCE_NAMES } from "../../charts/assignment-charts";
import { SCORE_FACES } from "../../charts/feedback-charts";
import { UNTAGGED } from "../../domain/conversation-filter";
import type { Directory } from "../../domain/directory";
import { compareText } from "../../domain/event-order";
import { assignmentSources } from "../../domain/events";
import type { FilterValues } from "../../reports/ports";
import type { FilterName } from "../../reports/report-kinds";
import type { ReportName } from "../../reports/request";
import { seesEveryone, type Viewer, visibleMembers } from "../../reports/rights";
import { option, plain } from "../blocks/elements";

/** What can be chosen in a modal: the value that the report takes, and what people read. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Filters into which anything can be typed; all others are chosen from what there is. */
const textNames = ["contact", "conversation"] as const;
export type TextName = (typeof textNames)[number];
export type ChoiceName = Exclude<FilterName, TextName>;

export function isTextName(name: FilterName): name is TextName {
  return textNames.some((one) => one === name);
}

export function isChoiceName(name: FilterName): name is ChoiceName {
  return !isTextName(name);
}

/** Whether the viewer may choose by this filter: who sees only themselves may choose nobody. */
export function mayChoose(name: FilterName, viewer: Viewer): boolean {
  return seesEveryone(viewer) || !["user", "team", "to", "by"].includes(name);
}

const VALUE_LENGTH = 75;
/** Most options that Slack takes in one menu; beyond that they are looked up while typing. */
export const MOST_OPTIONS = 100;
const HASH_MARK = "#sha256:";

const labels: Readonly<Record<ChoiceName, string>> = {
  user: "Members",
  team: "Teams",
  inbox: "Inboxes",
  channel: "Channels",
  tag: "Tags",
  topic: "Topics",
  score: "Scores",
  source: "Sources",
  to: "Assigned to",
  by: "Assigned by",
};

const textLabels: Readonly<Record<TextName, string>> = { contact: "Contacts", conversation: "Conversations" };
const textHints: Readonly<Record<TextName, string>> = {
  contact: "Ids, or parts of names; several with commas.",
  conversation: "Ids; several with commas.",
};
const TEXT_LENGTH = 512;

/** Everything that this person may choose from. */
export function choicesFor(
  name: ChoiceName,
  known: { readonly viewer: Viewer; readonly directory: Directory; readonly values: FilterValues },
): readonly Choice[] {
  const { viewer, directory, values } = known;
  switch (name) {
    case "user":
    case "to":
    case "by":
      return visibleMembers(viewer, directory)
        .map(({ id, name: label }) => ({ value: id, label }))
        .sort((left, right) => compareText(left.label, right.label) || compareText(left.value, right.value));
    case "team":
      return directory.teams.map(({ id, name: label }) => ({ value: id, label }));
    case "score":
      return SCORE_FACES.map((face, index) => ({ value: String(index + 1), label: `${face} ${index + 1}` }));
    case "source":
      return assignmentSources.map((source) => ({
        value: source,
        label: ASSIGNMENT_SOURCE_NAMES[source],
      }));
    case "tag":
      return [
        { value: UNTAGGED, label: "Without any tag" },
        ...named(values.tag.filter((tag) => tag !== UNTAGGED)),
      ];
    default:
      return named(values[name]);
  }
}

function named(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, label: value }));
}

/** The option for a choice. A value that is too long for Slack is named by its hash. */
export function choiceOption({ value, label }: Choice): PlainTextOption {
  return option(label, encodeValue(value));
}

function encodeValue(value: string): string {
  if (value.length <= VALUE_LENGTH && !value.startsWith(HASH_MARK)) return value;
  return HASH_MARK + createHash("sha256").update(value).digest("base64url");
}

/** The value behind an option's; null for a hash of nothing that is known. */
export function decodeValue(encoded: string, choices: readonly Choice[]): string | null {
  if (!encoded.startsWith(HASH_MARK)) return encoded;
  return choices.find(({ value }) => encodeValue(value) === encoded)?.value ?? null;
}

/** The choices that contain the text, for a menu that is looked up while typing. */
export function matchingOptions(text: string, choices: readonly Choice[]): PlainTextOption[] {
  const wanted = text.trim().toLowerCase();
  return choices
    .filter(
      ({ label, value }) => label.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted),
    )
    .slice(0, MOST_OPTIONS)
    .map(choiceOption);
}

/** An input in which several choices can be made; null when there is nothing to choose from. */
export function choiceInput(
  name: ChoiceName,
  choices: readonly Choice[],
  chosen: readonly string[] | undefined,
  report: ReportName,
): InputBlock | null {
  const initial = initialOptions(choices, chosen);
  if (choices.length === 0 && initial.length === 0) return null;
  const menu = {
    action_id: `filter.${name}`,
    placeholder: plain("Any", 150),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  };
  const isShort =
    choices.length <= MOST_OPTIONS && initial.every(({ value = "" }) => isAmong(value, choices));
  return {
    type: "input",
    block_id: name,
    optional: true,
    label: plain(name === "user" && report === "comments" ? "Written by" : labels[name], 150),
    element: isShort
      ? { type: "multi_static_select", options: choices.map(choiceOption), ...menu }
      : { type: "multi_external_select", min_query_length: 0, ...menu },
  };
}

/** An input into which values can be typed. */
export function textInput(name: TextName, chosen: readonly string[] | undefined): InputBlock {
  const initial = (chosen ?? []).join(", ").slice(0, TEXT_LENGTH);
  return {
    type: "input",
    block_id: name,
    optional: true,
    label: plain(textLabels[name], 150),
    hint: plain(textHints[name], 150),
    element: {
      type: "plain_text_input",
      action_id: `filter.${name}`,
      max_length: TEXT_LENGTH,
      ...(initial === "" ? {} : { initial_value: initial }),
    },
  };
}

function initialOptions(
  choices: readonly Choice[],
  chosen: readonly string[] | undefined,
): PlainTextOption[] {
  return (chosen ?? [])
    .slice(0, MOST_OPTIONS)
    .map((value) =>
      choiceOption(choices.find((choice) => choice.value === value) ?? { value, label: value }),
    );
}

function isAmong(encoded: string, choices: readonly Choice[]): boolean {
  return choices.some((choice) => encodeValue(choice.value) === encoded);
}
