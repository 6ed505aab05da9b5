import fc from "fast-check";
import { usersFigures } from "../../src/domain/metrics";
import { resolveRange } from "../../src/domain/range";
import { exportReport } from "../../src/export/export-report";
import type { Cell, Sheet, Workbook } from "../../src/export/sheet";
import { usersJson } from "../../src/reports/json/users";
import { type ReportRequest, reportNames, reportRequestSchema } from "../../src/reports/request";
import type { Viewer } from "../../src/reports/rights";
import { readUsersView } from "../../src/reports/users-report";
import { eventLogs } from "../support/arbitrary-events";
import { memorySource } from "../support/memory-source";
import { type Case, teamCases, teamEvents } from "../support/team-events";

const NOON = Date.parse("2026-11-15T12:00:00Z");
const operator: Viewer = { kind: "operator" };
const aisha: Viewer = { kind: "member", memberId: "m-aisha", role: "agent" };

function request(over: object = {}): ReportRequest {
  const range = { kind: "preset", preset: "last 30 days" };
  return reportRequestSchema.parse({ members: {}, range, filter: {}, compare: false, ...over });
}

async function workbookOf(
  events: readonly unknown[],
  asked = request(),
  viewer: Viewer = operator,
): Promise<Workbook> {
  const source = memorySource(events, "Europe/Berlin");
  const outcome = await exportReport({ source, workspace: "default" }, viewer, asked, NOON);
  if (outcome.kind === "refused") throw new Error(`refused: ${outcome.refusal.kind}`);
  return outcome.workbook;
}

/** The cells of a column, from top to bottom. */
function column(sheet: Sheet, key: string): Cell[] {
  const at = sheet.columns.findIndex((one) => one.key === key);
  if (at < 0) throw new Error(`There is no column ${key}`);
  return [...sheet.rows].map((row) => row[at] ?? null);
}

const added = (cells: readonly Cell[]) => cells.reduce<number>((sum, cell) => sum + Number(cell ?? 0), 0);

/** Aisha answers k9 which Ben closes: opened and assigned to Ben, so it is partly hers. */
const helped: Case = {
  id: "k9",
  memberId: "m-ben",
  date: "2026-11-07",
  replyAfter: 5,
  closeAfter: 50,
  contactName: "Zed",
};
const helpedEvents = [
  ...teamEvents([...teamCases, helped]),
  {
    id: "help",
    type: "message.sent",
    at: "2026-11-07T10:20:00Z",
    conversationId: "k9",
    by: { kind: "user", id: "m-aisha" },
  },
];

describe("an export of the users report", () => {
  it("has a row for each row of the message and one for each conversation behind it", async () => {
    const { report, conversations, about, fileName } = await workbookOf(teamEvents());
    expect(column(report, "user")).toEqual(["Aisha Khan", "Ben Okafor"]);
    expect(column(report, "conversationsClosed")).toEqual([2, 1]);
    // Aisha replied after 10 and 20 minutes.
    expect(column(report, "avgFirstResponseTime")).toEqual([900, 2_400]);
    expect(column(conversations, "conversationId")).toEqual(["k1", "k3", "k2"]);
    expect(column(conversations, "FirstResponseTime")).toEqual([600, 2_400, 1_200]);
    expect(column(conversations, "closer")).toEqual(["Aisha Khan", "Ben Okafor", "Aisha Khan"]);
    expect(column(conversations, "contactName")).toEqual(["Ann", null, null]);
    expect(column(conversations, "tags")).toEqual(["", "", "vip"]);
    expect(fileName).toBe("caseboard-performance-2026-10-17-to-2026-11-15");
    expect(about).toContainEqual({ name: "Time zone", text: "Europe/Berlin" });
    expect(about).toContainEqual({ name: "Made", text: "2026-11-15 13:00:00 Europe/Berlin" });
  });

  it("has every one of 10,001 conversations", async () => {
    const cases = Array.from({ length: 10_001 }, (_, index) => ({
      id: `c${index}`,
      memberId: "m-ben",
      date: "2026-11-05",
      replyAfter: 1,
      closeAfter: 2,
    }));
    const { report, conversations } = await workbookOf(teamEvents(cases));
    expect(conversations.rowCount).toBe(10_001);
    expect(added(column(conversations, "conversationsClosed"))).toBe(10_001);
    expect(column(report, "conversationsClosed")).toEqual([10_001]);
  });

  it("agrees with the JSON, and its conversations add up to the total, whatever happened", async () => {
    await fc.assert(
      fc.asyncProperty(eventLogs(), async (events) => {
        const range = { kind: "dates", first: "2020-01-01", last: "2029-12-31" };
        const asked = request({ range });
        const { report, conversations } = await workbookOf(events, asked);
        const source = memorySource(events, "Europe/Berlin");
        const selection = {
          range: resolveRange(asked.range, NOON, "Europe/Berlin"),
          previous: null,
          filter: {},
          members: {},
        };
        const json = usersJson(await readUsersView(source, "default", selection));
        for (const { key, metric, statistic } of usersFigures) {
          expect(column(report, key)).toEqual(
            json.rows.map((row) => (row as Readonly<Record<string, unknown>>)[key]),
          );
          const sum = added(column(conversations, metric.key));
          if (statistic === null) expect(sum).toBe(json.total[key]);
          if (statistic === "avg") {
            const count = added(column(conversations, `n${metric.key}`));
            expect(count === 0 ? null : sum / count).toEqual(
              json.total[key] === null ? null : expect.closeTo(json.total[key] ?? 0, 3),
            );
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("an agent's export", () => {
  const own = request({ members: { user: ["m-aisha"] } });

  it("has only their row, and only conversations that their figures are made of", async () => {
    const { report, conversations } = await workbookOf(helpedEvents, own, aisha);
    expect(column(report, "user")).toEqual(["Aisha Khan"]);
    expect(column(conversations, "conversationId")).toEqual(["k1", "k2", "k9"]);
  });

  it("tells no names and no figures of others", async () => {
    const { report, conversations } = await workbookOf(helpedEvents, own, aisha);
    const everything = JSON.stringify([...report.rows, report.total, ...conversations.rows]);
    for (const secret of ["Ben Okafor", "m-ben", "k3"]) expect(everything).not.toContain(secret);
    expect(column(conversations, "closer")).toEqual(["Aisha Khan", "Aisha Khan", "another member"]);
    // Ben answered k9 first, and closed it.
    expect(column(conversations, "FirstResponseTime")).toEqual([600, 1_200, null]);
    expect(column(conversations, "ResolutionTime")).toEqual([3_600, 7_200, null]);
    expect(column(conversations, "messagesSent")).toEqual([1, 1, 1]);
  });

  it.each(reportNames)("of everyone is refused: %s", async (report) => {
    const source = memorySource(helpedEvents);
    const asked = request({ report });
    const outcome = await exportReport({ source, workspace: "default" }, aisha, asked, NOON);
    expect(outcome.kind).toBe("refused");
  });
});

describe("every report", () => {
  it.each(reportNames)("is exported with its conversations: %s", async (report) => {
    const { report: sheet, conversations } = await workbookOf(helpedEvents, request({ report }));
    for (const { columns, rows, total } of [sheet, conversations]) {
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
      for (const row of [...rows, ...(total ? [total] : [])]) expect(row).toHaveLength(columns.length);
    }
    if (report === "performance") {
      expect(column(sheet, "casesClosed")).toEqual([2, 2]);
      expect(added(column(conversations, "casesClosed"))).toBe(4);
      expect(sheet.total?.[sheet.columns.findIndex(({ key }) => key === "casesClosed")]).toBe(4);
    }
    if (report === "usage") {
      expect(added(column(conversations, "closedConversations"))).toBe(4);
      expect(column(sheet, "closedConversations")).toEqual([4]);
    }
  });
});
