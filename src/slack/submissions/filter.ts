import { daysBetween, isLocalDate } from "../../domain/period";
import { presets, type RangeChoice } from "../../domain/range";
import { longestRange } from "../../domain/range-words";
import {
  type FilterName,
  filterNames,
  filtersOf,
  reportKinds,
  withFilters,
} from "../../reports/report-kinds";
import { type ReportRequest, reportRequestSchema, withRange } from "../../reports/request";
import type { Viewer } from "../../reports/rights";
import { CUSTOM_RANGE } from "../action-ids";
import type { Desk } from "../desk";
import { directTo } from "../destination";
import { answerState } from "../draw-report";
import { drawHome } from "../home";
import { choicesFor, decodeValue, isTextName } from "../modals/choices";
import { COMPARE, OFFICE_HOURS, rangeInputs } from "../modals/filter-modal";
import { destinationOf, readMetadata } from "../modals/metadata";
import { expired } from "../replies/notices";
import { chosenIn, inputOf, type Submission, type SubmissionHandler } from "./submission";

export const submitFilter: SubmissionHandler = {
  acknowledge: (payload) => {
    const chosen = rangeIn(payload);
    return "errors" in chosen ? { response_action: "errors", errors: chosen.errors } : null;
  },

  async run(payload, desk) {
    const metadata = readMetadata(payload.view.private_metadata);
    const chosen = rangeIn(payload);
    if ("errors" in chosen) return;
    const identity = await desk.people.identify(payload.user.id);
    const state = metadata && (await desk.states.load(metadata.token));
    if (!metadata || state?.kind !== "report") {
      return desk.messenger.answer(directTo(payload.user.id), expired());
    }
    const request = await changedRequest(
      payload,
      { request: state.request, range: chosen.range },
      identity.viewer,
      desk,
    );
    const next = { ...state, request, page: 0 };
    if (metadata.surface === "home") return drawHome(desk, identity, next);
    return answerState(desk, identity, next, destinationOf(metadata, payload.user.id, desk));
  },
};

type RangeIn = { readonly range: RangeChoice | null } | { readonly errors: Record<string, string> };

/** The range chosen: null when it was left as it is. Dates count when the menu was left alone. */
export function rangeIn(payload: Submission): RangeIn {
  const menu = inputOf(payload, rangeInputs.range)?.selected_option?.value ?? "";
  const first = inputOf(payload, rangeInputs.first)?.selected_date ?? null;
  const last = inputOf(payload, rangeInputs.last)?.selected_date ?? null;
  const before = readMetadata(payload.view.private_metadata)?.range;
  const isUntouched = menu === before;
  const preset = presets.find((name) => name === menu);
  if (menu !== CUSTOM_RANGE && !(isUntouched && (first !== null || last !== null))) {
    return { range: preset ? { kind: "preset", preset } : null };
  }
  const missing = "Choose a day, or one of the dates above.";
  if (first === null || !isLocalDate(first)) return { errors: { [rangeInputs.first]: missing } };
  if (last === null || !isLocalDate(last)) return { errors: { [rangeInputs.last]: missing } };
  if (last < first) return { errors: { [rangeInputs.last]: "This day is before the first one." } };
  if (daysBetween(first, last) >= longestRange) {
    return { errors: { [rangeInputs.last]: `A range can be at most ${longestRange} days long.` } };
  }
  return { range: { kind: "dates", first, last } };
}

/**
 * The request with everything that the modal had inputs for. Whether this person may see what it asks for
 * now is not decided here but where every report is opened.
 */
async function changedRequest(
  payload: Submission,
  before: { readonly request: ReportRequest; readonly range: RangeChoice | null },
  viewer: Viewer,
  { reports: { source, workspace } }: Desk,
): Promise<ReportRequest> {
  const [directory, values] = await Promise.all([
    source.directory(workspace),
    source.filterValues(workspace),
  ]);
  const { request } = before;
  const old = filtersOf(request);
  const read = (name: FilterName): readonly string[] | undefined => {
    if (isTextName(name)) return typedIn(payload, name) ?? old[name];
    const chosen = chosenIn(payload, name);
    if (chosen === null) return old[name];
    const choices = choicesFor(name, { viewer, directory, values });
    return chosen.flatMap((value) => decodeValue(value, choices) ?? []);
  };
  const filters = Object.fromEntries(filterNames.map((name) => [name, read(name)]));
  const ticked = chosenIn(payload, rangeInputs.compare);
  const { hasTimes } = reportKinds[request.report];
  return reportRequestSchema.parse({
    ...withRange(withFilters(request, filters), before.range ?? request.range),
    compare: ticked === null ? request.compare : ticked.includes(COMPARE),
    officeHours:
      ticked === null ? request.officeHours : (hasTimes && ticked.includes(OFFICE_HOURS)) || undefined,
  });
}

/** The values typed into an input; null when it is not there. */
function typedIn(payload: Submission, name: FilterName): readonly string[] | null {
  const input = inputOf(payload, name);
  if (input === null) return null;
  return (input.value ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .slice(0, 100);
}
