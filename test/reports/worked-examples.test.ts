import { officeHoursClock } from "../../src/domain/clock";
import { findPerformanceMetric } from "../../src/domain/metrics/performance";
import { calendarSchema } from "../../src/domain/office-hours";
import { readAssignmentsView } from "../../src/reports/assignments-report";
import { readOverallView } from "../../src/reports/overall-report";
import { readPerformanceView } from "../../src/reports/performance-report";
import { readServiceLevelView } from "../../src/reports/sla-report";
import { readWorkloadView } from "../../src/reports/workload-report";
import { memorySource } from "../support/memory-source";

/** The examples of docs/metrics.md, worked out there by hand. Everything happens on Monday 5 October 2026. */
const at = (time: string) => `2026-10-05T${time}:00Z`;
const user = (id: string) => ({ kind: "user", id });
const range = { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2026-11-01T00:00:00Z") };
const question = { range, previous: null, now: range.to, zone: "UTC", filter: {}, members: {} };

let eventCount = 0;
function event(type: string, time: string, content: object) {
  eventCount += 1;
  return { id: `e${String(eventCount).padStart(3, "0")}`, type, at: at(time), ...content };
}

function opened(conversationId: string, time: string, content: object = {}) {
  return event("conversation.opened", time, {
    conversationId,
    contact: { id: `contact-${conversationId}` },
    by: { kind: "contact" },
    ...content,
  });
}

const members = ["ana", "ben", "cem"].map((id) =>
  event("user.upserted", "00:00", { user: { id, name: id, role: "agent" } }),
);

function closed(conversationId: string, assigneeId: string, outcome?: string) {
  const content = { conversationId, by: user(assigneeId), ...(outcome && { outcome }) };
  return [opened(conversationId, "09:00", { assigneeId }), event("conversation.closed", "10:00", content)];
}

test("performance: a shared rank, then a gap; a win rate absent without outcomes, pooled in the total", async () => {
  const source = memorySource([
    ...members,
    ...closed("c1", "ana", "won"),
    ...closed("c2", "ana", "lost"),
    ...closed("c3", "ben", "won"),
    ...closed("c4", "ben", "won"),
    ...closed("c5", "cem"),
  ]);
  const by = findPerformanceMetric("casesClosed");
  if (by === undefined) throw new Error("No metric");
  const { rows, total } = await readPerformanceView(source, "any", { ...question, by });
  expect(
    rows.map(({ user: name, rank, figures: { winRate } }) => [name, rank, winRate.value, winRate.sampleSize]),
  ).toEqual([
    ["ana", 1, 0.5, 2],
    ["ben", 1, 1, 2],
    ["cem", 3, null, 0],
  ]);
  expect(total.winRate).toEqual({ value: 0.75, unit: "share", sampleSize: 4 });
});

test("assignments: the assignee that came with the opening is no entry, an unassignment is one", async () => {
  const source = memorySource([
    ...members,
    opened("c1", "09:00", { assigneeId: "ana" }),
    event("conversation.assigned", "09:10", { conversationId: "c1", to: "ben", source: "workflow" }),
    event("conversation.assigned", "09:20", {
      conversationId: "c1",
      to: null,
      source: "user",
      by: user("ben"),
    }),
  ]);
  const { log, bySource } = await readAssignmentsView(source, "any", { ...question, assignments: {} });
  expect(log.map((entry) => [entry.previousAssignee, entry.assignedTo, entry.source])).toEqual([
    ["ben", null, "user"],
    ["ana", "ben", "workflow"],
  ]);
  expect(bySource.map(({ percentage }) => percentage)).toEqual([50, 50]);
});

test("overall: happiness is great minus not good, and its change 0 where there was none before", async () => {
  const source = memorySource([
    ...members,
    opened("c1", "09:00", { assigneeId: "ana" }),
    ...[5, 4, 1].map((score) => event("rating.received", "10:00", { conversationId: "c1", score })),
  ]);
  const previous = { from: range.from - 86_400_000, to: range.from };
  const { current, deltas } = await readOverallView(source, "any", { ...question, previous });
  expect(current.shown.happinessScore.value).toBeCloseTo(33.3333, 4);
  expect(deltas?.happinessScore).toBe(0);
});

test("workload: only the visit with a reply inside is handle time", async () => {
  const visit = (kind: "started" | "ended", time: string, conversationId: string) =>
    event(`visit.${kind}`, time, { conversationId, by: user("ana") });
  const source = memorySource([
    ...members,
    event("user.status", "10:00", { userId: "ana", status: "online" }),
    event("user.status", "11:00", { userId: "ana", status: "offline" }),
    opened("c1", "09:00"),
    opened("c2", "09:00"),
    visit("started", "10:00", "c1"),
    event("message.sent", "10:05", { conversationId: "c1", by: user("ana"), text: "" }),
    visit("started", "10:12", "c2"),
    visit("ended", "10:20", "c2"),
  ]);
  const { rows } = await readWorkloadView(source, "any", question);
  expect(
    rows.map(({ user: name, figures }) => [name, figures.handleTime.value, figures.utilization.value]),
  ).toEqual([["ana", 720, 0.2]]);
});

test("service levels: the target itself is met, an open wait is pending, a quick unanswered close counts nowhere", async () => {
  const inbound = (conversationId: string, time: string) => [
    opened(conversationId, time),
    event("message.received", time, { conversationId }),
  ];
  const source = memorySource([
    ...members,
    ...inbound("c1", "09:00"),
    event("message.sent", "09:30", { conversationId: "c1", by: user("ana"), text: "" }),
    ...inbound("c2", "09:00"),
    event("message.sent", "09:40", { conversationId: "c2", by: user("ana"), text: "" }),
    ...inbound("c3", "09:50"),
    ...inbound("c4", "09:00"),
    event("conversation.closed", "09:05", { conversationId: "c4", by: user("ana") }),
  ]);
  const targets = { everyone: { first: null, every: 1_800_000 }, byTeam: new Map() };
  const now = Date.parse(at("10:00"));
  const { total } = await readServiceLevelView(source, "any", { ...question, now, targets });
  expect(total.every).toEqual({ target: 1_800_000, met: 1, breached: 1, pending: 1, share: 0.5 });
});

test("office hours: half an hour on Friday and a quarter on Monday make 45 minutes", async () => {
  const source = memorySource([
    ...members,
    { ...opened("c1", "00:00", { assigneeId: "ana" }), at: "2026-10-02T16:30:00Z" },
    { ...event("message.received", "00:00", { conversationId: "c1" }), at: "2026-10-02T16:30:00Z" },
    event("message.sent", "09:15", { conversationId: "c1", by: user("ana"), text: "" }),
  ]);
  const open = [["09:00", "17:00"]];
  const week = { 1: open, 2: open, 3: open, 4: open, 5: open };
  const clock = officeHoursClock(calendarSchema.parse({ zone: "UTC", week }));
  const { current } = await readOverallView(source, "any", { ...question, clock });
  expect(current.shown.responseTime).toEqual({ value: 2_700, unit: "seconds", sampleSize: 1 });
});
