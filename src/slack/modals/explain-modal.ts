import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import { usersFigures, usersMetrics } from "../../domain/metrics";
import { modals } from "../action-ids";
import { option, plain } from "../blocks/elements";
import { figureName } from "../replies/figure-name";
import { type Choice, choiceOption, MOST_OPTIONS } from "./choices";
import type { Metadata } from "./metadata";

export const explainInputs = { figure: "figure", user: "user" } as const;

/** Asks which number to open, and, under a table, whose. */
export function explainModal(metadata: Metadata, members: readonly Choice[] | null): ModalView {
  return {
    type: "modal",
    callback_id: modals.explain,
    private_metadata: JSON.stringify(metadata),
    title: plain("Explain a number", 24),
    submit: plain("Explain", 24),
    close: plain("Cancel", 24),
    blocks: [figureInput(), ...(members === null || members.length === 0 ? [] : [memberInput(members)])],
  };
}

function figureInput(): InputBlock {
  return {
    type: "input",
    block_id: explainInputs.figure,
    label: plain("Number", 150),
    hint: plain("You get its definition, the sample, and the conversations behind it, privately.", 150),
    element: {
      type: "static_select",
      action_id: "explain.figure",
      placeholder: plain("Choose a number", 150),
      option_groups: [
        { label: plain("Counts", 75), options: figuresOf((kind) => kind !== "duration") },
        ...usersMetrics
          .filter(({ kind }) => kind === "duration")
          .map(({ key, title }) => ({
            label: plain(title, 75),
            options: figuresOf((_, metric) => metric === key),
          })),
      ],
    },
  };
}

function figuresOf(isIn: (kind: string, metricKey: string) => boolean): PlainTextOption[] {
  return usersFigures
    .filter(({ metric }) => isIn(metric.kind, metric.key))
    .map((figure) => option(figureName(figure), figure.key));
}

function memberInput(members: readonly Choice[]): InputBlock {
  const menu = { action_id: "explain.user", placeholder: plain("Everybody in the report", 150) };
  return {
    type: "input",
    block_id: explainInputs.user,
    optional: true,
    label: plain("Whose", 150),
    element:
      members.length <= MOST_OPTIONS
        ? { type: "static_select", options: members.map(choiceOption), ...menu }
        : { type: "external_select", min_query_length: 0, ...menu },
  };
}
