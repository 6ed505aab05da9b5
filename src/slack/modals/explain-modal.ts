import type { InputBlock, ModalView } from "@slack/types";
import type { ReportName } from "../../reports/request";
import { modals } from "../action-ids";
import { option, plain } from "../blocks/elements";
import { explainableFigures } from "../replies/figure-name";
import { type Choice, choiceOption, MOST_OPTIONS } from "./choices";
import type { Metadata } from "./metadata";

export const explainInputs = { figure: "figure", user: "user" } as const;

/** Asks which number to open, and, under a table, whose. */
export function explainModal(
  report: ReportName,
  metadata: Metadata,
  members: readonly Choice[] | null,
): ModalView {
  return {
    type: "modal",
    callback_id: modals.explain,
    private_metadata: JSON.stringify(metadata),
    title: plain("Explain a number", 24),
    submit: plain("Explain", 24),
    close: plain("Cancel", 24),
    blocks: [
      figureInput(report),
      ...(members === null || members.length === 0 ? [] : [memberInput(members)]),
    ],
  };
}

function figureInput(report: ReportName): InputBlock {
  const figures = explainableFigures(report);
  const groups = [...new Set(figures.map(({ group }) => group))];
  return {
    type: "input",
    block_id: explainInputs.figure,
    label: plain("Number", 150),
    hint: plain("You get its definition, the sample, and the conversations behind it, privately.", 150),
    element: {
      type: "static_select",
      action_id: "explain.figure",
      placeholder: plain("Choose a number", 150),
      option_groups: groups.map((group) => ({
        label: plain(group, 75),
        options: figures.filter((figure) => figure.group === group).map(({ name, key }) => option(name, key)),
      })),
    },
  };
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
