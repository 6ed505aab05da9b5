import fc from "fast-check";
import type { Conversation } from "../../src/domain/conversation";
import { respondIo } from "../../src/ingest/connectors/respond-io";
import type { HeldWebhooks, WebhookPorts } from "../../src/ingest/held-webhooks";
import { eventsOf, readDelivery, readStory } from "../support/connector-story";
import { openRespondIoDesks, type RespondIoDesks } from "../support/respond-io-desk";
import { candidatesOf, type TestStore, testStore } from "../support/store";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const story = readStory("respond-io");
const read = (name: string) => readDelivery("respond-io", name);

/** When what each delivery of the story tells has happened, on 5 November 2026. */
const happenedAt = [
  ["09:59:58", "10:00:00", "10:00:00", "10:00:03", "10:02:00", "10:12:00", "10:15:00", "10:16:00"],
  ["10:40:00", "10:50:00", "11:00:00", "11:00:30", "12:00:00", "12:00:00", "12:20:00", "12:30:00"],
]
  .flat()
  .map((time) => Date.parse(`2026-11-05T${time}Z`));
const longAfter = Date.parse("2026-11-20T10:00:00Z");

let stored: TestStore;
let desks: RespondIoDesks;
beforeAll(async () => {
  stored = await testStore();
  desks = await openRespondIoDesks(stored.store);
});
afterAll(async () => {
  await desks.close();
  await stored.close();
});
beforeEach(async () => {
  await stored.database.db.collection("heldWebhooks").deleteMany({});
  desks.clock = longAfter;
  desks.logged.length = 0;
});

const held = () => stored.store.heldWebhooks.count();

/** Delivers each at its time, in the order of these times, with the job after each. */
async function deliverAt(times: readonly number[]): Promise<(Conversation | null)[]> {
  const desk = await desks.open();
  const inTime = story.map((payload, index) => ({ payload, at: times[index] ?? longAfter }));
  for (const { payload, at } of inTime.toSorted((left, right) => left.at - right.at)) {
    desks.clock = at;
    await desk.deliver(payload);
    await desks.runJob();
  }
  desks.clock = Math.max(...times) + 20 * MINUTE;
  await desks.runJob();
  return desk.conversations();
}

const inOrder = () => deliverAt(happenedAt.map((at) => at + 1_000));

/** Of the story in order: who answered when, how many messages, and who closed. */
const toldInOrder = [
  { answers: ["10:12", "10:50"], messages: 5, closedBy: "respond-io:5101" },
  { answers: ["12:20"], messages: 2, closedBy: "respond-io:5102" },
];

function inWords(conversations: readonly (Conversation | null)[]) {
  return conversations.map((one) => ({
    answers: one?.memberMessages.map(({ at }) => new Date(at).toISOString().slice(11, 16)),
    messages: one?.messageTimes.length,
    closedBy: one?.closing?.by.id,
  }));
}

test("in order and prompt, only what nobody waits for is held: greetings, and the survey after the end", async () => {
  const desk = await desks.open();
  const waited: number[] = [];
  for (const [index, payload] of story.entries()) {
    desks.clock = (happenedAt[index] ?? 0) + 1_000;
    if ((await desk.deliver(payload)).held === 1) waited.push(index + 1);
  }
  expect(waited).toEqual([4, 12]);
  // The greeting found its place when the closing came; the survey belongs to no conversation.
  expect(inWords(await desk.conversations())).toEqual(toldInOrder);
  expect(await held()).toBe(1);
});

test("in any order, long after it happened, the story gives the conversations that it gives in order", async () => {
  const expected = await inOrder();
  expect(inWords(expected)).toEqual(toldInOrder);
  const anyOrder = fc.shuffledSubarray([...story.keys()], { minLength: story.length });
  await fc.assert(
    fc.asyncProperty(anyOrder, async (order) => {
      desks.clock = longAfter;
      const desk = await desks.open();
      for (const index of order) await desk.deliver(story[index]);
      desks.clock += 20 * MINUTE;
      await desks.runJob();
      expect(await desk.conversations()).toEqual(expected);
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("with each delivery late by up to a minute, or all within minutes after an outage, they are the same", async () => {
  const expected = await inOrder();
  const delays = (most: number) =>
    fc.array(fc.nat(most), { minLength: story.length, maxLength: story.length });
  const shortly = delays(MINUTE).map((some) => happenedAt.map((at, index) => at + (some[index] ?? 0)));
  // Less than ten minutes apart, so that nothing is taken for settled that is under way.
  const afterAnOutage = delays(9 * MINUTE).map((some) => some.map((delay) => longAfter + delay));
  await fc.assert(
    fc.asyncProperty(fc.oneof(shortly, afterAnOutage), async (times) => {
      expect(await deliverAt(times)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("a message that overtook its opening is placed as soon as the opening comes, without the job", async () => {
  const desk = await desks.open();
  desks.clock = Date.parse("2026-11-05T12:20:02Z");
  const early = { accepted: 0, duplicates: 0, rejected: 0, held: 1, ignored: [] };
  expect(await desk.deliver(read("15-answered-anew"))).toEqual(early);
  expect(await held()).toBe(1);
  await desk.deliver(read("13-opened-anew"));
  expect(await held()).toBe(0);
  expect(inWords(await desk.conversations())[1]).toMatchObject({ answers: ["12:20"] });
});

test("an opening that did not come as a webhook is found by the job", async () => {
  const desk = await desks.open();
  desks.clock = Date.parse("2026-11-05T10:12:02Z");
  await desk.deliver(read("06-answered"));
  const opening = {
    id: "respond-io:20450117:1793872800:opened",
    type: "conversation.opened",
    at: "2026-11-05T10:00:00Z",
    conversationId: "respond-io:20450117:1793872800",
    contact: { id: "respond-io:20450117" },
    by: { kind: "contact" },
  };
  await desks.ports.ingest(desk.workspace, candidatesOf([opening]));
  await desks.runJob();
  expect(await held()).toBe(0);
  expect(inWords(await desk.conversations())[0]).toMatchObject({ answers: ["10:12"] });
  expect(desks.logged.join("")).toMatch(/"placed":1,.*Webhooks that had waited were placed/);
});

test("a retry of a held one is held once, and after it was placed it is a duplicate", async () => {
  const desk = await desks.open();
  const answer = read("06-answered");
  expect(await desk.deliver(answer)).toMatchObject({ held: 1 });
  desks.clock += MINUTE;
  expect(await desk.deliver(answer)).toMatchObject({ held: 1 });
  expect(await held()).toBe(1);
  await desk.deliver(read("11-closed"));
  expect(await held()).toBe(0);
  const count = await stored.store.log.count(desk.workspace);
  expect(await desk.deliver(answer)).toMatchObject({ accepted: 0, duplicates: 4, held: 0 });
  expect(await stored.store.log.count(desk.workspace)).toBe(count);
  expect(inWords(await desk.conversations())[0]).toMatchObject({ answers: ["10:12"] });
});

/** Ports whose ingesting or removing dies, before or after it did its work. */
const deaths: readonly (readonly [string, (ports: WebhookPorts) => WebhookPorts])[] = [
  ["before ingesting", (ports) => ({ ...ports, ingest: killed })],
  ["after ingesting", (ports) => ({ ...ports, ingest: (...batch) => ports.ingest(...batch).then(killed) })],
  ["before removing", (ports) => ({ ...ports, held: removing(ports.held, killed) })],
  [
    "after removing",
    (ports) => ({ ...ports, held: removing(ports.held, (keys) => ports.held.remove(keys).then(killed)) }),
  ],
];

function removing(held: HeldWebhooks, remove: HeldWebhooks["remove"]): HeldWebhooks {
  return {
    keep: (one) => held.keep(one),
    due: (now, limit) => held.due(now, limit),
    awaiting: (workspace, ids) => held.awaiting(workspace, ids),
    postpone: (tries) => held.postpone(tries),
    remove,
  };
}

function killed(): Promise<never> {
  return Promise.reject(new Error("killed"));
}

test.each(deaths)("a death %s what was held loses nothing and makes no double", async (_, dying) => {
  const desk = await desks.open();
  await desk.deliver(read("06-answered"));
  await desks.ports.ingest(desk.workspace, candidatesOf(eventsOf(respondIo, read("11-closed"))));
  await expect(desks.runJob(dying(desks.ports))).rejects.toThrow("killed");
  await desks.runJob();
  expect(await held()).toBe(0);
  expect(inWords(await desk.conversations())[0]).toMatchObject({ answers: ["10:12"], messages: 1 });
  // Opening, closing, the names of contact and member, and the message.
  expect(await stored.store.log.count(desk.workspace)).toBe(5);
  expect(await stored.store.refused.counts(desk.workspace)).toEqual({ rejected: 0, conflicts: 0 });
});

test("two instances that place the same make no double", async () => {
  const desk = await desks.open();
  for (const name of ["02-opened", "03-asked", "06-answered", "09-asked-again", "10-answered-again"]) {
    await desk.deliver(read(name));
  }
  desks.clock += 20 * MINUTE;
  await Promise.all([desks.runJob(), desks.runJob(), desks.runJob()]);
  expect(await held()).toBe(0);
  expect(inWords(await desk.conversations())[0]).toMatchObject({ answers: ["10:12", "10:50"], messages: 4 });
  expect(await stored.store.refused.counts(desk.workspace)).toEqual({ rejected: 0, conflicts: 0 });
});

test("what has found no conversation after a day is refused with the reason, and kept as it came", async () => {
  const desk = await desks.open();
  const answer = read("06-answered");
  await desk.deliver(answer);
  desks.clock = longAfter + DAY - 1;
  await desks.runJob();
  expect(await held()).toBe(1);
  desks.clock = longAfter + DAY + 5 * MINUTE;
  await desks.runJob();
  expect(await held()).toBe(0);
  const [refused] = await stored.store.refused.list(desk.workspace, 10);
  expect(refused).toMatchObject({
    outcome: "rejected",
    count: 1,
    body: JSON.stringify(answer),
    origin: expect.stringMatching(/^webhook of respond\.io, connection /),
    problems: [
      {
        reason: expect.stringMatching(
          /none of this contact is known to be open .* within 24 hours .* or openings do not arrive$/,
        ),
      },
    ],
  });
  expect(desks.logged.join("")).toMatch(/"refused":1,.*their conversations never came/);
});

test("a survey after the end is let go after a day, and troubles nobody", async () => {
  const desk = await desks.open();
  await desk.deliver(read("11-closed"));
  expect(await desk.deliver(read("12-surveyed"))).toMatchObject({ held: 1 });
  expect(await held()).toBe(1);
  desks.clock = longAfter + DAY;
  await desks.runJob();
  expect(await held()).toBe(0);
  expect(await stored.store.refused.counts(desk.workspace)).toEqual({ rejected: 0, conflicts: 0 });
  expect(inWords(await desk.conversations())[0]).toMatchObject({ messages: 0 });
});
