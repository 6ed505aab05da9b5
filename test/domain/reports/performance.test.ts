import { buildDirectory, entryOf, isDirectoryEvent } from "../../../src/domain/directory";
import { parseEvent } from "../../../src/domain/events";
import { wallClockTime } from "../../../src/domain/instant";
import { findPerformanceMetric, type PerformanceKey } from "../../../src/domain/metrics/performance";
import type { PerformanceQuestion } from "../../../src/domain/reports/performance";
import {
  assigned,
  at,
  closed,
  conversation,
  member,
  opened,
  received,
  replied,
} from "../../support/conversation-script";
import { performanceReport } from "../../support/reports-over";

const directory = buildDirectory(
  ["u1 Ana", "u2 Ben", "u3 Cem", "u4 Dan"].map((words, index) => {
    const [id, name] = words.split(" ");
    const user = { id, name, role: "agent", ...(index < 2 && { teamId: "t1" }) };
    const parsed = parseEvent({ id: `d${index}`, at: at("00:00"), type: "user.upserted", user });
    if (!parsed.ok || !isDirectoryEvent(parsed.event)) throw new Error("The script is wrong");
    return entryOf(parsed.event);
  }),
);

const conversations = [
  // Ana owns it until 10:00, Ben afterwards: the reply and the rating of 11:00 are Ben's though Ana wrote it.
  conversation("c1", [
    opened("08:00"),
    received("08:10"),
    assigned("08:20", "u1"),
    replied("08:40", "u1"),
    assigned("10:00", "u2"),
    replied("11:00", "u1"),
    ["11:00", "rating.received", { score: 4 }],
    ["11:30", "followup.completed", { by: member("u3") }],
    closed("12:00", member("u1"), { outcome: "won" }),
    ["12:30", "rating.received", { score: 1 }],
  ]),
  conversation("c2", [
    opened("09:00", { assigneeId: "u2" }),
    received("09:00"),
    replied("09:10", "u2"),
    closed("10:00", { kind: "bot" }, { outcome: "lost" }),
  ]),
  // Closed without an outcome: it is no case of the win rate.
  conversation("c3", [opened("09:00", { assigneeId: "u1" }), closed("10:00", { kind: "contact" })]),
  // Open: Dan's. Open and taken away again: nobody's, though Dan stays the owner.
  conversation("c4", [opened("07:00"), assigned("07:00", "u4")]),
  conversation("c5", [opened("07:00"), assigned("07:00", "u4"), assigned("07:30", null)]),
  // Nobody ever owned it: it counts only in the total.
  conversation("c6", [
    opened("09:00"),
    received("09:00"),
    replied("09:30", "u3"),
    closed("09:40", member("u3")),
  ]),
];

function ask(change: Partial<PerformanceQuestion> = {}, by: PerformanceKey = "casesClosed") {
  const metric = findPerformanceMetric(by);
  if (!metric) throw new Error(`No metric ${by}`);
  return performanceReport(conversations, directory, {
    range: { from: Date.parse(at("08:00")), to: Date.parse(at("13:00")) },
    elapsed: wallClockTime,
    conversations: {},
    members: {},
    by: metric,
    ...change,
  });
}

function column(key: PerformanceKey, report = ask()) {
  const values = report.rows.map(({ user, values }) => [user, values.get(key)?.value] as const);
  return Object.fromEntries([...values, ["total", report.total.get(key)?.value]]);
}

describe("performanceReport", () => {
  it.each<[PerformanceKey, Record<string, number | null>]>([
    ["casesClosed", { Ben: 2, Ana: 1, Cem: 0, Dan: 0, total: 4 }],
    ["won", { Ben: 1, Ana: 0, Cem: 0, Dan: 0, total: 1 }],
    ["lost", { Ben: 1, Ana: 0, Cem: 0, Dan: 0, total: 1 }],
    ["winRate", { Ben: 0.5, Ana: null, Cem: null, Dan: null, total: 0.5 }],
    ["openCases", { Ben: 0, Ana: 0, Cem: 0, Dan: 1, total: 2 }],
    // Ana 08:10 to 08:40, Ben 09:00 to 09:10, nobody's 09:00 to 09:30: (30 + 10 + 30) / 3 minutes in all.
    ["avgFirstResponseTime", { Ben: 600_000, Ana: 1_800_000, Cem: null, Dan: null, total: 1_400_000 }],
    ["repliesSent", { Ben: 2, Ana: 1, Cem: 0, Dan: 0, total: 4 }],
    ["followUpsCompleted", { Ben: 0, Ana: 0, Cem: 1, Dan: 0, total: 1 }],
    ["csatAverage", { Ben: 2.5, Ana: null, Cem: null, Dan: null, total: 2.5 }],
    ["csatCount", { Ben: 2, Ana: 0, Cem: 0, Dan: 0, total: 2 }],
  ])("credits %s to the owner at the moment in question", (key, expected) => {
    expect(column(key)).toEqual(expected);
  });

  it("ties share a rank and are listed by name, and the rank after them is skipped", () => {
    expect(ask({}, "csatCount").rows.map(({ user, rank }) => `${rank} ${user}`)).toEqual([
      "1 Ben",
      "2 Ana",
      "2 Cem",
      "2 Dan",
    ]);
    expect(ask({}, "openCases").rows.map(({ user, rank }) => `${rank} ${user}`)).toEqual([
      "1 Dan",
      "2 Ana",
      "2 Ben",
      "2 Cem",
    ]);
  });

  it("times rank the shortest first, and members without a value come last, unranked", () => {
    expect(ask({}, "avgFirstResponseTime").rows.map(({ user, rank }) => [user, rank])).toEqual([
      ["Ben", 1],
      ["Ana", 2],
      ["Cem", null],
      ["Dan", null],
    ]);
  });

  it("with a filter of members the total covers the shown rows only", () => {
    const report = ask({ members: { team: ["t1"] } });
    expect(report.rows.map(({ user }) => user)).toEqual(["Ben", "Ana"]);
    expect(column("casesClosed", report)).toEqual({ Ben: 2, Ana: 1, total: 3 });
    expect(report.total.get("openCases")?.value).toBe(0);
  });

  it("open cases do not depend on the window", () => {
    const later = { from: Date.parse(at("20:00")), to: Date.parse(at("21:00")) };
    expect(column("openCases", ask({ range: later }))).toEqual({ Dan: 1, total: 2 });
  });
});
