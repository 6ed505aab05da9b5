import type { InputBlock, ModalView } from "@slack/types";
import { presets } from "../../domain/range";
import type { UsersRequest } from "../../reports/request";
import { CUSTOM_RANGE, modals } from "../action-ids";
import { option, plain, select } from "../blocks/elements";
import { type Choice, type ChoiceName, choiceInput, choiceNames } from "./choices";
import type { Metadata } from "./metadata";

/** The inputs of the range, by block id. */
export const rangeInputs = { range: "range", first: "first", last: "last", compare: "compare" } as const;
export const COMPARE = "compare";

/** What the range input shows for a request. */
export function rangeValue({ range }: UsersRequest): string {
  return range.kind === "preset" ? range.preset : CUSTOM_RANGE;
}

/** Every filter of the report, filled with what is set. `choices` leaves out what this person may not choose. */
export function filterModal(
  request: UsersRequest,
  shown: {
    readonly metadata: Metadata;
    readonly choices: ReadonlyMap<ChoiceName, readonly Choice[]>;
    /** The dates of the present range, to start from. */
    readonly dates: { readonly first: string; readonly last: string };
    readonly isCard: boolean;
  },
): ModalView {
  const { metadata, choices, dates, isCard } = shown;
  const chosen = { ...request.members, ...request.filter };
  const filters = choiceNames.flatMap((name) => {
    const known = choices.get(name);
    const input = known ? choiceInput(name, known, chosen[name]) : null;
    return input === null ? [] : [input];
  });
  return {
    type: "modal",
    callback_id: modals.filter,
    private_metadata: JSON.stringify({ ...metadata, range: rangeValue(request) }),
    title: plain("Filter", 24),
    submit: plain("Show", 24),
    close: plain("Cancel", 24),
    blocks: [...rangeBlocks(request, dates), ...filters, ...(isCard ? [] : [compareBlock(request)])],
  };
}

function rangeBlocks(request: UsersRequest, dates: { readonly first: string; readonly last: string }) {
  const options = [
    ...presets.map((preset) => option(preset.charAt(0).toUpperCase() + preset.slice(1), preset)),
    option("Custom dates, given below", CUSTOM_RANGE),
  ];
  const isCustom = rangeValue(request) === CUSTOM_RANGE;
  const range: InputBlock = {
    type: "input",
    block_id: rangeInputs.range,
    label: plain("Dates", 150),
    element: select("filter.range", "Dates", { options, chosen: rangeValue(request) }),
  };
  return [
    range,
    dateBlock(rangeInputs.first, "From", isCustom ? dates.first : null),
    dateBlock(rangeInputs.last, "To, this day included", isCustom ? dates.last : null),
  ];
}

function dateBlock(blockId: string, label: string, initial: string | null): InputBlock {
  return {
    type: "input",
    block_id: blockId,
    optional: true,
    label: plain(label, 150),
    element: {
      type: "datepicker",
      action_id: `filter.${blockId}`,
      placeholder: plain("Choose a day", 150),
      ...(initial === null ? {} : { initial_date: initial }),
    },
  };
}

function compareBlock({ compare }: UsersRequest): InputBlock {
  const choice = option("Show the change from the period before", COMPARE);
  return {
    type: "input",
    block_id: rangeInputs.compare,
    optional: true,
    label: plain("Compare", 150),
    element: {
      type: "checkboxes",
      action_id: "filter.compare",
      options: [choice],
      ...(compare ? { initial_options: [choice] } : {}),
    },
  };
}
