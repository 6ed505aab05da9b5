import type { HomeView } from "@slack/types";
import type { ChartBlock } from "../../charts/renderer";
import { formatCount } from "../../domain/format";
import { durationStatistics, findUsersFigure, usersMetrics } from "../../domain/metrics";
import { performanceMetrics } from "../../domain/metrics/performance";
import { workloadMetrics } from "../../domain/metrics/workload";
import type { ReportFigure } from "../../reports/figure";
import { figureText } from "../../reports/figure";
import type { PerformanceView } from "../../reports/performance-report";
import type { Refusal } from "../../reports/rights";
import type { WorkloadView } from "../../reports/workload-report";
import {
  bold,
  bullets,
  context,
  header,
  type Inline,
  type MessageBlock,
  paragraph,
  words,
} from "../blocks/build";
import { shortened } from "../escape";
import type { Statistic } from "../report-state";
import type { CardOutcome } from "./card";
import { changeInWords, figureWithSample, statisticNames } from "./figures";
import { headingLines, whose } from "./heading";
import { refusalWords } from "./notices";
import { byName, columnsOf, type TableOutcome, totals } from "./table";

/** The Home tab shows neither tables nor Slack's charts, so figures stand in lists. */

type Row = NonNullable<CardOutcome["card"]["row"]>;

const MEMBERS_SHOWN = 30;
const NAME_LENGTH = 60;

/** Blocks as Slack's types know them: the Home tab never gets Slack's charts. */
export function homeView(blocks: readonly MessageBlock[]): HomeView {
  return { type: "home", blocks: blocks.filter((block) => block.type !== "data_visualization") };
}

/** What somebody sees who gets no figures. */
export function homeRefusal(refusal: Refusal | null): HomeView {
  const text = refusal === null ? "There is nothing to show yet." : refusalWords(refusal);
  return homeView([header("Caseboard"), paragraph(words(text))]);
}

/** The person's own figures; of times the mean, then the rest. */
export function homeCard({ heading, card }: CardOutcome, charts: readonly ChartBlock[]): MessageBlock[] {
  const above = [header("My performance"), context(...headingLines(heading))];
  const { row } = card;
  if (row === null) return [...above, paragraph(words("You closed no conversation in this range."))];
  return [...above, bullets(usersMetrics.map((metric) => lineOf(metric, row))), ...charts];
}

function lineOf(metric: (typeof usersMetrics)[number], { figures, previous }: Row): Inline[] {
  if (metric.kind !== "duration") {
    const change = changeInWords(figures[metric.key], previous?.[metric.key]);
    return [words(`${metric.title}: `), bold(figureText(figures[metric.key])), words(` – ${change}`)];
  }
  const told = durationStatistics.flatMap((statistic) => findUsersFigure(`${statistic}${metric.key}`) ?? []);
  const [mean, ...others] = told;
  if (mean === undefined) return [words(metric.title)];
  const rest = others.map(
    ({ key, statistic }) =>
      `${statistic === null ? "" : statisticNames[statistic].toLowerCase()} ${figureText(figures[key])}`,
  );
  return [
    words(`${metric.title}: `),
    bold(figureText(figures[mean.key])),
    words(` – ${changeInWords(figures[mean.key], previous?.[mean.key])}`),
    words(`; ${rest.join(", ")} · n ${formatCount(figures[mean.key].sampleSize)}`),
  ];
}

/** One person's cases, ratings and time, each against the period before. The views are of that person alone. */
export function homeFigures(
  { total, previousTotal }: Pick<PerformanceView, "total" | "previousTotal">,
  workload: Pick<WorkloadView, "total" | "previousTotal">,
): MessageBlock[] {
  const lines = [
    ...performanceMetrics.map(({ key, title }) => figureLine(title, total[key], previousTotal?.[key])),
    ...workloadMetrics.map(({ key, title }) =>
      figureLine(title, workload.total[key], workload.previousTotal?.[key]),
    ),
  ];
  return [header("My cases, ratings and time"), bullets(lines)];
}

function figureLine(title: string, current: ReportFigure, previous: ReportFigure | undefined): Inline[] {
  const change = previous === undefined ? [] : [words(` – ${changeInWords(current, previous)}`)];
  return [words(`${title}: `), bold(figureWithSample(current)), ...change];
}

/** The team's figures: the totals, then a line a member. */
export function homeTeam({ heading, view }: TableOutcome, statistic: Statistic): MessageBlock[] {
  const above = [
    header(`The team: ${whose(heading)}`),
    context(...headingLines(heading), `Times: ${statisticNames[statistic].toLowerCase()}`),
  ];
  if (view.rows.length === 0)
    return [...above, paragraph(words("Nobody closed a conversation in this range."))];
  const columns = columnsOf(statistic);
  const items = [...view.rows]
    .sort(byName)
    .slice(0, MEMBERS_SHOWN)
    .map(({ user, figures }) => [
      bold(shortened(user, NAME_LENGTH)),
      words(
        ` – ${columns.map(({ key, metric }) => `${metric.title} ${figureWithSample(figures[key])}`).join("; ")}`,
      ),
    ]);
  const { length } = view.rows;
  const note = `Showing ${formatCount(items.length)} of ${formatCount(length)} members. /perf all lists them all.`;
  const cut = length > MEMBERS_SHOWN ? [context(note)] : [];
  return [...above, ...totals(view, statistic), bullets(items), ...cut];
}
