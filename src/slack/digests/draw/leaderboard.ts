import type { ChartOutcome } from "../../../charts/chart";
import type { ChartBlock } from "../../../charts/renderer";
import { formatCount } from "../../../domain/format";
import { findPerformanceMetric, type PerformanceKey } from "../../../domain/metrics/performance";
import type { Heading } from "../../../reports/heading";
import { LEAST_VALUES, type RankedRow, rankedRows } from "../../../reports/leaderboard";
import type { PerformanceView } from "../../../reports/performance-report";
import { type Cell, context, numberCell, paragraph, textCell, words } from "../../blocks/build";
import { figureWithChange, figureWithSample } from "../../replies/figures";
import { leaderboardCharts } from "../../replies/leaderboard";
import { tableBlock } from "../../replies/table-block";
import { meanTitle } from "./mean-title";
import type { DrawnSection } from "./section";

const NAME_LENGTH = 60;
const MOST_ROWS = 10;
/** What is told of a member beside the metric that ranks; few enough for a phone. */
const beside: readonly PerformanceKey[] = [
  "casesClosed",
  "avgFirstResponseTime",
  "repliesSent",
  "csatAverage",
];

export interface LeaderboardSection {
  readonly heading: Heading;
  readonly view: PerformanceView;
}

/** The members who are ranked, and by more than nothing: who was away is not put at the end of a list. */
function shownRows(view: PerformanceView): readonly RankedRow[] {
  const isCount = findPerformanceMetric(view.by)?.unit === "count";
  return rankedRows(view).filter(
    ({ rank, figures }) => rank !== null && !(isCount && figures[view.by].value === 0),
  );
}

export function leaderboardSectionCharts({ heading, view }: LeaderboardSection): ChartOutcome[] {
  const rows = shownRows(view);
  return rows.length === 0 ? [] : leaderboardCharts({ heading, view: { ...view, rows }, isRanked: true });
}

/** The chart, and a table of the first ten with the top performer marked. */
export function leaderboardSection(
  { view }: LeaderboardSection,
  charts: readonly ChartBlock[],
): DrawnSection {
  const title = titleOf(view.by);
  const rows = shownRows(view);
  if (rows.length === 0) {
    const nothing = `Nobody can be ranked by ${title.toLowerCase()} in these days.`;
    return { blocks: [paragraph(words(nothing))], told: nothing, has: "nothing" };
  }
  const columns = beside.filter((key) => key !== view.by);
  const head = ["Member", "Rank", title, ...columns.map(titleOf)].map((text) => textCell(text));
  const shown = rows.slice(0, MOST_ROWS);
  const cells = shown.map((row) => rowCells(row, [view.by, ...columns]));
  const caption = `Leaderboard by ${title.toLowerCase()}`;
  return {
    blocks: [...charts, tableBlock(caption, head, cells), context(legendOf(view, shown.length, rows.length))],
    told: shown.map((row) => `${row.rank}. ${row.user} ${figureWithSample(row.figures[view.by])}`).join(", "),
    has: "something",
  };
}

function rowCells(row: RankedRow, [by, ...columns]: readonly [PerformanceKey, ...PerformanceKey[]]): Cell[] {
  return [
    textCell(row.rank === 1 ? `★ ${row.user}` : row.user, NAME_LENGTH),
    // Few letters, so that a phone shows the figure beside the name.
    numberCell(row.rank, formatCount(row.rank)),
    numberCell(row.figures[by].value, figureWithChange(row.figures[by], row.previous?.[by])),
    ...columns.map((key) => numberCell(row.figures[key].value, figureWithSample(row.figures[key]))),
  ];
}

function legendOf(view: PerformanceView, shown: number, all: number): string {
  const metric = findPerformanceMetric(view.by);
  const order = metric?.best === "least" ? "the lowest first" : "the highest first";
  const cut = all > shown ? `Showing ${formatCount(shown)} of ${formatCount(all)}. ` : "";
  const legend = [
    `★ top performer · ranked by ${titleOf(view.by).toLowerCase()}, ${order}`,
    ...(metric?.reduce === "mean" ? [`from ${LEAST_VALUES} values on`] : []),
    "n: values behind a mean",
  ];
  return cut + legend.join(" · ");
}

function titleOf(key: PerformanceKey): string {
  const metric = findPerformanceMetric(key);
  return metric === undefined ? key : meanTitle(metric);
}
