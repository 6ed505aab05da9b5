import { markdownTable, shownCount, shownRatio, shownSeconds } from "../markdown";
import type { ReportsResult } from ".";
import type { Standing } from "./compare-contenders";
import type { Flatness } from "./flatness";

/** The section about reports. */
export function reportsSection({ standings, flatness }: ReportsResult): string {
  return [
    "## Reports",
    `The full users report: 30 days, all members, every figure. Everyone answers from the same events; rows, total and \`withoutCloser\` were equal on all sides before times were taken (counts and maxima equal, means to a millionth, the contenders' percentiles equal, Caseboard's within 1 %). The contenders took turns; each had run before. Caseboard's own time is of a process that runs already and remembers no answer; the contenders' processes run already too.`,
    ...standings.map(standingsTable),
    "### The same questions over more data",
    "Median times of Caseboard in a process that runs already, the amounts of data in turns; each time with connections made and no answer remembered. 30 days unless it says otherwise. Service levels, feedback and assignments have every line of their lists, unless it says that they are a page as Slack shows it.",
    flatnessTable(flatness),
  ].join("\n\n");
}

function standingsTable({ events, contenders }: ReportsResult["standings"][number]): string {
  const own = contenders[0];
  const ownMedian = own && "median" in own ? own.median : Number.NaN;
  const headings = ["", "version", "runs", "median", "Caseboard is so many times faster"];
  const rows = contenders.map((standing) => standingRow(standing, ownMedian));
  return `### ${shownCount(events)} events\n\n${markdownTable(headings, rows)}`;
}

function standingRow(standing: Standing, ownMedian: number): string[] {
  const { name, version } = standing;
  if ("gaveUp" in standing) return [name, version, "0", standing.gaveUp, "–"];
  const { seconds, median } = standing;
  return [name, version, String(seconds.length), shownSeconds(median), shownRatio(median / ownMedian)];
}

function flatnessTable(flatness: readonly Flatness[]): string {
  const amounts = flatness[0]?.medians.map(({ events }) => `${shownCount(events)} events`) ?? [];
  const rows = flatness.map(({ question, medians }) => {
    const [first, last] = [medians[0]?.seconds ?? Number.NaN, medians.at(-1)?.seconds ?? Number.NaN];
    const ratio = medians.length > 1 ? [shownRatio(last / first)] : [];
    return [question, ...medians.map(({ seconds }) => shownSeconds(seconds)), ...ratio];
  });
  return markdownTable(["report", ...amounts, ...(amounts.length > 1 ? ["ratio"] : [])], rows);
}
