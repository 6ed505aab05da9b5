import type { ActionsBlock, StaticSelect } from "@slack/types";
import { presets } from "../../domain/range";
import {
  defaultFilters,
  type Filters,
  filterNames,
  filtersOf,
  withFilters,
} from "../../reports/report-kinds";
import { cardMember, type ReportRequest } from "../../reports/request";
import type { Viewer } from "../../reports/rights";
import { CUSTOM_RANGE, controlsId, pagesId, reportActions, sharedActions } from "../action-ids";
import { actions } from "../blocks/build";
import { button, option, select } from "../blocks/elements";
import { EXPORT_ACTION } from "../export/action-id";

/** The request without filters. A card stays the member's; else it is of whom the viewer sees without naming anybody. */
export function cleared(request: ReportRequest, viewer: Viewer): ReportRequest {
  const { members } = request;
  const isCard = request.report === "users" && cardMember(request) !== null;
  const kept: Filters = isCard
    ? { user: members.user, team: members.team }
    : defaultFilters(request.report, viewer);
  return withFilters(request, kept);
}

/** Whether the report is narrowed by anything that “Clear all” takes away. */
export function isNarrowed(request: ReportRequest, viewer: Viewer): boolean {
  const [now, then] = [filtersOf(request), filtersOf(cleared(request, viewer))];
  return filterNames.some((name) => String(now[name]) !== String(then[name]));
}

/** The controls under a report. */
export function reportControls(
  token: string,
  shown: {
    readonly request: ReportRequest;
    /** Those of this report alone. */
    readonly selects: readonly StaticSelect[];
    readonly viewer: Viewer;
  },
): ActionsBlock {
  const { request, selects, viewer } = shown;
  return actions(controlsId(token), [
    ...(request.isNow === true ? [] : [rangeSelect(request)]),
    ...selects,
    button(reportActions.filter, "Filter…"),
    ...(isNarrowed(request, viewer) ? [button(reportActions.clear, "Clear all")] : []),
    ...(request.isNow === true ? [] : [button(reportActions.explain, "Explain…")]),
    ...(request.isNow === true ? [] : [button(EXPORT_ACTION, "Export")]),
    button(reportActions.share, "Share to channel…"),
  ]);
}

/** The buttons under a report in a channel: they show nothing themselves, and answer privately. */
export function sharedControls(token: string): ActionsBlock {
  return actions(controlsId(token), [
    button(sharedActions.open, "Open privately"),
    button(sharedActions.explain, "Explain…"),
  ]);
}

/** Previous and next page; none where there is only one. */
export function pageControls(token: string, page: number, pages: number): ActionsBlock[] {
  if (pages < 2) return [];
  const previous = page > 0 ? [button(reportActions.previous, "‹ Previous")] : [];
  const next = page < pages - 1 ? [button(reportActions.next, "Next ›")] : [];
  return [actions(pagesId(token), [...previous, ...next])];
}

function rangeSelect({ range }: ReportRequest): StaticSelect {
  const options = [
    ...presets.map((preset) => option(preset.charAt(0).toUpperCase() + preset.slice(1), preset)),
    option("Custom dates…", CUSTOM_RANGE),
  ];
  const chosen = range.kind === "preset" ? range.preset : null;
  return select(reportActions.range, "Dates", { options, chosen });
}
