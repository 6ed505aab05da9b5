import fc from "fast-check";
import { countedDaysOf, DAYS_OF_A_LONG_WAIT, eventDaysOf } from "../../src/domain/event-days";
import { daysOfConversation } from "../../src/domain/sums/day-facts";
import { eventLogs } from "../support/arbitrary-events";
import { foldLog } from "../support/folded-log";
import { shuffledEvents } from "../support/generated-events";

/** 1 October 2026. */
const FIRST = Date.parse("2026-10-01T00:00:00Z") / 86_400_000;

const machine = { kind: "workflow" };

function daysOf(events: readonly (readonly [day: number, type: string, own?: object])[]): number[] {
  const [folded] = foldLog(
    events.map(([day, type, own = {}], index) => ({
      id: `e${index}`,
      at: new Date((FIRST + day - 1) * 86_400_000 + index * 1_000).toISOString(),
      type,
      conversationId: "c1",
      ...own,
    })),
  ).conversations;
  if (folded === undefined) throw new Error("The events open no conversation");
  return eventDaysOf(folded).map((day) => 1 + day - FIRST);
}

const opening = [1, "conversation.opened", { contact: { id: "k1" }, by: machine }] as const;

test("a conversation's days are those on which something counts, each once, ascending", () => {
  const days = daysOf([
    opening,
    [3, "comment.added", { by: machine, text: "" }],
    [3, "conversation.closed", { by: machine }],
    [5, "rating.received", { score: 3 }],
  ]);
  expect(days).toEqual([1, 3, 5]);
});

test("a wait that a reply or a close ended lasts over all days between", () => {
  const reply = { by: { kind: "user", id: "ann" } };
  expect(daysOf([opening, [2, "message.received"], [5, "message.sent", reply]])).toEqual([1, 2, 3, 4, 5]);
  const closes = daysOf([
    opening,
    [1, "message.received"],
    [3, "conversation.closed", { by: machine }],
    [6, "conversation.reopened", { by: machine }],
    [9, "conversation.closed", { by: machine }],
  ]);
  expect(closes).toEqual([1, 2, 3, 9]);
});

test("a wait of years has one day that stands for all of them", () => {
  const reply = { by: { kind: "user", id: "ann" } };
  const days = daysOf([opening, [2, "message.received"], [4_000, "message.sent", reply]]);
  expect(days).toEqual([1 + DAYS_OF_A_LONG_WAIT - FIRST, 1, 2, 4_000]);
});

test("a wait that nothing ended has no days but that of its beginning", () => {
  expect(daysOf([opening, [4, "message.received"]])).toEqual([1, 4]);
});

test("a conversation counts on no other day than those on which something happened in it", () => {
  const holds = (events: readonly unknown[]) => {
    const { conversations } = foldLog(events);
    for (const conversation of conversations) {
      const happened = countedDaysOf(conversation);
      expect(happened).toEqual(expect.arrayContaining([...daysOfConversation(conversation).keys()]));
      expect(eventDaysOf(conversation)).toEqual(expect.arrayContaining(happened));
    }
    return conversations.length;
  };
  expect(holds(shuffledEvents(60))).toBeGreaterThan(50);
  fc.assert(
    fc.property(eventLogs({ maxLength: 60 }), (log) => void holds(log)),
    { numRuns: 300 },
  );
});
