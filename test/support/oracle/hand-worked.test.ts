import { type LogEvent, oracleReport, type ReportName, type ReportParameters } from ".";

/** Cases that the worked example leaves open, each answer worked out by hand from the definitions. */

const day: ReportParameters = {
  from: "2026-10-05T00:00:00Z",
  to: "2026-10-06T00:00:00Z",
  now: "2026-10-07T00:00:00Z",
};

const u1 = { kind: "user", id: "u1" };
const u2 = { kind: "user", id: "u2" };

type Step = readonly [time: string, type: string, fields?: Omit<LogEvent, "id" | "type" | "at">];

const opened: Step = ["09:00", "conversation.opened", { contact: { id: "k1" }, by: { kind: "contact" } }];

/** Events of Monday, 5 October 2026, of the conversation c1 unless they say another; ids follow the order. */
function monday(...steps: Step[]): LogEvent[] {
  return steps.map(([time, type, fields], index) => ({
    id: `e${String(index).padStart(2, "0")}`,
    type,
    at: `2026-10-05T${time}:00Z`,
    ...(type.startsWith("user.") ? {} : { conversationId: "c1" }),
    ...fields,
  }));
}

function expectReport(name: ReportName, log: LogEvent[], change: Partial<ReportParameters>, answer: object) {
  expect(oracleReport(name, log, { ...day, ...change })).toMatchObject(answer);
}

describe("users", () => {
  test("a workflow's close is credited to whom is assigned only later, where nobody was before", () => {
    const log = monday(
      opened,
      ["10:00", "conversation.closed", { by: { kind: "workflow" } }],
      ["11:00", "conversation.assigned", { to: "u2", source: "user" }],
    );
    expectReport(
      "users",
      log,
      {},
      {
        rows: [{ userId: "u2", conversationsClosed: 1, conversationsAssigned: 0, avgResolutionTime: 3600 }],
        withoutCloser: 0,
      },
    );
  });

  test("messages in a conversation without a closer count for nobody", () => {
    const log = monday(
      opened,
      ["09:30", "conversation.closed", { by: u1 }],
      ["09:00", "conversation.opened", { conversationId: "c2", contact: { id: "k2" }, by: u1 }],
      ["09:10", "message.sent", { conversationId: "c2", by: u1 }],
      ["09:20", "conversation.closed", { conversationId: "c2", by: { kind: "api" } }],
    );
    expectReport("users", log, {}, { rows: [{ userId: "u1", messagesSent: 0 }], withoutCloser: 1 });
  });

  test("a second close changes neither the closer nor the time", () => {
    const log = monday(
      opened,
      ["10:00", "conversation.closed", { by: u1 }],
      ["12:00", "conversation.closed", { by: u2 }],
    );
    expectReport("users", log, {}, { rows: [{ userId: "u1", maxResolutionTime: 3600 }] });
  });
});

describe("performance", () => {
  test("1-2-2-4, ties by name, and the fastest first where the metric is a time", () => {
    const answer = (id: string, conversationId: string, minute: string): Step[] => [
      ["09:00", "conversation.opened", { conversationId, contact: { id: "k1" }, by: u1, assigneeId: id }],
      ["09:00", "message.received", { conversationId }],
      [`09:${minute}`, "message.sent", { conversationId, by: { kind: "user", id } }],
    ];
    const log = monday(
      ...answer("d", "c1", "01"),
      ...answer("c", "c2", "02"),
      ...answer("b", "c3", "02"),
      ...answer("a", "c4", "03"),
      [
        "09:00",
        "conversation.opened",
        { conversationId: "c5", contact: { id: "k1" }, by: u1, assigneeId: "z" },
      ],
    );
    expectReport(
      "performance",
      log,
      { metric: "avgFirstResponseTime" },
      {
        rows: [
          { userId: "d", rank: 1, avgFirstResponseTime: 60 },
          { userId: "b", rank: 2, avgFirstResponseTime: 120 },
          { userId: "c", rank: 2, avgFirstResponseTime: 120 },
          { userId: "a", rank: 4, avgFirstResponseTime: 180 },
          { userId: "z", rank: null, avgFirstResponseTime: null, openCases: 1 },
        ],
      },
    );
  });
});

describe("workload", () => {
  const visit: Step[] = [
    opened,
    ["10:00", "visit.started", { by: u1 }],
    ["10:05", "message.sent", { by: u1 }],
  ];

  test.each<[string, number, Step[]]>([
    ["the member's end", 600, [["10:10", "visit.ended", { by: u1 }]]],
    ["four hours, whatever others do", 14_400, [["10:10", "visit.ended", { by: u2 }]]],
    ["the next start", 1_200, [["10:20", "visit.started", { by: u1 }]]],
    ["going away", 1_800, [["10:30", "user.status", { userId: "u1", status: "away" }]]],
    ["a deletion", 2_400, [["10:40", "user.deleted", { userId: "u1" }]]],
    ["four hours, where nothing else comes", 14_400, []],
  ])("a visit ends by %s", (_, handleTime, ending) => {
    expectReport("workload", monday(...visit, ...ending), {}, { rows: [{ userId: "u1", handleTime }] });
  });

  test("a start in a conversation that was never opened ends nothing", () => {
    const elsewhere: Step = ["10:20", "visit.started", { conversationId: "c2", by: u1 }];
    expectReport("workload", monday(...visit, elsewhere), {}, { rows: [{ handleTime: 14_400 }] });
  });

  test("a reply at the instant of the end is inside, one at the instant of a status is not", () => {
    const atEnd: Step = ["10:05", "visit.ended", { by: u1 }];
    const atStatus: Step = ["10:05", "user.status", { userId: "u1", status: "offline" }];
    expectReport("workload", monday(...visit, atEnd), {}, { total: { handleTime: 300 } });
    expectReport("workload", monday(...visit, atStatus), {}, { total: { handleTime: 0 } });
  });

  test("a visit that ends after now counts nowhere", () => {
    const now = "2026-10-05T13:59:59Z";
    expectReport("workload", monday(...visit), { now }, { total: { handleTime: 0 } });
  });

  test("statuses between a deletion and the next upsert are ignored", () => {
    const log = monday(
      ["08:00", "user.status", { userId: "u1", status: "online" }],
      ["09:00", "user.deleted", { userId: "u1" }],
      ["10:00", "user.status", { userId: "u1", status: "online" }],
      ["11:00", "user.upserted", { user: { id: "u1", name: "Ana", role: "agent" } }],
      ["12:00", "user.status", { userId: "u1", status: "online" }],
      ["12:30", "user.status", { userId: "u1", status: "offline" }],
    );
    expectReport("workload", log, {}, { rows: [{ userId: "u1", user: "Ana", online: 3_600 + 1_800 }] });
  });
});

describe("sla", () => {
  const wait: Step[] = [opened, ["10:00", "message.received"]];
  const everyHour = { responseTarget: 3_600 };

  test.each<[string, Step[], object]>([
    [
      "answered in time",
      [["11:00", "message.sent", { by: u1 }]],
      { met: 1, breached: 0, pending: 0, share: 1 },
    ],
    ["answered late", [["11:01", "message.sent", { by: u1 }]], { met: 0, breached: 1, pending: 0, share: 0 }],
    ["closed in time", [["11:00", "conversation.closed", { by: u1 }]], { met: 0, breached: 0, share: null }],
    ["closed late", [["11:01", "conversation.closed", { by: u1 }]], { met: 0, breached: 1, share: 0 }],
  ])("a wait %s", (_, steps, response) => {
    expectReport("sla", monday(...wait, ...steps), everyHour, { response });
  });

  test("a wait is judged as it stood at the end of view, whatever came of it later", () => {
    const log = monday(
      ...wait,
      ["10:30", "conversation.assigned", { to: "u2", source: "user" }],
      ["11:00", "conversation.assigned", { to: "u1", source: "user" }],
      ["11:00", "message.sent", { by: u1 }],
    );
    const now = "2026-10-05T11:00:00Z";
    expectReport(
      "sla",
      log,
      { responseTarget: 3_600, now },
      {
        response: { met: 0, breached: 0, pending: 1 },
        rows: [{ userId: "u2" }],
      },
    );
    expectReport(
      "sla",
      log,
      { responseTarget: 1_800, now },
      {
        breaches: [{ kind: "every", end: null, duration: 3_600, creditedTo: "u2" }],
      },
    );
  });

  test("a closed conversation's next message begins a new wait, and reopening begins none", () => {
    const log = monday(
      ...wait,
      ["10:10", "conversation.closed", { by: u1 }],
      ["10:20", "conversation.reopened", { by: { kind: "system" } }],
      ["10:40", "message.sent", { by: u1 }],
      ["10:50", "message.received"],
      ["11:20", "message.sent", { by: u1 }],
    );
    expectReport("sla", log, everyHour, { response: { met: 1, breached: 0, pending: 0 } });
  });
});

describe("overall", () => {
  test("a change is 0 where nothing was before, null where only now there is nothing", () => {
    const log: LogEvent[] = [
      ...monday(opened, ["09:00", "message.received"], ["09:10", "message.sent", { by: u1 }]),
      { id: "u", type: "user.upserted", at: day.from, user: { id: "u1", name: "Ana", role: "agent" } },
    ];
    const monday5 = { previousFrom: day.from, previousTo: day.to };
    const tuesday = { from: day.to, to: "2026-10-07T00:00:00Z" };
    expectReport(
      "overall",
      log,
      { ...tuesday, ...monday5 },
      {
        current: { totalReplies: 0, responseTime: null },
        previous: { totalReplies: 1, responseTime: 600, busiestDay: 1 },
        deltas: { totalReplies: -100, responseTime: null, resolved: 0, happinessScore: 0 },
      },
    );
  });

  test("a day of 23 hours is a whole day by the wall clock", () => {
    const range = { from: "2026-03-28T23:00:00Z", to: "2026-03-29T22:00:00Z" };
    expectReport("overall", [], { ...range, zone: "Europe/Berlin" }, { current: { totalDays: 1 } });
    const week = { from: "2026-03-27T23:00:00Z", to: "2026-03-29T22:00:00Z" };
    expectReport("overall", [], { ...week, zone: "Europe/Berlin" }, { current: { totalDays: 2 } });
    expectReport("overall", [], { ...week, zone: "UTC" }, { current: { totalDays: 1 } });
  });
});

describe("assignments", () => {
  test("the assignee before is a carry-over, then the one assigned, then nobody", () => {
    const log = monday(
      ["09:00", "conversation.opened", { contact: { id: "k1" }, by: u1, assigneeId: "u1" }],
      ["09:10", "conversation.assigned", { to: null, source: "close_conversation", by: u1 }],
      ["09:20", "conversation.assigned", { to: "u2", source: "user", by: u1 }],
    );
    expectReport(
      "assignments",
      log,
      {},
      {
        total: 2,
        bySource: { user: { count: 1, percentage: 50 }, close_conversation: { count: 1, percentage: 50 } },
        log: [
          { previousAssignee: "-", assignedTo: "u2", assignedBy: "u1" },
          { previousAssignee: "u1", assignedTo: null, assignedBy: null },
        ],
      },
    );
  });
});
