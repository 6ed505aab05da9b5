import { parseEvent } from "../../../src/domain/events";
import { dataEnd, makeEvents } from "./make-events";

const events = [...makeEvents({ events: 20_000, seed: 1 })];

function countOf(type: string): number {
  return events.filter((event) => event.type === type).length;
}

test("exactly as many events are made as were asked for", () => {
  expect(events).toHaveLength(20_000);
  expect([...makeEvents({ events: 1_001, seed: 1 })]).toHaveLength(1_001);
});

test("every event conforms to the contract, and no field of it is foreign to the contract", () => {
  for (const event of events) {
    const parsed = parseEvent(event);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(Object.keys(parsed.event).sort()).toEqual(Object.keys(event).sort());
  }
});

test("no id is used twice", () => {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
});

test("the events are in order of time, within the year that ends with October 2026", () => {
  const instants = events.map(({ at }) => Date.parse(at));
  expect(instants).toEqual(instants.toSorted((left, right) => left - right));
  expect(instants[0]).toBe(Date.parse("2025-11-01T00:00:00Z"));
  expect(instants.at(-1)).toBeLessThan(dataEnd);
  expect(instants.at(-1)).toBeGreaterThan(Date.parse("2026-10-31T00:00:00Z"));
});

test("the same seed gives the same events, another one others", () => {
  expect([...makeEvents({ events: 2_000, seed: 1 })]).toEqual([...makeEvents({ events: 2_000, seed: 1 })]);
  expect([...makeEvents({ events: 2_000, seed: 2 })]).not.toEqual([
    ...makeEvents({ events: 2_000, seed: 1 }),
  ]);
});

test("what a desk tells is all there: 200 members, five inboxes, contacts that come back, every type of work", () => {
  const openings = events.filter((event) => event.type === "conversation.opened");
  const members = events.flatMap((event) => (event.type === "user.upserted" ? [event.user.id] : []));
  expect(new Set(members).size).toBe(200);
  const inboxes = openings.flatMap(({ inboxId }) => inboxId ?? []);
  expect([...new Set(inboxes)].sort()).toEqual(["inbox1", "inbox2", "inbox3", "inbox4", "inbox5"]);
  const contacts = new Set(openings.map(({ contact }) => contact.id));
  expect(contacts.size / openings.length).toBeCloseTo(0.4, 1);
  const rare = [
    "conversation.reopened",
    "followup.completed",
    "user.deleted",
    "user.status",
    "comment.added",
  ];
  expect(rare.filter((type) => countOf(type) === 0)).toEqual([]);
  expect(openings.some(({ assigneeId }) => assigneeId !== undefined)).toBe(true);
});

test("fewer events than the directory needs are refused", () => {
  expect(() => [...makeEvents({ events: 10, seed: 1 })]).toThrow("give a whole number, 1000 or more");
});
