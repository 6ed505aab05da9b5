import type { ActionsBlock } from "@slack/types";
import { presets } from "../../domain/range";
import { cardMember, type UsersRequest } from "../../reports/request";
import { CUSTOM_RANGE, controlsId, pagesId, reportActions, sharedActions } from "../action-ids";
import { actions } from "../blocks/build";
import { button, option, select } from "../blocks/elements";
import { type Statistic, statistics } from "../report-state";
import { statisticNames } from "./figures";

/** Whether the report is narrowed by anything that “Clear all” takes away. */
export function isNarrowed({ filter, members }: UsersRequest, seesEveryone: boolean): boolean {
  const hasFilter = Object.values(filter).some((values) => values !== undefined);
  const hasMembers = members.user !== undefined || members.team !== undefined;
  return hasFilter || (seesEveryone && hasMembers);
}

/** The controls under a report. `statistic` is null where all of them are shown already. */
export function reportControls(
  token: string,
  shown: {
    readonly request: UsersRequest;
    readonly statistic: Statistic | null;
    readonly seesEveryone: boolean;
  },
): ActionsBlock {
  const { request, statistic, seesEveryone } = shown;
  const isClearable = isNarrowed(request, seesEveryone && cardMember(request) === null);
  return actions(controlsId(token), [
    rangeSelect(request),
    ...(statistic === null ? [] : [statisticSelect(statistic)]),
    button(reportActions.filter, "Filter…"),
    ...(isClearable ? [button(reportActions.clear, "Clear all")] : []),
    button(reportActions.explain, "Explain…"),
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

function rangeSelect({ range }: UsersRequest) {
  const options = [
    ...presets.map((preset) => option(preset.charAt(0).toUpperCase() + preset.slice(1), preset)),
    option("Custom dates…", CUSTOM_RANGE),
  ];
  const chosen = range.kind === "preset" ? range.preset : null;
  return select(reportActions.range, "Dates", { options, chosen });
}

function statisticSelect(chosen: Statistic) {
  const options = statistics.map((statistic) => option(`Times: ${statisticNames[statistic]}`, statistic));
  return select(reportActions.statistic, "Times", { options, chosen });
}
