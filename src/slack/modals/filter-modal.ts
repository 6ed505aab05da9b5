import type { InputBlock, ModalView } from "@slack/types";
import { presets } from "../../domain/range";
import { filtersOf } from "../../reports/report-kinds";
import type { ReportRequest } from "../../reports/request";
import { CUSTOM_RANGE, modals } from "../action-ids";
import { option, plain, select } from "../blocks/elements";
import { type Choice, type ChoiceName, choiceInput, type TextName, textInput } from "./choices";
import type { Metadata } from "./metadata";

/** The inputs of the range, by block id. */
export const rangeInputs = { range: "range", first: "first", last: "last", compare: "compare" } as const;
export const COMPARE = "compare";
export const OFFICE_HOURS = "officeHours";

/** What can be ticked in the form. */
export type ModalOption = typeof COMPARE | typeof OFFICE_HOURS;

const optionNames: Readonly<Record<ModalOption, string>> = {
  compare: "Show the change from the period before",
  officeHours: "Measure times in office hours",
};

/** What the range input shows for a request. */
export function rangeValue({ range }: ReportRequest): string {
  return range.kind === "preset" ? range.preset : CUSTOM_RANGE;
}

/** Every filter of the report, filled with what is set. `choices` leaves out what this person may not choose. */
export function filterModal(
  request: ReportRequest,
  shown: {
    readonly metadata: Metadata;
    readonly choices: ReadonlyMap<ChoiceName, readonly Choice[]>;
    /** The dates of the present range, to start from. */
    readonly dates: { readonly first: string; readonly last: string };
    /** Filters into which anything can be typed. */
    readonly texts: readonly TextName[];
    readonly options: readonly ModalOption[];
  },
): ModalView {
  const { metadata, choices, texts, dates, options } = shown;
  const chosen = filtersOf(request);
  const filters = [...choices].flatMap(
    ([name, known]) => choiceInput(name, known, chosen[name], request.report) ?? [],
  );
  const written = texts.map((name) => textInput(name, chosen[name]));
  return {
    type: "modal",
    callback_id: modals.filter,
    private_metadata: JSON.stringify({ ...metadata, range: rangeValue(request) }),
    title: plain("Filter", 24),
    submit: plain("Show", 24),
    close: plain("Cancel", 24),
    blocks: [...rangeBlocks(request, dates), ...filters, ...written, ...optionsBlocks(request, options)],
  };
}

function rangeBlocks(request: ReportRequest, dates: { readonly first: string; readonly last: string }) {
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

function optionsBlocks(request: ReportRequest, offered: readonly ModalOption[]): InputBlock[] {
  if (offered.length === 0) return [];
  const choices = offered.map((name) => option(optionNames[name], name));
  const ticked = choices.filter((_, index) => {
    const name = offered[index];
    return name !== undefined && request[name] === true;
  });
  return [
    {
      type: "input",
      block_id: rangeInputs.compare,
      optional: true,
      label: plain("Options", 150),
      element: {
        type: "checkboxes",
        action_id: "filter.compare",
        options: choices,
        ...(ticked.length > 0 ? { initial_options: ticked } : {}),
      },
    },
  ];
}
