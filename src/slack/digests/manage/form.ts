import type { InputBlock, ModalView } from "@slack/types";
import { digestSections, longestName } from "../../../domain/digests/digest";
import type { Instant } from "../../../domain/instant";
import { performanceMetrics } from "../../../domain/metrics/performance";
import { weekdayNames } from "../../../domain/weekdays";
import { option, plain, select } from "../../blocks/elements";
import { type Choice, choiceOption, MOST_OPTIONS } from "../../modals/choices";
import { alert } from "../../modals/outcome-modal";
import { DIGEST_FORM } from "./action-ids";
import { type FormValues, formInputs } from "./form-values";
import type { FormMetadata } from "./metadata";
import { sectionWords } from "./words";
import { zoneOption } from "./zones";

export const ZONE_MENU = "digest.zone";

export interface ShownForm {
  readonly metadata: FormMetadata;
  readonly values: FormValues;
  readonly teams: readonly Choice[];
  /** What stands in the way of saving, in at most 200 characters. */
  readonly problem: string | null;
  readonly now: Instant;
}

/** The form of a digest, filled with the values; above it what was wrong with them. */
export function digestForm({ metadata, values, teams, problem, now }: ShownForm): ModalView {
  return {
    type: "modal",
    callback_id: DIGEST_FORM,
    private_metadata: JSON.stringify(metadata),
    title: plain(formTitle(metadata), 24),
    submit: plain("Save", 24),
    close: plain("Cancel", 24),
    blocks: [
      ...(problem === null ? [] : [alert(problem, "error")]),
      nameInput(values.name),
      channelInput(values.channelId, metadata),
      daysInput(values.days),
      timeInput(values.time),
      zoneInput(values.zone, now),
      sectionsInput(values.sections),
      rankByInput(values.rankBy),
      ...teamInput(teams, values.team),
    ],
  };
}

export function formTitle({ version }: Pick<FormMetadata, "version">): string {
  return version === 0 ? "Add a digest" : "Edit the digest";
}

function input(
  blockId: string,
  label: string,
  { element, hint }: { readonly element: InputBlock["element"]; readonly hint?: string },
): InputBlock {
  return {
    type: "input",
    block_id: blockId,
    label: plain(label, 150),
    ...(hint === undefined ? {} : { hint: plain(hint, 150) }),
    element,
  };
}

function nameInput(name: string): InputBlock {
  return input(formInputs.name, "Name", {
    element: {
      type: "plain_text_input",
      action_id: "digest.name",
      max_length: longestName,
      ...(name === "" ? {} : { initial_value: name }),
    },
  });
}

/** A new one is offered the channel that the person looks at; one that is there never moves by itself. */
function channelInput(channelId: string | null, { version }: Pick<FormMetadata, "version">): InputBlock {
  const current = version === 0 ? { default_to_current_conversation: true } : {};
  return input(formInputs.channel, "Channel", {
    hint: "Everybody in it will see the team’s figures. I must be in it: write /invite @Caseboard there.",
    element: {
      type: "conversations_select",
      action_id: "digest.channel",
      placeholder: plain("Choose a channel", 150),
      filter: {
        include: ["public", "private"],
        exclude_external_shared_channels: true,
        exclude_bot_users: true,
      },
      ...(channelId === null ? current : { initial_conversation: channelId }),
    },
  });
}

function daysInput(days: readonly number[]): InputBlock {
  const options = weekdayNames.map((name, index) => option(name, String(index + 1)));
  const initial = options.filter((_, index) => days.includes(index + 1));
  return input(formInputs.days, "Days", {
    hint: "Each post tells of the whole days since the one before; with one day, that is a week.",
    element: {
      type: "multi_static_select",
      action_id: "digest.days",
      placeholder: plain("Choose days", 150),
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  });
}

function timeInput(time: string | null): InputBlock {
  return input(formInputs.time, "Time", {
    element: {
      type: "timepicker",
      action_id: "digest.time",
      placeholder: plain("Choose a time", 150),
      ...(time === null ? {} : { initial_time: time }),
    },
  });
}

function zoneInput(zone: string | null, now: Instant): InputBlock {
  return input(formInputs.zone, "Time zone", {
    hint: "Days begin and the time is read in this zone. Type a city to find it.",
    element: {
      type: "external_select",
      action_id: ZONE_MENU,
      min_query_length: 0,
      placeholder: plain("Choose a time zone", 150),
      ...(zone === null ? {} : { initial_option: zoneOption(zone, now) }),
    },
  });
}

function sectionsInput(sections: FormValues["sections"]): InputBlock {
  const options = digestSections.map((section) => ({
    ...option(sectionWords[section].title, section),
    description: plain(sectionWords[section].about, 75),
  }));
  const initial = options.filter(({ value }) => sections.some((section) => section === value));
  return input(formInputs.sections, "What it shows", {
    element: {
      type: "checkboxes",
      action_id: "digest.sections",
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  });
}

function rankByInput(rankBy: string): InputBlock {
  const options = performanceMetrics.map(({ key, title }) => option(title, key));
  return input(formInputs.rankBy, "The leaderboard ranks by", {
    element: select("digest.rankBy", "Choose a number", { options, chosen: rankBy }),
  });
}

/** None where there are no teams to choose from. */
function teamInput(teams: readonly Choice[], team: string | null): InputBlock[] {
  const chosen = teams.map(choiceOption).find(({ value }) => value === team);
  if (teams.length === 0) return [];
  const menu = {
    action_id: "digest.team",
    placeholder: plain("Everyone", 150),
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
  const element =
    teams.length <= MOST_OPTIONS
      ? ({ type: "static_select", options: teams.map(choiceOption), ...menu } as const)
      : ({ type: "external_select", min_query_length: 0, ...menu } as const);
  return [{ ...input(formInputs.team, "Only this team", { element }), optional: true }];
}
