import { performanceMetrics } from "../../../src/domain/metrics/performance";
import {
  biggestImprovement,
  type Highlight,
  highlightsOf,
  isQuiet,
  praisedMetric,
} from "../../../src/reports/digests/highlights";
import type { ReportFigure } from "../../../src/reports/figure";
import type { PerformanceFigures, PerformanceView } from "../../../src/reports/performance-report";
import { figures } from "../../support/views";

const seconds = (value: number | null, sampleSize = 5): ReportFigure => ({
  value,
  unit: "seconds",
  sampleSize,
});
const score = (value: number, sampleSize = 5): ReportFigure => ({ value, unit: "score", sampleSize });

function highlight(title: string, current: ReportFigure, previous: ReportFigure | undefined): Highlight {
  return { title, current, previous, best: current.unit === "seconds" ? "least" : "most" };
}

describe("the biggest improvement", () => {
  const faster = highlight("faster", seconds(80), seconds(100));
  const better = highlight("better", score(4.4), score(4));

  it("is what got better by most of what it was, whichever way is better", () => {
    // 20 % less time, against 10 % more of the score.
    expect(biggestImprovement([better, faster])).toBe(faster);
    expect(biggestImprovement([better])).toBe(better);
  });

  it.each([
    { what: "got worse", one: highlight("", seconds(120), seconds(100)) },
    { what: "got lower where higher is better", one: highlight("", score(3), score(4)) },
    { what: "hardly changed", one: highlight("", seconds(96), seconds(100)) },
    { what: "has too few values", one: highlight("", seconds(50, 4), seconds(100)) },
    { what: "had too few values", one: highlight("", seconds(50), seconds(100, 4)) },
    { what: "had none", one: highlight("", seconds(50), seconds(null, 0)) },
    { what: "has none", one: highlight("", seconds(null, 0), seconds(100)) },
    { what: "is set against nothing", one: highlight("", seconds(50), undefined) },
    { what: "is neither good nor bad", one: { ...faster, best: null } },
  ])("is never what $what", ({ one }) => {
    expect(biggestImprovement([one])).toBeNull();
  });
});

function performanceFigures(value: number, sampleSize = 5): PerformanceFigures {
  const entries = performanceMetrics.map(({ key, unit }) => [
    key,
    { value, unit: unit === "milliseconds" ? "seconds" : unit, sampleSize },
  ]);
  return Object.fromEntries(entries);
}

function leaderboard(
  by: PerformanceView["by"],
  members: readonly [string, number | null, number, number?][],
) {
  const rows = members.map(([user, rank, value, sampleSize]) => ({
    userId: user.startsWith("m-") ? user : `m-${user}`,
    user,
    team: null,
    rank,
    figures: performanceFigures(value, sampleSize),
    previous: null,
  }));
  const total = performanceFigures(1);
  return { by, rows, total, previousTotal: null, totalCoversMoreThanRows: true } satisfies PerformanceView;
}

const users = { total: figures(3, 720), previousTotal: null };
const sla = { total: { first: null, every: null }, previousTotal: null };
const topOf = (performance: PerformanceView) => highlightsOf({ users, performance, sla }).top;

describe("congratulations", () => {
  it("go to nobody where one who leads is known by an id only", () => {
    const left = leaderboard("casesClosed", [
      ["Ann", 1, 9],
      ["m-17", 1, 9],
    ]);
    expect(topOf(left)).toBeNull();
  });

  it("go to who leads, and to up to three who share the lead", () => {
    const one = leaderboard("casesClosed", [
      ["Ann", 1, 9],
      ["Ben", 2, 5],
    ]);
    expect(topOf(one)).toMatchObject({ names: ["Ann"], figure: { value: 9 } });
    const three = leaderboard("casesClosed", [
      ["Ann", 1, 9],
      ["Ben", 1, 9],
      ["Cid", 1, 9],
      ["Dee", 4, 1],
    ]);
    expect(topOf(three)).toMatchObject({ names: ["Ann", "Ben", "Cid"] });
  });

  it("go to nobody where four share the lead, where nothing was done, or nobody is there", () => {
    const four = [
      ["A", 1, 9],
      ["B", 1, 9],
      ["C", 1, 9],
      ["D", 1, 9],
    ] as const;
    expect(
      topOf(
        leaderboard(
          "casesClosed",
          four.map(([...row]) => row),
        ),
      ),
    ).toBeNull();
    expect(topOf(leaderboard("casesClosed", [["Ann", 1, 0]]))).toBeNull();
    expect(topOf(leaderboard("casesClosed", []))).toBeNull();
  });

  it("for a mean go to nobody with fewer than three values", () => {
    const view = leaderboard("csatAverage", [
      ["Ann", 1, 5, 2],
      ["Ben", 2, 4, 3],
    ]);
    expect(topOf(view)).toMatchObject({ names: ["Ben"] });
  });

  it("are for what is good to have more of, never for cases lost or left open", () => {
    expect(praisedMetric("csatAverage")).toBe("csatAverage");
    expect(praisedMetric("lost")).toBe("casesClosed");
    expect(praisedMetric("openCases")).toBe("casesClosed");
    expect(praisedMetric("nothing known")).toBe("casesClosed");
  });
});

describe("the highlights", () => {
  const performance = leaderboard("casesClosed", []);

  it("tell of the target only where there is one", () => {
    const titles = (given: Parameters<typeof highlightsOf>[0]["sla"]) =>
      highlightsOf({ users, performance, sla: given }).figures.map(({ title }) => title);
    expect(titles(sla)).toEqual([
      "Cases closed",
      "Replies",
      "First response, median",
      "Resolution, median",
      "Rating",
    ]);
    const level = { target: 60_000, met: 3, breached: 1, pending: 2, share: 0.75 };
    expect(titles({ total: { first: level, every: null }, previousTotal: null }).at(-1)).toBe(
      "First response within 1 min",
    );
    const mixed = { first: { ...level, target: null }, every: null };
    expect(titles({ total: mixed, previousTotal: null }).at(-1)).toBe("First response within its target");
  });

  it("are quiet only when nothing at all was counted", () => {
    const nothing = { total: figures(0, null), previousTotal: null };
    const empty = { ...performance, total: performanceFigures(0, 0) };
    expect(isQuiet(highlightsOf({ users: nothing, performance: empty, sla }))).toBe(true);
    expect(isQuiet(highlightsOf({ users, performance: empty, sla }))).toBe(false);
  });
});
