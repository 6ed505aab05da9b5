import { intercomBackfill } from "../../../src/ingest/backfill/intercom";
import { intercom } from "../../../src/ingest/connectors/intercom";
import { backfillBench } from "../../support/backfill-run";
import { eventsOf, readStory } from "../../support/connector-story";
import {
  intercomCase,
  intercomStory,
  startIntercom,
  TOKEN,
  unauthorized,
} from "../../support/intercom-stand-in";
import type { JsonStandIn, StandInAnswer } from "../../support/json-stand-in";

let standIn: JsonStandIn | null = null;
afterEach(async () => {
  await standIn?.close();
  standIn = null;
});

type Trouble = (number: number) => StandInAnswer | null;

async function bench(conversations: Parameters<typeof startIntercom>[0], trouble?: Trouble) {
  standIn = await startIntercom(conversations, trouble);
  const { url, requests } = standIn;
  return {
    ...backfillBench(intercomBackfill, { INTERCOM_ACCESS_TOKEN: TOKEN, INTERCOM_API_URL: url }),
    requests,
  };
}

const cases = (count: number, day = "2026-11-05") =>
  Array.from({ length: count }, (_, index) => intercomCase(index + 1, day));
const webhooks = () => readStory("intercom").flatMap((payload) => eventsOf(intercom, payload));
const idsOf = (events: readonly object[]) =>
  [...new Set(events.map((event) => ("id" in event ? String(event.id) : "")))].sort();
const since = "2026-11-01T00:00:00Z";

test("back-fill tells exactly what webhooks tell, whichever comes first", async () => {
  const first = await bench([intercomStory()]);
  await first.run(since);
  expect([...first.events.keys()].sort()).toEqual(idsOf(webhooks()));
  first.take(webhooks());
  const second = backfillBench(intercomBackfill, {
    INTERCOM_ACCESS_TOKEN: TOKEN,
    INTERCOM_API_URL: standIn?.url ?? "",
  });
  second.take(webhooks());
  await second.run(since);
  expect([first.conflicts, second.conflicts]).toEqual([[], []]);
  expect([first.unreadable, second.unreadable]).toEqual([[], []]);
  expect(second.events).toEqual(first.events);
});

test("pages are read to the last, each conversation once, and doing it again brings nothing new", async () => {
  const { run, events, progress, requests } = await bench(cases(50));
  const counts = await run(since);
  expect(progress).toEqual([
    [20, 50],
    [40, 50],
    [50, 50],
  ]);
  // Opened, first message, contact named, sent, closed; and once for all, who Aisha is.
  expect(counts).toEqual({ accepted: 50 * 5 + 1, duplicates: 2, conflicts: 0, rejected: 0 });
  expect(requests.filter((request) => request.startsWith("POST"))).toHaveLength(3);
  expect(new Set(requests.filter((request) => request.startsWith("GET"))).size).toBe(50);
  expect(await run("2026-11-02T00:00:00Z")).toMatchObject({ accepted: 0, conflicts: 0 });
  expect(events.size).toBe(50 * 5 + 1);
});

test("nothing of the first day is passed over, and only what is new since then is read", async () => {
  const { run, requests } = await bench([
    intercomCase(1, "2026-10-30"),
    intercomCase(2, "2026-10-31"),
    intercomCase(3, "2026-11-01"),
    intercomCase(4, "2026-11-06"),
  ]);
  await run("2026-11-01T00:00:00Z");
  expect(requests.filter((request) => request.startsWith("GET"))).toEqual(["GET /conversations/3"]);
});

test("it waits as long as Intercom asks, and tries again after failures", async () => {
  const reset = Date.parse("2026-11-06T00:00:09Z") / 1000;
  const trouble: Trouble = (number) => {
    if (number === 1) return { status: 429, headers: { "x-ratelimit-reset": String(reset) } };
    return number === 3 || number === 4 ? { status: 503 } : null;
  };
  const { run, pauses, events } = await bench(cases(1), trouble);
  await run(since);
  expect(pauses).toEqual([9_000, 1_000, 2_000]);
  expect(events.size).toBe(6);
});

test("with an expired token it stops, says what to do, and goes on from there with another", async () => {
  let isExpired = false;
  const trouble: Trouble = (number) => {
    // In the midst of the second page.
    if (number === 30) isExpired = true;
    return isExpired ? unauthorized : null;
  };
  const { run, events, requests, progress } = await bench(cases(50), trouble);
  await expect(run(since)).rejects.toMatchObject({
    code: "platform-refused",
    message: expect.stringContaining("answered 401"),
    hint: expect.stringContaining("INTERCOM_ACCESS_TOKEN"),
  });
  expect(events.size).toBe(20 * 5 + 1);
  isExpired = false;
  const before = requests.length;
  const counts = await run(since);
  expect(counts).toMatchObject({ accepted: 30 * 5, conflicts: 0 });
  // Two searches and thirty conversations are left.
  expect(requests.length - before).toBe(32);
  expect(progress.at(-1)).toEqual([50, 50]);
});

test("what is not as documented is kept, what is gone is passed over, and the rest is told", async () => {
  const [good, bad, gone, odd] = cases(4);
  if (!good || !bad || !gone || !odd) throw new Error("Four cases were asked for");
  const { run, events, unreadable } = await bench([
    good,
    { ...bad, source: null },
    { ...gone, gone: true },
    { ...odd, updated_at: "soon" },
  ]);
  await run(since);
  expect([...unreadable].sort()).toEqual(["intercom:conversation:2", "intercom:conversation:4"]);
  expect(events.has("intercom:1:opened")).toBe(true);
  expect(events.has("intercom:3:opened")).toBe(false);
});

test("of a conversation with more parts than Intercom tells, it says so", async () => {
  const [one] = cases(1);
  const parts = { conversation_parts: [], total_count: 612 };
  const { run, notes } = await bench([{ ...one, conversation_parts: parts }]);
  await run(since);
  expect(notes).toEqual([
    "Intercom tells only the newest 500 parts of conversation 1; what was before is missing.",
  ]);
});
