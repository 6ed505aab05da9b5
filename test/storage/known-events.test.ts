import fc from "fast-check";
import {
  type CaseboardEvent,
  type ConversationEvent,
  isConversationEvent,
  parseEvent,
} from "../../src/domain/events";
import { foldConversation } from "../../src/domain/fold-conversation";
import { KnownEvents, withoutText } from "../../src/storage/known-events";
import { shuffledEvents } from "../support/generated-events";

const events = shuffledEvents(40).map((value): CaseboardEvent => {
  const parsed = parseEvent(value);
  if (!parsed.ok) throw new Error("not an event");
  return parsed.event;
});
const ofConversations = events.filter(isConversationEvent);
const conversationIds = [...new Set(ofConversations.map(({ conversationId }) => conversationId))];

/** A log in memory that counts how many events were read from it. */
function logOf(stored: readonly CaseboardEvent[]) {
  const own = (id: string) =>
    stored.filter(isConversationEvent).filter(({ conversationId }) => conversationId === id);
  const present = (ids: readonly string[]) => ids.filter((id) => own(id).length > 0);
  let read = 0;
  return {
    read: () => read,
    countsOfConversations: async (_workspace: string, ids: readonly string[]) =>
      new Map(present(ids).map((id) => [id, own(id).length])),
    ofConversations: async (_workspace: string, ids: readonly string[]) => {
      read += ids.flatMap(own).length;
      return new Map(present(ids).map((id) => [id, own(id)]));
    },
  };
}

const folds = (found: ReadonlyMap<string, Parameters<typeof foldConversation>[0]>) =>
  new Map([...found].map(([id, own]) => [id, foldConversation(own)]));

test("conversations fold as from the log, whichever of its events are at hand", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: events.length, maxLength: events.length }),
      fc.array(fc.boolean(), { minLength: events.length, maxLength: events.length }),
      async (isStored, isRemembered) => {
        const log = logOf(events.filter((_event, index) => isStored[index]));
        const known = new KnownEvents(log);
        known.remember(
          "desk",
          events.filter((_event, index) => isStored[index] && isRemembered[index]).map(withoutText),
        );
        for (let time = 0; time < 2; time += 1) {
          const found = await known.ofConversations("desk", conversationIds);
          expect(folds(found)).toEqual(folds(await log.ofConversations("desk", conversationIds)));
        }
      },
    ),
    { numRuns: 20 },
  );
});

test("what is at hand as a whole is not read, and what was read once is at hand", async () => {
  const log = logOf(events);
  const known = new KnownEvents(log);
  const [first = "", second = ""] = conversationIds;
  known.remember(
    "desk",
    ofConversations.filter(({ conversationId }) => conversationId === first),
  );
  await known.ofConversations("desk", [first]);
  expect(log.read()).toBe(0);
  await known.ofConversations("desk", [first, second]);
  const read = log.read();
  expect(read).toBe(ofConversations.filter(({ conversationId }) => conversationId === second).length);
  await known.ofConversations("desk", [first, second]);
  expect(log.read()).toBe(read);
  await known.ofConversations("elsewhere", [first]);
  expect(log.read()).toBeGreaterThan(read);
});

test("of an emptied workspace nothing is at hand, and of the others what was", async () => {
  const log = logOf(events);
  const known = new KnownEvents(log);
  known.remember("desk", events);
  known.remember("desk-2", events);
  known.forget("desk");
  await known.ofConversations("desk-2", conversationIds);
  expect(log.read()).toBe(0);
  await known.ofConversations("desk", conversationIds);
  expect(log.read()).toBe(ofConversations.length);
});

test("beyond 20,000 events the conversations of which nothing came lately are forgotten", async () => {
  const event = ofConversations[0];
  if (event === undefined) throw new Error("there is no event");
  const stored = [0, 1, 2].flatMap((conversation) =>
    Array.from({ length: 10_000 }, (_, index) => ({
      ...event,
      id: `${conversation}-${index}`,
      conversationId: `c${conversation}`,
    })),
  );
  const log = logOf(stored);
  const known = new KnownEvents(log);
  known.remember("desk", stored);
  known.forgetOld();
  await known.ofConversations("desk", ["c1", "c2"]);
  expect(log.read()).toBe(0);
  await known.ofConversations("desk", ["c0"]);
  expect(log.read()).toBe(10_000);
});

test("of conversations that are closed the events are forgotten before those of others that came longer ago", async () => {
  const ofType = (type: ConversationEvent["type"]) => ofConversations.find((event) => event.type === type);
  const [message, close] = [ofType("message.sent"), ofType("conversation.closed")];
  if (message === undefined || close === undefined) throw new Error("there are no such events");
  const conversation = (id: string, ending: ConversationEvent) => [
    ...Array.from({ length: 10_000 }, (_, index) => ({
      ...message,
      id: `${id}-${index}`,
      conversationId: id,
    })),
    { ...ending, id: `${id}-end`, conversationId: id },
  ];
  const stored = [...conversation("open", message), ...conversation("closed", close)];
  const log = logOf(stored);
  const known = new KnownEvents(log);
  known.remember("desk", stored);
  known.forgetOld();
  await known.ofConversations("desk", ["open"]);
  expect(log.read()).toBe(0);
  await known.ofConversations("desk", ["closed"]);
  expect(log.read()).toBe(10_001);
});
