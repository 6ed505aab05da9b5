import type { ChartOutcome } from "../../../src/charts/chart";
import { nativeRenderer } from "../../../src/charts/native";
import { renderOutcomes } from "../../../src/charts/render";
import { textRenderer } from "../../../src/charts/text-bars";
import { performanceMetrics } from "../../../src/domain/metrics/performance";
import { usageMetrics } from "../../../src/domain/metrics/usage";
import { workloadMetrics } from "../../../src/domain/metrics/workload";
import type { ReportFigure } from "../../../src/reports/figure";
import { rankedRows } from "../../../src/reports/leaderboard";
import type { PerformanceFigures, PerformanceView } from "../../../src/reports/performance-report";
import type { ServiceLevelView } from "../../../src/reports/sla-report";
import type { UsageFigures } from "../../../src/reports/usage-report";
import type { WorkloadViewFigures } from "../../../src/reports/workload-report";
import { checkMessage } from "../../../src/slack/limits";
import { assignmentCharts, assignmentsParts } from "../../../src/slack/replies/assignments";
import { commentsParts } from "../../../src/slack/replies/comments";
import { contributionsReport } from "../../../src/slack/replies/contributions";
import { feedbackCharts, feedbackParts } from "../../../src/slack/replies/feedback";
import { leaderboardCharts, leaderboardParts } from "../../../src/slack/replies/leaderboard";
import { type ReportParts, reportPage } from "../../../src/slack/replies/report-page";
import { serviceLevelCharts, serviceLevelParts } from "../../../src/slack/replies/service-levels";
import { usageParts } from "../../../src/slack/replies/usage";
import { workloadCharts, workloadParts } from "../../../src/slack/replies/workload";
import { workloadNowParts } from "../../../src/slack/replies/workload-now";
import { expectNoMarkup } from "../../support/markup";
import { readable } from "../../support/slack-team";
import { heading, hostileNames } from "../../support/views";

/** Every report's drawing at its limits: how many rows there are, and what stands in them. */

function figure(unit: ReportFigure["unit"], value: number | null = 3): ReportFigure {
  return { value, unit, sampleSize: value === null ? 0 : 5 };
}

function seconds(unit: string): ReportFigure["unit"] {
  return unit === "milliseconds" ? "seconds" : unit === "share" || unit === "score" ? unit : "count";
}

function performanceFigures(value: number | null, sampleSize = 5): PerformanceFigures {
  const entries = performanceMetrics.map(({ key, unit }) => [
    key,
    { ...figure(seconds(unit), value), sampleSize },
  ]);
  return Object.fromEntries(entries);
}

function workloadFigures(value: number | null): WorkloadViewFigures {
  const entries = workloadMetrics.map(({ key, unit }) => [key, figure(seconds(unit), value)]);
  return Object.fromEntries(entries);
}

function usageFigures(value: number): UsageFigures {
  const entries = usageMetrics.map(({ key }) => [key, figure("count", value)]);
  return Object.fromEntries(entries);
}

const level = { target: 60_000, met: 3, breached: 1, pending: 2, share: 0.75 };
const nothing = { target: 60_000, met: 0, breached: 0, pending: 0, share: null };

interface Case {
  readonly charts: readonly ChartOutcome[];
  readonly parts: (charts: Parameters<typeof leaderboardParts>[1]) => ReportParts;
}

/** Each report with so many rows, all of them with that text in every place for one. */
function reports(count: number, text: string, isNull = false): Readonly<Record<string, Case>> {
  const value = isNull ? null : 3;
  const orNull = isNull ? null : text;
  const times = <Row>(row: (index: number) => Row): Row[] =>
    Array.from({ length: count }, (_, at) => row(at));
  const person = (index: number) => ({ userId: `m${index}`, user: text, team: orNull });
  const place = { eventId: "e", at: 0, conversationId: text, contactId: text, contactName: orNull };
  const performance: PerformanceView = {
    by: "casesClosed",
    rows: times((index) => ({
      ...person(index),
      rank: isNull ? null : index + 1,
      figures: performanceFigures(value),
      previous: isNull ? null : performanceFigures(4),
    })),
    total: performanceFigures(value),
    previousTotal: performanceFigures(value),
    totalCoversMoreThanRows: true,
  };
  const feedback = {
    average: { ...figure("score", value), sampleSize: count },
    distribution: [1, 2, 3, 4, 5].map((score) => ({ score, count: count === 0 ? 0 : 1 })),
    entries: times(() => ({
      ...place,
      score: 1,
      channel: null,
      creditedTo: null,
      comment: orNull,
      creditedToName: orNull,
    })),
    previous: null,
  };
  const assignments = {
    total: count,
    bySource: count === 0 ? [] : [{ source: "user" as const, count, percentage: 100 }],
    log: times(() => ({
      ...place,
      previousAssignee: orNull,
      assignedTo: orNull,
      assignedToId: null,
      source: "user" as const,
      assignedBy: orNull,
    })),
    previous: null,
  };
  const comments = {
    entries: times(() => ({ ...place, byKind: "bot" as const, authorId: null, by: orNull, text })),
    count,
    previousCount: null,
  };
  const workload = {
    rows: times((index) => ({ ...person(index), figures: workloadFigures(value), previous: null })),
    teams: times((index) => ({
      teamId: `t${index}`,
      team: text,
      figures: workloadFigures(value),
      previous: null,
    })),
    total: workloadFigures(value),
    previousTotal: null,
  };
  const total = { first: isNull ? nothing : level, every: isNull ? nothing : level };
  const sla: ServiceLevelView = {
    total,
    previousTotal: total,
    rows: times((index) => ({ ...person(index), levels: total, previous: null })),
    breachCount: count,
    breaches: times(() => ({
      ...place,
      kind: "first" as const,
      start: 0,
      end: isNull ? null : 90_000,
      duration: 90_000,
      creditedTo: null,
      creditedToName: orNull,
    })),
    totalCoversMoreThanRows: true,
  };
  const now = {
    rows: times((index) => ({ ...person(index), onlineSince: isNull ? null : 1_000, open: 1, waiting: 0 })),
    conversations: [],
  };
  const usage = { figures: usageFigures(count), previous: isNull ? null : usageFigures(0) };
  const ranked = { heading, view: performance, isRanked: true };
  const own = { heading, view: performance, isRanked: false };
  const rated = { heading, view: feedback };
  const assigned = { heading, view: assignments, onlyName: null };
  const worked = { heading, view: workload, table: "members" } as const;
  const served = { heading, view: sla, table: "members" } as const;
  return {
    leaderboard: { charts: leaderboardCharts(ranked), parts: (charts) => leaderboardParts(ranked, charts) },
    "own figures": { charts: leaderboardCharts(own), parts: (charts) => leaderboardParts(own, charts) },
    feedback: { charts: feedbackCharts(rated), parts: (charts) => feedbackParts(rated, charts) },
    assignments: {
      charts: assignmentCharts(assigned),
      parts: (charts) => assignmentsParts(assigned, charts),
    },
    comments: { charts: [], parts: () => commentsParts({ heading, view: comments }) },
    workload: { charts: workloadCharts(worked), parts: (charts) => workloadParts(worked, charts) },
    teams: { charts: [], parts: (charts) => workloadParts({ ...worked, table: "teams" }, charts) },
    "service levels": {
      charts: serviceLevelCharts(served),
      parts: (charts) => serviceLevelParts(served, charts),
    },
    breaches: { charts: [], parts: (charts) => serviceLevelParts({ ...served, table: "breaches" }, charts) },
    now: { charts: [], parts: () => workloadNowParts({ heading, view: now, now: 5_000 }) },
    usage: { charts: [], parts: (charts) => usageParts({ heading, view: usage }, charts) },
  };
}

async function drawn(name: string, given: Readonly<Record<string, Case>>, page = 0) {
  const found = given[name];
  if (found === undefined) throw new Error(`There is no report ${name}`);
  const fail = ({ error }: { error: unknown }) => {
    throw error;
  };
  const { blocks } = await renderOutcomes(found.charts, [nativeRenderer, textRenderer], fail);
  return reportPage(found.parts(blocks), page);
}

describe.each(Object.keys(reports(0, "")))("%s", (name) => {
  it.each([0, 1, 2])("with %d rows is within Slack's limits", async (count) => {
    const { message } = await drawn(name, reports(count, "Ann"));
    expect(checkMessage(message)).toEqual([]);
    expect(message.text).toContain("Europe/Berlin");
  });

  it("with values that are all absent is within Slack's limits", async () => {
    const { message } = await drawn(name, reports(3, "Ann", true));
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).not.toMatch(/null|undefined|NaN/);
  });

  it.each(Object.entries(hostileNames))("keeps %s as text", async (_, text) => {
    const { message } = await drawn(name, reports(3, text));
    expect(checkMessage(message)).toEqual([]);
    expectNoMarkup(message);
  });

  it("with 10,001 rows comes in pages, and says that it is cut", async () => {
    if (name === "usage") return;
    const given = reports(10_001, "N".repeat(500));
    const { message, pages } = await drawn(name, given, 1);
    expect(checkMessage(message)).toEqual([]);
    expect(pages).toBeGreaterThan(99);
    expect(readable(message)).toContain("of 10,001. Reports list at most 10,000 rows.");
  });
});

describe("the leaderboard", () => {
  const row = (user: string, rank: number | null, value: number | null, sampleSize = 5) => ({
    userId: user,
    user,
    team: null,
    rank,
    figures: performanceFigures(value, sampleSize),
    previous: null,
  });
  const view = (by: PerformanceView["by"], rows: PerformanceView["rows"]): PerformanceView => ({
    by,
    rows,
    total: performanceFigures(1),
    previousTotal: null,
    totalCoversMoreThanRows: true,
  });
  const ranksOf = (given: PerformanceView) => rankedRows(given).map(({ user, rank }) => [user, rank]);

  it("keeps ties: 1, 2, 2, 4", () => {
    const rows = [row("Ann", 1, 9), row("Ben", 2, 5), row("Cid", 2, 5), row("Dee", 4, 1)];
    expect(ranksOf(view("casesClosed", rows))).toEqual([
      ["Ann", 1],
      ["Ben", 2],
      ["Cid", 2],
      ["Dee", 4],
    ]);
  });

  it("ranks nobody by an average over fewer than three values, and the others move up", () => {
    const rows = [row("Ann", 1, 5, 2), row("Ben", 2, 4, 3), row("Cid", 2, 4, 9), row("Dee", 4, 3, 3)];
    expect(ranksOf(view("csatAverage", rows))).toEqual([
      ["Ben", 1],
      ["Cid", 1],
      ["Dee", 3],
      ["Ann", null],
    ]);
    const text = readable(
      reportPage(leaderboardParts({ heading, view: view("csatAverage", rows), isRanked: true }, []), 0)
        .message,
    );
    expect(text).toContain("fewer than 3");
    expect(text).toContain("★ Ben");
    expect(text).not.toContain("★ Ann");
  });

  it("ranks by a count however small it is", () => {
    expect(ranksOf(view("casesClosed", [row("Ann", 1, 1, 1)]))).toEqual([["Ann", 1]]);
  });
});

describe("what stands in place of a chart", () => {
  const view = {
    total: 1,
    bySource: [{ source: "user" as const, count: 1, percentage: 100 }],
    log: [],
    previous: null,
  };

  it("without assignments, that there is no data", async () => {
    const { message } = await drawn("assignments", reports(0, "Ann"));
    expect(readable(message)).toContain("The selected filter(s) have no applicable data");
  });

  it("with chosen sources, that shares of all sources are not applicable", () => {
    const filtered = { ...heading, filters: [{ name: "source", values: ["user"] }] };
    const kinds = assignmentCharts({ heading: filtered, view, onlyName: null }).map(({ kind }) => kind);
    expect(kinds).toEqual(["chart", "not-applicable"]);
  });
});

describe("an explanation of any report", () => {
  const explained = (count: number, text: string) => ({
    heading,
    explanation: {
      metric: { key: "won", title: "Won", definition: "Cases won.", unit: "count" as const },
      figure: figure("count", count),
      amountUnit: "number" as const,
      divisor: 1,
      contributions: Array.from({ length: count }, () => ({
        kind: "conversation" as const,
        conversationId: text,
        contactId: text,
        contactName: text,
        memberId: text,
        user: text,
        at: 0,
        amount: 1,
      })),
    },
  });

  it.each(Object.entries(hostileNames))("keeps %s as text", (_, text) => {
    const { message } = contributionsReport(explained(2, text), 0);
    expect(checkMessage(message)).toEqual([]);
    expectNoMarkup(message);
  });

  it.each([0, 1, 10_001])("of %d entries is within Slack's limits", (count) => {
    const { message } = contributionsReport(explained(count, "k1"), 0);
    expect(checkMessage(message)).toEqual([]);
    expect(readable(message)).toContain("Cases won.");
  });
});
