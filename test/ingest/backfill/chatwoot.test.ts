import { closerOf, isClosed } from "../../../src/domain/conversation";
import { chatwootBackfill } from "../../../src/ingest/backfill/chatwoot";
import { chatwoot } from "../../../src/ingest/connectors/chatwoot";
import { backfillBench } from "../../support/backfill-run";
import {
  type ChatwootCase,
  chatwootCase,
  chatwootStory,
  startChatwoot,
  TOKEN,
} from "../../support/chatwoot-stand-in";
import { eventsOf, readStory } from "../../support/connector-story";
import { foldLog } from "../../support/folded-log";
import type { JsonStandIn, StandInAnswer } from "../../support/json-stand-in";

let standIn: JsonStandIn | null = null;
afterEach(async () => {
  await standIn?.close();
  standIn = null;
});

type Trouble = (number: number) => StandInAnswer | null;

async function bench(cases: readonly ChatwootCase[], trouble?: Trouble, values: Record<string, string> = {}) {
  standIn = await startChatwoot(cases, trouble);
  const { url, requests } = standIn;
  const variables = { CHATWOOT_URL: url, CHATWOOT_ACCOUNT_ID: "1", CHATWOOT_API_TOKEN: TOKEN, ...values };
  return { ...backfillBench(chatwootBackfill, variables), requests };
}

const cases = (count: number, day = "2026-11-05") =>
  Array.from({ length: count }, (_, index) => chatwootCase(index + 1, day));
const webhooks = () => readStory("chatwoot").flatMap((payload) => eventsOf(chatwoot, payload));
const since = "2026-11-01T00:00:00Z";

test("webhooks and back-fill of one story are one set of events without a conflict, whichever comes first", async () => {
  const first = await bench([chatwootStory()]);
  first.take(webhooks());
  await first.run(since);
  const second = backfillBench(chatwootBackfill, {
    CHATWOOT_URL: standIn?.url ?? "",
    CHATWOOT_ACCOUNT_ID: "1",
    CHATWOOT_API_TOKEN: TOKEN,
  });
  await second.run(since);
  second.take(webhooks());
  expect([first.conflicts, second.conflicts]).toEqual([[], []]);
  expect([first.unreadable, second.unreadable]).toEqual([[], []]);
  expect(first.events).toEqual(second.events);
});

test("back-fill tells what webhooks tell, but for assignments and when a label came or went", async () => {
  const { events, run } = await bench([chatwootStory()]);
  await run(since);
  const told = new Set(webhooks().map((event) => ("id" in event ? String(event.id) : "")));
  const untold = [...told].filter((id) => !events.has(id)).map((id) => id.split(":").slice(0, 4).join(":"));
  expect(untold.sort()).toEqual([
    "chatwoot:conversation:318:assigned",
    "chatwoot:conversation:318:assigned",
    "chatwoot:conversation:318:labels",
    "chatwoot:conversation:318:labels",
  ]);
  const more = [...events.values()].filter(({ id }) => !told.has(id));
  expect(more).toMatchObject([{ type: "conversation.tagged", add: ["lights"] }]);
});

test("a back-filled conversation is closed when it was, and nobody is said to have closed it", async () => {
  const { events, run } = await bench([chatwootStory()]);
  await run(since);
  const [conversation] = foldLog(
    [...events.values()].map((event) => ({ ...event, at: new Date(event.at).toISOString() })),
  ).conversations;
  expect(conversation && isClosed(conversation) && [conversation.closing.at, closerOf(conversation)]).toEqual(
    [Date.parse("2026-11-05T12:00:00Z"), null],
  );
  expect(conversation?.waits.map(({ end }) => end?.kind)).toEqual(["answered", "answered", "answered"]);
});

test("pages are read to the last, each conversation once, and doing it again brings nothing new", async () => {
  const { run, events, progress, requests } = await bench(cases(60));
  const counts = await run(since);
  expect(progress).toEqual([
    [25, 60],
    [50, 60],
    [60, 60],
    [60, 60],
  ]);
  // Opened, contact named, received, sent, closed; and once for all, who Aisha is.
  expect(counts).toEqual({ accepted: 60 * 5 + 1, duplicates: 2, conflicts: 0, rejected: 0 });
  expect(requests.filter((request) => request.includes("/messages"))).toHaveLength(60 * 2);
  expect(await run("2026-11-02T00:00:00Z")).toMatchObject({ accepted: 0, conflicts: 0 });
  expect(events.size).toBe(60 * 5 + 1);
});

test("a long conversation is read to its first message", async () => {
  const { run, events } = await bench([chatwootCase(7, "2026-11-05", 100)]);
  await run(since);
  const sent = [...events.values()].filter(({ type }) => type === "message.sent");
  expect(sent).toHaveLength(100);
  expect(events.has("chatwoot:message:7000:received")).toBe(true);
});

test("conversations without anything new are not read, nor those that were created since it began", async () => {
  const { run, events, requests, progress } = await bench([
    chatwootCase(1, "2026-10-20"),
    chatwootCase(2, "2026-11-05"),
    chatwootCase(3, "2026-11-06"),
  ]);
  await run(since);
  expect(requests.filter((request) => request.includes("/messages"))).toEqual([
    "GET /api/v1/accounts/1/conversations/2/messages",
    "GET /api/v1/accounts/1/conversations/2/messages?before=2000",
  ]);
  expect([...events.keys()]).toContain("chatwoot:conversation:2:opened");
  expect(events.has("chatwoot:conversation:1:opened")).toBe(false);
  expect(progress[0]).toEqual([3, 3]);
});

test("it waits as long as Chatwoot asks, and tries again after failures", async () => {
  const trouble: Trouble = (number) => {
    if (number === 1) return { status: 429, headers: { "retry-after": "7" } };
    return number === 3 || number === 4 ? { status: 502 } : null;
  };
  const { run, pauses, events } = await bench(cases(1), trouble);
  await run(since);
  expect(pauses).toEqual([7_000, 1_000, 2_000]);
  expect(events.size).toBe(6);
});

test("with an expired token it stops, says what to do, and goes on from there with another", async () => {
  let isExpired = false;
  const trouble: Trouble = (number) => {
    // In the midst of the second page.
    if (number === 100) isExpired = true;
    return isExpired ? { status: 401, body: { error: "Invalid Access Token" } } : null;
  };
  const { run, events, requests } = await bench(cases(60), trouble);
  await expect(run(since)).rejects.toMatchObject({
    code: "platform-refused",
    message: expect.stringContaining("answered 401 (Invalid Access Token)"),
    hint: expect.stringContaining("CHATWOOT_API_TOKEN"),
  });
  isExpired = false;
  const before = requests.length;
  const counts = await run(since);
  expect(requests[before]).toContain("page=2");
  expect(counts).toMatchObject({ accepted: 35 * 5, conflicts: 0 });
  expect(events.size).toBe(60 * 5 + 1);
});

test("of an account that is not there it says where to look", async () => {
  const { run } = await bench(cases(1), undefined, { CHATWOOT_ACCOUNT_ID: "2" });
  await expect(run(since)).rejects.toMatchObject({
    code: "platform-refused",
    message: expect.stringMatching(/^Chatwoot at http:.* has no account 2\.$/),
    hint: expect.stringContaining("CHATWOOT_ACCOUNT_ID"),
  });
});

test("what is not as documented is kept, and the rest is told", async () => {
  const [good, bad, mixed] = cases(3);
  if (!good || !bad || !mixed) throw new Error("Three cases were asked for");
  const { run, events, unreadable } = await bench([
    good,
    { ...bad, conversation: { ...bad.conversation, created_at: "soon" } },
    { ...mixed, messages: [...mixed.messages, { id: 3500, message_type: 9 }] },
  ]);
  await run(since);
  expect([...unreadable].sort()).toEqual(["chatwoot:conversation:2", "chatwoot:message:3500"]);
  expect(events.has("chatwoot:conversation:1:opened")).toBe(true);
  expect(events.has("chatwoot:message:3001:sent")).toBe(true);
});

test("where Chatwoot does not tell closings, it says so and tells the rest", async () => {
  const [one] = cases(1);
  if (!one) throw new Error("A case was asked for");
  const { run, events, notes } = await bench([{ ...one, reportingEvents: null }]);
  await run(since);
  expect([...events.values()].map(({ type }) => type).sort()).toEqual([
    "contact.upserted",
    "conversation.opened",
    "message.received",
    "message.sent",
    "user.upserted",
  ]);
  expect(notes).toEqual([
    expect.stringContaining("does not tell over its API when conversations were closed"),
  ]);
});

test("a note that was deleted since is left out: what is left of it is no comment", async () => {
  const story = chatwootStory();
  const messages = story.messages.map((message) =>
    message.private === true
      ? { ...message, content: "This message was deleted", content_attributes: { deleted: true } }
      : message,
  );
  const { run, events, take, conflicts } = await bench([{ ...story, messages }]);
  take(webhooks());
  await run(since);
  expect(conflicts).toEqual([]);
  expect(events.get("chatwoot:message:7003:note")).toMatchObject({
    text: "@Aisha Khan the third light of that batch.",
  });
});

test("a position that is none of its own is refused", async () => {
  const reading = {
    values: { CHATWOOT_URL: "http://127.0.0.1:9", CHATWOOT_ACCOUNT_ID: "1", CHATWOOT_API_TOKEN: TOKEN },
    api: { ask: async () => ({ status: 200, headers: {}, body: {} }) },
    since: 0,
    until: 1,
    cursor: "conversations 2",
  };
  await expect(chatwootBackfill.readPage(reading)).rejects.toMatchObject({ code: "platform-unavailable" });
});
