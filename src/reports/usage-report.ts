import type { TimeRange } from "../domain/instant";
import { type UsageKey, usageMetrics } from "../domain/metrics/usage";
import { type UsageReport, usageReportOf } from "../domain/reports/usage";
import { usageFamily } from "../domain/sums/families";
import { figureOf, type ReportFigure } from "./figure";
import type { ReportSource } from "./ports";
import { readSums } from "./read-sums";
import type { ReportSelection } from "./selection";

/** The report has no filter of members; who sees everyone sees it. */
export type UsageSelection = Pick<ReportSelection, "range" | "previous" | "filter">;

export type UsageFigures = Readonly<Record<UsageKey, ReportFigure>>;

/** The usage report as every way out shows it. */
export interface UsageView {
  readonly figures: UsageFigures;
  readonly previous: UsageFigures | null;
}

/** Answers the usage report from what is stored. */
export async function readUsageView(
  source: ReportSource,
  workspace: string,
  { range, previous, filter }: UsageSelection,
): Promise<UsageView> {
  const directory = await source.directory(workspace);
  const reading = { source, workspace, family: usageFamily, directory };
  const read = async (of: TimeRange) => figuresOf(usageReportOf(await readSums(reading, { filter }, of)));
  return { figures: await read(range), previous: previous && (await read(previous)) };
}

function figuresOf(report: UsageReport): UsageFigures {
  return Object.fromEntries(
    usageMetrics.map(({ key, unit }) => [
      key,
      figureOf(unit, { value: report[key], sampleSize: report[key] }),
    ]),
  ) as Record<UsageKey, ReportFigure>;
}
