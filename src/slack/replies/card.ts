import type { DataTableBlock } from "@slack/types";
import type { ChartOutcome } from "../../charts/chart";
import { closedPerDay, responseTimeTrend } from "../../charts/member-charts";
import type { ChartBlock } from "../../charts/renderer";
import { formatCount } from "../../domain/format";
import { findUsersFigure, usersMetrics } from "../../domain/metrics";
import type { DurationMetric } from "../../domain/metrics/metric";
import type { LocalDate } from "../../domain/period";
import { figureText } from "../../reports/figure";
import type { PerfOutcome } from "../../reports/perf";
import type { Figures } from "../../reports/users-report";
import {
  bold,
  bullets,
  type Cell,
  context,
  header,
  type Message,
  type MessageBlock,
  message,
  numberCell,
  paragraph,
  textCell,
  words,
} from "../blocks/build";
import { shortened } from "../escape";
import { changeInWords, statisticNames, verdictOn } from "./figures";
import { headingLines } from "./heading";
import { tableBlock } from "./table-block";

const NAME_LENGTH = 100;

export type CardOutcome = Extract<PerfOutcome, { kind: "card" }>;
type Row = NonNullable<CardOutcome["card"]["row"]>;

/** The charts of a member's card; days that lie ahead of `today` are left out. */
export function cardCharts({ heading, card }: CardOutcome, today: LocalDate): ChartOutcome[] {
  const { first, last } = heading.dates;
  const range = { first, last: last > today && first <= today ? today : last };
  if (card.days.length === 0) return [];
  const responses = card.days.map(({ date, responseTime }) => ({ date, ...responseTime }));
  return [responseTimeTrend(responses, range), closedPerDay(card.days, range)];
}

/** One member's figures, each with its sample size and its change, and the charts' blocks. */
export function cardReport({ heading, card }: CardOutcome, charts: readonly ChartBlock[]): Message {
  const name = shortened(card.user, NAME_LENGTH);
  const lines = headingLines(heading);
  const team = card.team === null ? [] : [`Team ${card.team}`];
  const above: MessageBlock[] = [header(`Performance: ${name}`), context(...team, ...lines)];
  const title = `Performance of ${name}, ${lines.join(", ")}`;
  const { row } = card;
  if (row === null) {
    const nothing = "No conversation was closed in this range, so there is nothing to count.";
    return message(`${title}: ${nothing}`, [...above, paragraph(words(nothing))]);
  }
  const blocks = [...above, counts(row), times(row, name), ...charts];
  return message(`${title}. ${factsText(row)}`, blocks);
}

function counts({ figures, previous }: Row) {
  const metrics = usersMetrics.filter((metric) => metric.kind !== "duration");
  return bullets(
    metrics.map(({ key, title }) => [
      words(`${title}: `),
      bold(figureText(figures[key])),
      words(` – ${changeInWords(figures[key], previous?.[key])}`),
    ]),
  );
}

function times(row: Row, name: string): DataTableBlock {
  const head = ["Time", "Mean", "Change", "Median", "p90", "Max", "n"].map((text) => textCell(text));
  const durations = usersMetrics.filter((metric) => metric.kind === "duration");
  return tableBlock(
    `Times of ${name}; n is the number of values behind each row`,
    head,
    durations.map((metric) => timeRow(metric, row)),
  );
}

function timeRow({ key, title }: DurationMetric, { figures, previous }: Row): Cell[] {
  const statistic = (name: keyof typeof statisticNames) => findUsersFigure(`${name}${key}`)?.key;
  const cell = (name: keyof typeof statisticNames) => {
    const figureKey = statistic(name);
    if (figureKey === undefined) return textCell("–");
    return numberCell(figures[figureKey].value, figureText(figures[figureKey]));
  };
  const mean = statistic("avg");
  const sampleSize = mean === undefined ? 0 : figures[mean].sampleSize;
  return [
    textCell(title),
    cell("avg"),
    textCell(mean === undefined ? "–" : verdictOn(figures[mean], previous?.[mean])),
    cell("p50"),
    cell("p90"),
    cell("max"),
    numberCell(sampleSize, formatCount(sampleSize)),
  ];
}

/** The facts in words, for screen readers and notifications. */
function factsText({ figures }: Row): string {
  return usersMetrics
    .map((metric) => (metric.kind === "duration" ? timeFacts(metric, figures) : countFact(metric, figures)))
    .join("; ");
}

function countFact(
  { key, title }: { readonly key: keyof Figures; readonly title: string },
  figures: Figures,
) {
  return `${title} ${figureText(figures[key])}`;
}

function timeFacts({ key, title }: DurationMetric, figures: Figures): string {
  const told = (["avg", "p50", "p90", "max"] as const).flatMap((name) => {
    const figure = findUsersFigure(`${name}${key}`);
    return figure ? [`${statisticNames[name].toLowerCase()} ${figureText(figures[figure.key])}`] : [];
  });
  const mean = findUsersFigure(`avg${key}`);
  return `${title} ${told.join(", ")} (n ${formatCount(mean ? figures[mean.key].sampleSize : 0)})`;
}
