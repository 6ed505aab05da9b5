import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { DateTime } from "luxon";
import { eventTypes, parseEvent } from "../../../src/domain/events";
import {
  generateEvents,
  type SampleOptions,
  SampleOptionsError,
} from "../../../src/domain/sample/generate-events";
import type { SampleEvent } from "../../../src/domain/sample/sample-event";

const options: SampleOptions = {
  conversations: 2_000,
  seed: 42,
  days: 60,
  end: new Date("2026-11-15T12:00:00Z"),
  zone: "Europe/Berlin",
};
const events = [...generateEvents(options)];

function ofType<Type extends SampleEvent["type"]>(type: Type) {
  return events.filter((event): event is Extract<SampleEvent, { type: Type }> => event.type === type);
}

function shareOf<Item>(items: readonly Item[], isOne: (item: Item) => boolean): number {
  return items.filter(isOne).length / items.length;
}

function digest(sample: Iterable<SampleEvent>): string {
  const hash = createHash("sha256");
  for (const event of sample) hash.update(`${JSON.stringify(event)}\n`);
  return hash.digest("hex");
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Minutes from each conversation's first message of the customer to the first one of a member after it. */
function firstAnswerMinutes(): number[] {
  const asked = new Map<string, number>();
  const minutes = new Map<string, number>();
  for (const event of events) {
    if (event.type === "message.received" && !asked.has(event.conversationId)) {
      asked.set(event.conversationId, Date.parse(event.at));
    }
    if (event.type !== "message.sent" || event.by.kind !== "user") continue;
    const since = asked.get(event.conversationId);
    if (since !== undefined && !minutes.has(event.conversationId)) {
      minutes.set(event.conversationId, (Date.parse(event.at) - since) / 60_000);
    }
  }
  return [...minutes.values()];
}

describe("the contract", () => {
  test("accepts every event", () => {
    const refused = events.map((event) => parseEvent(event)).filter((parsed) => !parsed.ok);
    expect(refused).toEqual([]);
  });

  test("has no type that does not occur", () => {
    expect(new Set(events.map((event) => event.type))).toEqual(new Set(eventTypes));
  });

  test("gets ids that are unique and short", () => {
    const ids = events.map((event) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(20);
  });
});

describe("time", () => {
  test("begins so many days before the end, and nothing happens at or after the end", () => {
    const instants = events.map((event) => Date.parse(event.at));
    expect(Math.min(...instants)).toBe(Date.parse("2026-09-16T12:00:00Z"));
    expect(Math.max(...instants)).toBeLessThan(options.end.getTime());
  });

  test("runs forward within a conversation, from its opening on", () => {
    const last = new Map<string, number>();
    const misplaced: SampleEvent[] = [];
    for (const event of events) {
      if (!("conversationId" in event)) continue;
      const at = Date.parse(event.at);
      const before = last.get(event.conversationId);
      if (before === undefined ? event.type !== "conversation.opened" : at < before) misplaced.push(event);
      last.set(event.conversationId, at);
    }
    expect(misplaced).toEqual([]);
    expect(last.size).toBe(options.conversations);
  });
});

describe("the same sample", () => {
  test("comes of the same options, byte for byte, and of one iterable twice", () => {
    const again = generateEvents(options);
    expect(digest(again)).toBe(digest(events));
    expect(digest(again)).toBe(digest(events));
  });

  test("comes whatever the machine's zone and language", () => {
    const program = `
      const { createHash } = require("node:crypto");
      const { generateEvents } = require("./src/domain/sample/generate-events");
      const hash = createHash("sha256");
      const options = { conversations: 2000, seed: 42, days: 60, zone: "Europe/Berlin" };
      const sample = generateEvents({ ...options, end: new Date("2026-11-15T12:00:00Z") });
      for (const event of sample) hash.update(JSON.stringify(event) + "\\n");
      console.log(hash.digest("hex"));`;
    const elsewhere = execFileSync(process.execPath, ["--require", "tsx/cjs", "-e", program], {
      cwd: resolve(__dirname, "../../.."),
      env: { ...process.env, TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
      encoding: "utf8",
    });
    expect(elsewhere.trim()).toBe(digest(events));
  });

  test("does not come of another seed, whose events have other ids", () => {
    const other = [...generateEvents({ ...options, seed: 43 })].map((event) => event.id);
    const ids = new Set(events.map((event) => event.id));
    expect(other.filter((id) => ids.has(id))).toEqual([]);
  });
});

describe("people", () => {
  test("have addresses in the domain kept for examples, and Slack ids only where given", () => {
    const users = ofType("user.upserted").map(({ user }) => user);
    expect(users.filter(({ email }) => !/^[a-z]+\.[a-z]+@example\.com$/.test(email ?? ""))).toEqual([]);
    expect(users.filter(({ slackUserId }) => slackUserId !== undefined)).toEqual([]);
    const [maya] = [
      ...generateEvents({ ...options, conversations: 0, slackUserIds: { u1: "U0MAYA" } }),
    ].flatMap((event) => (event.type === "user.upserted" && event.user.id === "u1" ? [event.user] : []));
    expect(maya?.slackUserId).toBe("U0MAYA");
  });

  test("have all roles and belong to the three teams", () => {
    const users = ofType("user.upserted").map(({ user }) => user);
    expect(new Set(users.map(({ role }) => role))).toEqual(
      new Set(["owner", "admin", "manager", "agent", "viewer"]),
    );
    expect(new Set(users.map(({ teamId }) => teamId))).toEqual(
      new Set(ofType("team.upserted").map(({ team }) => team.id)),
    );
  });

  test("write in their working hours", () => {
    const hours = ofType("message.sent")
      .filter(({ by }) => by.kind === "user")
      .map(({ at }) => DateTime.fromISO(at, { zone: "Europe/Berlin" }).hour);
    expect(shareOf(hours, (hour) => hour >= 7 && hour < 22)).toBe(1);
  });
});

describe("lifelike figures", () => {
  test("an answer takes an hour or so in the middle, with a long tail", () => {
    const minutes = firstAnswerMinutes();
    const mean = minutes.reduce((sum, value) => sum + value, 0) / minutes.length;
    expect(median(minutes)).toBeGreaterThan(10);
    expect(median(minutes)).toBeLessThan(120);
    expect(mean).toBeGreaterThan(2 * median(minutes));
  });

  test("Mondays are busier than Sundays, and days than nights", () => {
    const openings = ofType("conversation.opened").map(({ at }) =>
      DateTime.fromISO(at, { zone: "Europe/Berlin" }),
    );
    const on = (weekday: number) => openings.filter((opening) => opening.weekday === weekday).length;
    expect(on(1)).toBeGreaterThan(3 * on(7));
    expect(shareOf(openings, ({ hour }) => hour >= 8 && hour < 19)).toBeGreaterThan(0.7);
  });

  test("most ratings are good, some are bad, and some have a comment", () => {
    const ratings = ofType("rating.received");
    expect(shareOf(ratings, ({ score }) => score >= 4)).toBeGreaterThan(0.6);
    expect(shareOf(ratings, ({ score }) => score <= 2)).toBeGreaterThan(0.04);
    expect(shareOf(ratings, ({ comment }) => comment !== undefined)).toBeGreaterThan(0.25);
    expect(ratings.length / options.conversations).toBeGreaterThan(0.15);
  });

  test("a few conversations stay open, a few are opened again, most customers come back", () => {
    const closed = new Set(ofType("conversation.closed").map(({ conversationId }) => conversationId));
    expect(closed.size / options.conversations).toBeGreaterThan(0.9);
    expect(closed.size).toBeLessThan(options.conversations);
    expect(ofType("conversation.reopened").length).toBeGreaterThan(0.02 * options.conversations);
    const contacts = new Set(ofType("conversation.opened").map(({ contact }) => contact.id));
    expect(contacts.size / options.conversations).toBeLessThan(0.5);
  });

  test("every source of assignment, outcome and kind of closer occurs", () => {
    expect(new Set(ofType("conversation.assigned").map(({ source }) => source)).size).toBe(8);
    const closes = ofType("conversation.closed");
    expect(new Set(closes.map(({ outcome }) => outcome))).toEqual(new Set([undefined, "won", "lost"]));
    expect(new Set(closes.map(({ by }) => by.kind))).toEqual(new Set(["user", "workflow", "api"]));
  });

  test("bots greet, members write unasked, assignees are carried over", () => {
    const sent = ofType("message.sent");
    expect(sent.filter(({ by }) => by.kind === "bot").length).toBeGreaterThan(100);
    expect(sent.filter(({ proactive }) => proactive === true).length).toBeGreaterThan(30);
    expect(
      shareOf(ofType("conversation.opened"), ({ assigneeId }) => assigneeId !== undefined),
    ).toBeGreaterThan(0.01);
  });
});

describe("limits", () => {
  test("no conversations leave the directory and the presence", () => {
    const types = new Set([...generateEvents({ ...options, conversations: 0 })].map((event) => event.type));
    expect(types).toEqual(new Set(["team.upserted", "user.upserted", "user.deleted", "user.status"]));
  });

  test("the first events of a million conversations come at once", () => {
    const sample = generateEvents({ ...options, conversations: 1_000_000 })[Symbol.iterator]();
    for (let count = 0; count < 1_000; count += 1) expect(sample.next().done).toBe(false);
  });

  test.each([
    [{ conversations: -1 }, "conversations is -1: give a whole number, 0 or more"],
    [{ seed: 0.5 }, "seed is 0.5: give a whole number, 0 or more"],
    [{ days: 0 }, "days is 0: give a whole number, 1 or more"],
    [{ end: new Date("soon") }, "end is not a date"],
    [{ zone: "Mars/Olympus" }, "zone is Mars/Olympus, which no zone is called"],
  ])("%j is refused in words", (change, message) => {
    expect(() => generateEvents({ ...options, ...change })).toThrow(SampleOptionsError);
    expect(() => generateEvents({ ...options, ...change })).toThrow(message);
  });
});
