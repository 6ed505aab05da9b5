import type { HomeView } from "@slack/types";
import type { ChartBlock } from "../../charts/renderer";
import { formatCount } from "../../domain/format";
import { findUsersFigure, usersMetrics } from "../../domain/metrics";
import type { Refusal } from "../../reports/rights";
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
import { changeInWords, figureText, figureWithSample, statisticNames } from "./figures";
import { headingLines, whose } from "./heading";
import { refusalWords } from "./notices";
import { byName, columnsOf, type TableOutcome, totals } from "./table";

/** The Home tab shows neither tables nor Slack's charts, so figures stand in lists. */

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

/** The person's own figures. */
export function homeCard({ heading, card }: CardOutcome, charts: readonly ChartBlock[]): MessageBlock[] {
  const above = [header("My performance"), context(...headingLines(heading))];
  const { row } = card;
  if (row === null) return [...above, paragraph(words("You closed no conversation in this range."))];
  const items = usersMetrics.flatMap((metric): Inline[][] => {
    const key = metric.kind === "duration" ? findUsersFigure(`avg${metric.key}`)?.key : metric.key;
    if (key === undefined) return [];
    const told =
      metric.kind === "duration" ? durationTexts(metric.key, row.figures) : figureText(row.figures[key]);
    const change = changeInWords(row.figures[key], row.previous?.[key]);
    return [[words(`${metric.title}: `), bold(told), words(` – ${change}`)]];
  });
  return [...above, bullets(items), ...charts];
}

function durationTexts(key: string, figures: NonNullable<CardOutcome["card"]["row"]>["figures"]): string {
  const mean = findUsersFigure(`avg${key}`);
  const told = (["avg", "p50", "p90", "max"] as const).flatMap((name) => {
    const figure = findUsersFigure(`${name}${key}`);
    return figure ? [`${statisticNames[name].toLowerCase()} ${figureText(figures[figure.key])}`] : [];
  });
  return `${told.join(", ")} · n ${formatCount(mean ? figures[mean.key].sampleSize : 0)}`;
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
