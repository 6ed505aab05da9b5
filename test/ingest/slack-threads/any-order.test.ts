import fc from "fast-check";
import { parseEvent } from "../../../src/domain/events";
import { foldConversation } from "../../../src/domain/fold-conversation";
import type { ThreadFact } from "../../../src/domain/slack-threads/thread";
import { storyOf, type ThreadEvent } from "../../../src/ingest/slack-threads/story";
import { eventsIn, factsOf, threadOf } from "../../support/thread-script";

/** Laws of telling threads, for any thread. */

const people = ["UANN", "UBOB", "UCAT", "UDAN", "UBOT"];
const deeds = ["writes", "writes", "eyes", "-eyes", "check", "-check", "grinning on 08:01", "rage on 08:01"];

/** Facts at distinct times of a morning, the first of them the message that begins the thread. */
const anyFacts: fc.Arbitrary<readonly ThreadFact[]> = fc
  .array(fc.record({ who: fc.constantFrom(...people), deed: fc.constantFrom(...deeds) }), { maxLength: 25 })
  .chain((rest) =>
    fc.record({
      rest: fc.constant(rest),
      root: fc.constantFrom(...people),
      asks: fc.boolean(),
      deletedAfter: fc.option(fc.nat(25)),
    }),
  )
  .map(({ rest, root, asks, deletedAfter }) => {
    const time = (index: number) => `08:${String(index + 2).padStart(2, "0")}:30`;
    return factsOf(
      "08:00",
      `08:00 ${root} writes`,
      ...(asks ? ["08:01 asked"] : []),
      ...rest.map(({ who, deed }, index) => `${time(index)} ${who} ${deed}`),
      ...(deletedAfter === null ? [] : [`08:${String(deletedAfter + 2).padStart(2, "0")}:45 deleted`]),
    );
  });

const storied = (facts: readonly ThreadFact[]) => storyOf(threadOf("08:00", facts)).events;

/** Tells after every fact what was not told yet, as the running app does. */
function toldBitByBit(facts: readonly ThreadFact[]): readonly ThreadEvent[] {
  const told = new Map<string, ThreadEvent>();
  facts.forEach((_, index) => {
    for (const event of storied(facts.slice(0, index + 1)))
      if (!told.has(event.id)) told.set(event.id, event);
  });
  return [...told.values()];
}

const byId = (events: readonly ThreadEvent[]) =>
  [...events].sort((left, right) => (left.id < right.id ? -1 : 1));
const instantOf = (fact: ThreadFact) => ("ts" in fact ? Number(fact.ts) * 1000 : fact.at);

it("facts in any order, and told twice, come to the same events", () => {
  const shuffled = anyFacts.chain((facts) =>
    fc
      .shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })
      .map((mixed) => ({ facts, mixed })),
  );
  fc.assert(fc.property(shuffled, ({ facts, mixed }) => expect(storied(mixed)).toEqual(storied(facts))));
});

it("every event is of the contract, under an id of its own", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const events = storied(facts);
      expect(events.map(parseEvent).filter(({ ok }) => !ok)).toEqual([]);
      expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    }),
  );
});

it("told bit by bit in the order of time, it comes to what it comes to as a whole", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const inTime = [...facts].sort((left, right) => instantOf(left) - instantOf(right));
      expect(byId(toldBitByBit(inTime))).toEqual(byId(storied(facts)));
    }),
  );
});

it("told bit by bit in any order, every message and closing is told, and nothing under one id twice", () => {
  const mixed = anyFacts.chain((facts) =>
    fc.shuffledSubarray([...facts], { minLength: facts.length }).map((order) => ({ facts, order })),
  );
  const messages = (events: readonly ThreadEvent[]) =>
    events
      .filter(({ id, type }) => /:message:/.test(id) && type.startsWith("message."))
      .map(({ id }) => id)
      .sort();
  fc.assert(
    fc.property(mixed, ({ facts, order }) => {
      const told = toldBitByBit(order);
      expect(messages(told)).toEqual(messages(storied(facts)));
      expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining(storied(facts).map(({ id }) => id)));
    }),
  );
});

it("what is told can always be folded, and a conversation is open or closed as its story says", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const thread = threadOf("08:00", facts);
      const conversation = foldConversation(eventsIn(thread));
      const story = storyOf(thread);
      expect(conversation === null).toBe(story.contact === null);
      if (story.closing !== null) expect(conversation?.closing?.by.kind).toBe("user");
    }),
  );
});
