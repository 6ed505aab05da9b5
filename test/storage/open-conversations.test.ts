import fc from "fast-check";
import { matchesFilter } from "../../src/domain/conversation-filter";
import { openCasesOf } from "../../src/domain/reports/performance";
import { openWaitsIn } from "../../src/domain/reports/waits";
import { ingest } from "../../src/ingest/ingest";
import { openStore } from "../../src/storage/store";
import { type EventJson, eventLogs, instants } from "../support/arbitrary-events";
import { foldLog } from "../support/folded-log";
import { candidatesOf, freshWorkspace, type TestStore, testStore } from "../support/store";

const seed = Number(process.env.CASEBOARD_TEST_SEED ?? Date.now() % 1_000_000_000);

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

async function send(workspace: string, events: readonly unknown[]): Promise<void> {
  await ingest(opened.store.ingest, { workspace, candidates: candidatesOf(events) }, 0);
}

/** Opens so many conversations with one topic; nobody closes them. */
function openings(count: number, topic: string): object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${topic} ${index}`,
    type: "conversation.opened",
    at: "2026-10-05T09:00:00Z",
    conversationId: `${topic} ${index}`,
    contact: { id: "k" },
    by: { kind: "system" },
    topic,
  }));
}

test("a topic that only an open conversation has can be chosen at once, also where thousands are open", async () => {
  const workspace = freshWorkspace();
  const topics = async () => (await opened.store.reports.filterValues(workspace)).topic;
  await send(workspace, openings(2_001, "login"));
  expect(await topics()).toEqual(["login"]);
  await send(workspace, openings(1, "refund"));
  expect(await topics()).toEqual(["login", "refund"]);
});

const filters = [{}, { inbox: ["support"] }, { tag: ["untagged", "vip"] }];

function sorted(values: Iterable<unknown>): string[] {
  return [...values].map((value) => JSON.stringify(value)).sort();
}

test(`whoever asks after each step sees the open conversations and their waits as they are then (seed ${seed})`, async () => {
  const { reports } = opened.store;
  const holds = async (log: readonly EventJson[], cuts: readonly number[], instant: number) => {
    const workspace = freshWorkspace();
    let sent = 0;
    for (const cut of [...cuts, log.length]) {
      const next = Math.max(sent, Math.min(cut, log.length));
      await send(workspace, log.slice(sent, next));
      sent = next;
      const { conversations } = foldLog(log.slice(0, sent));
      for (const filter of filters) {
        const chosen = conversations.filter((conversation) => matchesFilter(conversation, filter));
        expect(sorted(await reports.openCases(workspace, filter))).toEqual(sorted(openCasesOf(chosen)));
        for (const at of [instant, instant + 1, Date.parse("2030-01-01T00:00:00Z")]) {
          expect(sorted(await reports.openWaits(workspace, at, filter))).toEqual(
            sorted(chosen.flatMap((conversation) => openWaitsIn(conversation, at))),
          );
        }
      }
    }
  };
  await fc.assert(
    fc.asyncProperty(
      eventLogs({ maxLength: 25 }),
      fc.array(fc.nat({ max: 25 }), { maxLength: 3 }),
      fc.constantFrom(...instants).map((text) => Date.parse(text)),
      holds,
    ),
    { numRuns: 40, seed },
  );
}, 900_000);

test("what another process changes is seen, whether its changes are named or too many", async () => {
  const workspace = freshWorkspace();
  const other = await openStore(opened.database.uri);
  try {
    await send(workspace, openings(2, "login"));
    const open = async () => (await other.reports.openCases(workspace, {})).get(null);
    expect(await open()).toBe(2);
    await send(workspace, openings(3, "refund"));
    expect(await open()).toBe(5);
    await send(workspace, openings(600, "invoice"));
    expect(await open()).toBe(605);
    await opened.store.clearWorkspace(workspace);
    expect(await open()).toBeUndefined();
  } finally {
    await other.close();
  }
});
