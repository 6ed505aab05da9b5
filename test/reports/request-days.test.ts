import { findUsersFigure } from "../../src/domain/metrics";
import { exportReport } from "../../src/export/export-report";
import { openExplanation } from "../../src/reports/explain";
import { type OpeningOutcome, type OpenReport, openReport } from "../../src/reports/open-report";
import { openPerf } from "../../src/reports/perf";
import { type ReportRequest, reportNames, reportRequestSchema, withRange } from "../../src/reports/request";
import { memorySource } from "../support/memory-source";
import { teamEvents } from "../support/team-events";

const NOW = Date.parse("2026-11-15T12:00:00Z");
const operator = { kind: "operator" } as const;
const reports = { source: memorySource(teamEvents(), "UTC"), workspace: "default" };

/**
 * Kiritimati is 14 hours ahead of UTC: its 6 November is 10:00 of the 5th to 10:00 of the 6th in UTC. k1 (closed
 * 11:00 on the 5th) and k3 (11:30) are in it, k2 (12:00 on the 6th) is not; k4 (11:00 on 5 October) is on its
 * 6 October.
 */
const request: ReportRequest = {
  report: "users",
  members: {},
  entries: {},
  range: { kind: "dates", first: "2026-11-06", last: "2026-11-06" },
  filter: {},
  compare: true,
  zone: "Pacific/Kiritimati",
  previous: { first: "2026-10-06", last: "2026-10-06" },
};
const HOUR = 3_600_000;
const range = { from: Date.parse("2026-11-05T10:00:00Z"), to: Date.parse("2026-11-06T10:00:00Z") };
const previous = {
  from: Date.parse("2026-10-05T10:00:00Z"),
  to: Date.parse("2026-10-05T10:00:00Z") + 24 * HOUR,
};

function opened(outcome: OpeningOutcome): OpenReport {
  if (outcome.kind !== "open") throw new Error("It was refused");
  return outcome.report;
}

describe("a request with a zone and dates to be set against", () => {
  it.each(reportNames)("has the days of its own zone, and those dates before: %s", async (report) => {
    const { selection, heading } = opened(await openReport(reports, operator, { ...request, report }, NOW));
    expect(selection).toMatchObject({ range, previous, zone: "Pacific/Kiritimati" });
    expect(heading).toMatchObject({
      zone: "Pacific/Kiritimati",
      dates: { first: "2026-11-06", last: "2026-11-06" },
      previousDates: { first: "2026-10-06", last: "2026-10-06" },
    });
  });

  it("counts in a table, a card, an explanation and an export what lies in them", async () => {
    const table = await openPerf(reports, operator, request, NOW);
    if (table.kind !== "table") throw new Error("It is no table");
    expect(table.view.total.conversationsClosed.value).toBe(2);
    expect(table.view.previousTotal?.conversationsClosed.value).toBe(1);
    const members = { user: ["m-aisha"] };
    const card = await openPerf(reports, operator, { ...request, members }, NOW);
    if (card.kind !== "card") throw new Error("It is no card");
    expect(card.card.row?.figures.conversationsClosed.value).toBe(1);
    expect(card.card.row?.previous?.conversationsClosed.value).toBe(1);
    expect(card.card.days.map(({ date }) => date)).toEqual(["2026-11-06"]);
    const figure = findUsersFigure("conversationsClosed");
    if (figure === undefined) throw new Error("There is no such figure");
    const explained = await openExplanation(reports, operator, { request, figure }, NOW);
    if (explained.kind !== "explanation") throw new Error("It was refused");
    expect(explained.explanation.conversations.map(({ conversationId }) => conversationId)).toEqual([
      "k1",
      "k3",
    ]);
    const outcome = await exportReport(reports, operator, request, NOW);
    if (outcome.kind !== "workbook") throw new Error("It was refused");
    expect(outcome.workbook.zone).toBe("Pacific/Kiritimati");
    expect(outcome.workbook.about).toContainEqual({ name: "Period before", text: "6 Oct 2026" });
  });

  it("without them has the workspace's zone and the period just before", async () => {
    const plain = { ...request, zone: undefined, previous: undefined };
    const { selection } = opened(await openReport(reports, operator, plain, NOW));
    expect(selection).toMatchObject({
      zone: "UTC",
      range: { from: Date.parse("2026-11-06T00:00:00Z"), to: Date.parse("2026-11-07T00:00:00Z") },
      previous: { from: Date.parse("2026-11-05T00:00:00Z"), to: Date.parse("2026-11-06T00:00:00Z") },
    });
  });

  it("is set against the former dates no more once another range is chosen", () => {
    expect(withRange(request, { kind: "preset", preset: "last 7 days" })).toEqual({
      ...request,
      range: { kind: "preset", preset: "last 7 days" },
      previous: undefined,
    });
    expect(withRange(request, { kind: "dates", first: "2026-11-06", last: "2026-11-06" })).toBe(request);
  });

  it.each([
    { zone: "Mars/Olympus" },
    { zone: "Z".repeat(65) },
    { previous: { first: "2026-10-07", last: "2026-10-06" } },
    { previous: { first: "2026-10-32", last: "2026-11-06" } },
  ])("is not read back when it was forged: %j", (forged) => {
    expect(reportRequestSchema.safeParse({ ...request, ...forged }).success).toBe(false);
  });
});
