import type { Instant } from "../domain/instant";
import { describeDates } from "../domain/range";
import type { Heading } from "../reports/heading";
import { openReport, type ReportDependencies } from "../reports/open-report";
import { reportKinds } from "../reports/report-kinds";
import { cardMember, type ReportRequest } from "../reports/request";
import type { Refusal, Viewer } from "../reports/rights";
import { conversationSheet } from "./conversation-sheet";
import { formatWallClock } from "./local-time";
import { reportSheet } from "./report-sheet";
import type { AboutLine, Workbook } from "./sheet";
import { snapshotOf } from "./snapshot";

export type ExportOutcome =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "workbook"; readonly workbook: Workbook };

/** Everything of the report that the request asks for, complete, ready to be written. Checks the rights. */
export async function exportReport(
  { source, workspace }: ReportDependencies,
  viewer: Viewer,
  request: ReportRequest,
  now: Instant,
): Promise<ExportOutcome> {
  const snapshot = snapshotOf(source);
  // A member's card is always set against the period before.
  const isCard = request.report === "users" && cardMember(request) !== null;
  const asked = { ...request, compare: request.compare || isCard };
  const opening = await openReport({ source: snapshot.source, workspace }, viewer, asked, now);
  if (opening.kind === "refused") return opening;
  const { report } = opening;
  const { title } = reportKinds[request.report];
  const { heading } = report;
  return {
    kind: "workbook",
    workbook: {
      title,
      fileName: fileName(title, heading),
      report: await reportSheet(report),
      conversations: await conversationSheet(report, snapshot),
      about: aboutLines(title, heading, now),
      zone: heading.zone,
      madeAt: now,
    },
  };
}

function fileName(title: string, { dates }: Heading): string {
  const words = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `caseboard-${words}-${dates.first}-to-${dates.last}`;
}

function aboutLines(title: string, heading: Heading, now: Instant): AboutLine[] {
  const { who, range, dates, previousDates, zone, filters, clock } = heading;
  const before = previousDates && describeDates(previousDates.first, previousDates.last);
  return [
    { name: "Report", text: title },
    { name: "Members", text: who.length === 0 ? "Everyone" : who.join(", ") },
    { name: "Range", text: `${range} (${describeDates(dates.first, dates.last)})` },
    ...(before === null ? [] : [{ name: "Period before", text: before }]),
    { name: "Time zone", text: zone },
    ...filters.map(({ name, values }) => ({ name: `Filter: ${name}`, text: values.join(" or ") })),
    ...(filters.length === 0 ? [{ name: "Filters", text: "No filters" }] : []),
    ...(clock == null ? [] : [{ name: "Times by", text: clock }]),
    { name: "Made", text: `${formatWallClock(now, zone)} ${zone}` },
  ];
}
