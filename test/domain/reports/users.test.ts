import {
  buildDirectory,
  type DirectoryEntry,
  entryOf,
  isDirectoryEvent,
} from "../../../src/domain/directory";
import { parseEvent } from "../../../src/domain/events";
import { figureValue } from "../../../src/domain/figure-value";
import { wallClockTime } from "../../../src/domain/instant";
import { findUsersFigure, usersFigures } from "../../../src/domain/metrics";
import { evaluate } from "../../../src/domain/metrics/metric";
import { localDaysIn } from "../../../src/domain/period";
import {
  explainUsers,
  type UsersQuestion,
  type UsersResults,
  usersDays,
} from "../../../src/domain/reports/users";
import { usersFamily } from "../../../src/domain/sums/families";
import { sumsOf } from "../../../src/domain/sums/sums";
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
import { usersReport } from "../../support/reports-over";

const workflow = { kind: "workflow" };

function entries(...fields: object[]): DirectoryEntry[] {
  return fields.map((field, index) => {
    const parsed = parseEvent({ id: `d${index}`, at: "2026-10-01T00:00:00Z", ...field });
    if (!parsed.ok || !isDirectoryEvent(parsed.event)) throw new Error("The script is wrong");
    return entryOf(parsed.event);
  });
}

const directory = buildDirectory(
  entries(
    { type: "team.upserted", team: { id: "t1", name: "Support" } },
    { type: "user.upserted", user: { id: "u1", name: "Ana", role: "agent", teamId: "t1" } },
    { type: "user.upserted", user: { id: "u2", name: "Ben", role: "agent" } },
  ),
);

const conversations = [
  // Ana: first response 10 min, resolution 60 min.
  conversation("c1", [
    opened("09:00", { channel: "email", tags: ["vip"] }),
    received("09:00"),
    assigned("09:00", "u1"),
    replied("09:10", "u1"),
    closed("10:00", member("u1")),
  ]),
  // Ana, the same contact: first response 30 min, resolution 30 min.
  conversation("c2", [
    opened("10:00", { channel: "chat", inboxId: "in1" }),
    received("10:00"),
    replied("10:30", "u1"),
    closed("10:30", member("u1")),
  ]),
  // Ben closes, Ana answered: first response 50 min.
  conversation("c3", [
    opened("11:00", { channel: "email", contact: { id: "k2" }, topic: "login" }),
    received("11:00"),
    assigned("11:10", "u1"),
    replied("11:50", "u1"),
    closed("13:00", member("u2")),
  ]),
  // Closed by a workflow, never anybody's; Ana's message in it counts nowhere.
  conversation("c4", [opened("11:00"), replied("11:30", "u1"), closed("12:00", workflow)]),
  // Still open.
  conversation("c5", [opened("11:00"), assigned("11:00", "u1")]),
];

function question(change: Partial<UsersQuestion> = {}): UsersQuestion {
  return {
    range: { from: Date.parse(at("00:00")), to: Date.parse(at("13:00")) + 1 },
    conversations: {},
    members: {},
    elapsed: wallClockTime,
    ...change,
  };
}

function read(results: UsersResults | undefined, key: string) {
  const figure = findUsersFigure(key);
  if (!figure || !results) throw new Error(`No figure ${key}`);
  return figureValue(results, figure);
}

describe("usersReport", () => {
  const report = usersReport(conversations, directory, question());
  const [ana, ben] = report.rows;

  it("has a row for each closer, by id, with name and team", () => {
    expect(report.rows.map(({ userId, user, team }) => [userId, user, team])).toEqual([
      ["u1", "Ana", "Support"],
      ["u2", "Ben", null],
    ]);
  });

  it("counts a member's work in every conversation of the population, whoever closed it", () => {
    expect(read(ana?.results, "conversationsClosed").value).toBe(2);
    expect(read(ana?.results, "conversationsAssigned").value).toBe(2);
    expect(read(ana?.results, "uniqueContactsClosed").value).toBe(1);
    expect(read(ana?.results, "messagesSent").value).toBe(3);
    expect(read(ana?.results, "avgFirstResponseTime")).toEqual({
      value: 1800,
      unit: "seconds",
      sampleSize: 3,
    });
    expect(read(ana?.results, "p50FirstResponseTime").value).toBe(1800);
    expect(read(ana?.results, "p90FirstResponseTime").value).toBe(3000);
    expect(read(ana?.results, "avgResolutionTime")).toEqual({ value: 2700, unit: "seconds", sampleSize: 2 });
    expect(read(ana?.results, "maxResolutionTime").value).toBe(3600);
  });

  it("a mean over nothing is absent", () => {
    expect(read(ben?.results, "avgFirstResponseTime")).toEqual({
      value: null,
      unit: "seconds",
      sampleSize: 0,
    });
    expect(read(ben?.results, "messagesSent").value).toBe(0);
  });

  it("the total adds counts, counts contacts once and pools means over the values", () => {
    expect(read(report.total, "conversationsClosed").value).toBe(3);
    expect(read(report.total, "uniqueContactsClosed").value).toBe(2);
    // (60 + 30 + 120) / 3 minutes, not the mean of 45 and 120.
    expect(read(report.total, "avgResolutionTime")).toEqual({ value: 4200, unit: "seconds", sampleSize: 3 });
  });

  it("says how many conversations have no closer, and counts them nowhere else", () => {
    expect(report.withoutCloser).toBe(1);
  });

  it("takes the start of the range in and leaves its end out", () => {
    const until = (to: string) =>
      usersReport(
        conversations,
        directory,
        question({ range: { from: Date.parse(at("10:00")), to: Date.parse(at(to)) } }),
      );
    expect(read(until("10:30").total, "conversationsClosed").value).toBe(1);
    expect(read(until("10:30:01").total, "conversationsClosed").value).toBe(2);
  });

  it("without rows the counts of the total are 0 and its times absent", () => {
    const nothing = usersReport([], directory, question());
    expect(nothing.rows).toEqual([]);
    expect(read(nothing.total, "conversationsClosed").value).toBe(0);
    expect(read(nothing.total, "uniqueContactsClosed").value).toBe(0);
    expect(read(nothing.total, "avgResolutionTime").value).toBeNull();
  });
});

describe("filters", () => {
  const closedWith = (change: Partial<UsersQuestion>) => {
    const report = usersReport(conversations, directory, question(change));
    return report.rows.map(
      ({ userId, results }) => `${userId} ${read(results, "conversationsClosed").value}`,
    );
  };

  it.each([
    [{ conversations: { channel: ["email"] } }, ["u1 1", "u2 1"]],
    [{ conversations: { channel: ["email", "chat"] } }, ["u1 2", "u2 1"]],
    [{ conversations: { channel: ["email"], tag: ["vip"] } }, ["u1 1"]],
    [{ conversations: { tag: ["untagged"] } }, ["u1 1", "u2 1"]],
    [{ conversations: { tag: ["untagged", "vip"] } }, ["u1 2", "u2 1"]],
    [{ conversations: { inbox: ["in1"] } }, ["u1 1"]],
    [{ conversations: { topic: ["login"] } }, ["u2 1"]],
    [{ conversations: { topic: ["none of them"] } }, []],
    [{ members: { user: ["u2"] } }, ["u2 1"]],
    [{ members: { team: ["t1"] } }, ["u1 2"]],
    [{ members: { team: ["t1"], user: ["u2"] } }, []],
  ])("%j leaves %j", (change, expected) => {
    expect(closedWith(change)).toEqual(expected);
  });

  it("a filter of members chooses rows and not conversations", () => {
    const report = usersReport(conversations, directory, question({ members: { user: ["u1"] } }));
    // Ana's first response in the conversation that Ben closed is still hers.
    expect(read(report.rows[0]?.results, "avgFirstResponseTime").sampleSize).toBe(3);
    expect(read(report.total, "conversationsClosed").value).toBe(2);
    expect(report.withoutCloser).toBe(1);
  });
});

describe("explainUsers", () => {
  it("lists what adds up to each number of the total", () => {
    const report = usersReport(conversations, directory, question());
    for (const figure of usersFigures) {
      const observations = explainUsers(conversations, directory, question(), figure.metric).map(
        ({ observation }) => observation,
      );
      const result = new Map([[figure.metric.key, evaluate(figure.metric, observations)]]);
      expect(figureValue(result, figure)).toEqual(figureValue(report.total, figure));
    }
  });
});

describe("usersDays", () => {
  it("are days of the zone, by the close", () => {
    const { range, elapsed } = question();
    const days = localDaysIn(range, "Pacific/Kiritimati");
    const sums = sumsOf(usersFamily, conversations, { ranges: days.map((day) => day.range), elapsed });
    const dated = sums.map((ofDay, index) => ({ date: days[index]?.date ?? "", sums: ofDay }));
    // 10:00 UTC is midnight of the next day on Kiritimati.
    const closedThen = usersDays(dated, directory, { user: ["u1"] });
    expect(closedThen.map(({ date, results }) => [date, read(results, "conversationsClosed").value])).toEqual(
      [["2026-10-06", 2]],
    );
  });
});
