import fc from "fast-check";
import type { Conversation } from "../../../src/domain/conversation";
import { startOfUtcDay, type UtcDay, utcDayOf } from "../../../src/domain/instant";
import { changedDays, daysOfConversation, everyDayOf } from "../../../src/domain/sums/day-facts";
import { families } from "../../../src/domain/sums/families";
import { eventLogs } from "../../support/arbitrary-events";
import {
  closed,
  conversation,
  member,
  opened,
  received,
  replied,
  visitEnded,
  visitStarted,
} from "../../support/conversation-script";
import { foldLog } from "../../support/folded-log";

const DAY = 86_400_000;
const monday = utcDayOf(Date.parse("2026-10-05T00:00:00Z"));

/** A conversation of which everything but the opening and the first message is a day later. */
function overnight(topic?: string): Conversation {
  const whole = conversation("c1", [
    opened("09:00"),
    received("09:00"),
    replied("10:00", "u1"),
    closed("11:00", member("u1"), topic === undefined ? {} : { topic }),
  ]);
  const later = <T extends { readonly at: number }>(those: readonly T[]) =>
    those.map((one) => ({ ...one, at: one.at + DAY }));
  return {
    ...whole,
    closing: whole.closing && { ...whole.closing, at: whole.closing.at + DAY },
    memberMessages: later(whole.memberMessages),
    memberCloses: later(whole.memberCloses),
    messageTimes: whole.messageTimes.map((at, index) => (index === 0 ? at : at + DAY)),
  };
}

function measuresOn(day: UtcDay, name: string): string[] {
  const place = families.findIndex((family) => family.name === name);
  const facts = daysOfConversation(overnight("refund")).get(day)?.facts[place] ?? [];
  return facts.map(({ measure }) => families[place]?.measures[measure]?.key ?? "");
}

it("what the users report counts lies on the day of the close", () => {
  expect(measuresOn(monday, "users")).toEqual([]);
  expect(measuresOn(monday + 1, "users")).toEqual(
    expect.arrayContaining(["conversationsClosed", "messagesSent", "FirstResponseTime", "ResolutionTime"]),
  );
});

it("what the usage report counts lies on the day of the message", () => {
  expect(measuresOn(monday, "usage")).toEqual(["uniqueContacts"]);
  expect(measuresOn(monday + 1, "usage")).toEqual(
    expect.arrayContaining(["uniqueContacts", "closedConversations", "activeAgents"]),
  );
});

function countedDays(...change: Parameters<typeof changedDays>): readonly UtcDay[] {
  return changedDays(...change).counted;
}

describe("the days that a change touches", () => {
  it("are none where nothing changed", () => {
    expect(countedDays(overnight(), overnight())).toEqual([]);
  });

  it("are all of them for a conversation that is new", () => {
    expect(countedDays(null, overnight())).toEqual([monday, monday + 1]);
  });

  it("are only the day of the close for a topic and for a tag, which is where their values count", () => {
    expect(countedDays(overnight(), overnight("refund"))).toEqual([monday + 1]);
    const rated = (tags: readonly string[]): Conversation => ({
      ...overnight(),
      tags,
      ratings: [{ eventId: "r1", position: 9, at: startOfUtcDay(monday + 3), score: 4 }],
    });
    expect(countedDays(rated([]), rated(["vip"]))).toEqual([monday + 1]);
  });

  it("are all of them where it was opened on another day than was thought", () => {
    const early = { ...overnight(), openedAt: overnight().openedAt - DAY };
    expect(countedDays(overnight(), early)).toEqual([monday, monday + 1]);
  });

  it("are the day on which it no longer counts and the day on which it does now", () => {
    const before = overnight();
    const closedAtOnce = { ...before, closing: before.closing && { ...before.closing, at: before.openedAt } };
    expect(countedDays(before, closedAtOnce)).toEqual([monday, monday + 1]);
  });
});

describe("the days on which a change touches what filters ask", () => {
  const groupedDays = (...change: Parameters<typeof changedDays>) => changedDays(...change).grouped;

  it("are none where nothing of that changed", () => {
    expect(groupedDays(overnight("refund"), { ...overnight("refund"), ratings: [] })).toEqual([]);
    expect(groupedDays({ ...overnight(), tags: ["a", "b"] }, { ...overnight(), tags: ["b", "a"] })).toEqual(
      [],
    );
  });

  it("are the day of the opening, however late a topic comes and wherever the conversation counts", () => {
    expect(groupedDays(null, overnight())).toEqual([monday]);
    expect(groupedDays(overnight(), overnight("refund"))).toEqual([monday]);
    expect(groupedDays(overnight(), null)).toEqual([monday]);
  });

  it("are both days of the opening where that was on another day than was thought", () => {
    const early = { ...overnight(), openedAt: overnight().openedAt - DAY };
    expect(groupedDays(overnight(), early)).toEqual([monday - 1, monday]);
  });
});

describe("the days on which a change touches visits", () => {
  const visited = (...ends: string[]) =>
    conversation("c1", [
      opened("09:00"),
      visitStarted("20:30", "u1"),
      ...ends.map((time) => visitEnded(time, "u1")),
    ]);
  const visitDays = (...change: Parameters<typeof changedDays>) => changedDays(...change).visited;

  it("are none where nothing changed", () => {
    expect(visitDays(visited("21:00"), visited("21:00"))).toEqual([]);
  });

  it("are the day of the change, and the next where a visit may reach over midnight", () => {
    expect(visitDays(visited(), visited("21:00"))).toEqual([monday, monday + 1]);
  });

  it("are the day before too where a visit of it may end otherwise", () => {
    const early = conversation("c1", [opened("00:00"), visitStarted("03:59", "u1")]);
    expect(visitDays(null, early)).toEqual([monday - 1, monday]);
    const later = conversation("c1", [opened("00:00"), visitStarted("04:00", "u1")]);
    expect(visitDays(null, later)).toEqual([monday]);
  });

  it("are none for what has nothing to do with visits", () => {
    expect(visitDays(null, conversation("c1", [opened("09:00"), received("09:00")]))).toEqual([]);
  });
});

it("a conversation that is new counts on no day but those on which it may", () => {
  fc.assert(
    fc.property(eventLogs({ maxLength: 30 }), (log) => {
      for (const conversation of foldLog(log).conversations) {
        const [changed, every] = [changedDays(null, conversation), everyDayOf(conversation)];
        expect(every.counted).toEqual(expect.arrayContaining([...changed.counted]));
        expect(every.visited).toEqual(changed.visited);
        expect(every.grouped).toEqual(changed.grouped);
      }
    }),
  );
});
