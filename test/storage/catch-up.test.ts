import { resolve } from "node:path";
import { acknowledgeEach, storeEach } from "../../src/ingest/ingest";
import { recoverBatches } from "../../src/storage/recover";
import { openStore, type Store } from "../../src/storage/store";
import { shuffledEvents } from "../support/generated-events";
import { startProcess, waitForOutput } from "../support/processes";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../support/store";

const now = Date.parse("2026-11-01T12:00:00Z");
const events = shuffledEvents(30);

/** A store on the same database, as another process has it. */
let another: Store;
let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
  another = await openStore(opened.database.uri);
});
afterAll(async () => {
  await another.close();
  await opened.close();
});

function acknowledge(store: Pick<Store, "ingest">, workspace: string, some: readonly unknown[]) {
  return acknowledgeEach(store.ingest, { workspace, candidates: candidatesOf(some) }, now);
}

/** What is stored of conversations right now, without waiting for anything. */
function derivedNow(workspace: string): Promise<number> {
  return opened.database.db.collection("conversations").countDocuments({ workspace });
}

function conversationsIn(some: readonly object[]): number {
  return new Set(some.flatMap((event) => ("conversationId" in event ? [event.conversationId] : []))).size;
}

test("what was acknowledged is durable at once, and whoever reads sees all of it", async () => {
  const workspace = freshWorkspace();
  const outcomes = await acknowledge(opened.store, workspace, events);
  expect(outcomes.every(({ kind }) => kind === "accepted")).toBe(true);
  expect(await opened.store.log.count(workspace)).toBe(events.length);
  expect((await opened.store.reports.directory(workspace)).members.length).toBeGreaterThan(0);
  expect(await derivedNow(workspace)).toBe(conversationsIn(events));
  expect(await opened.store.journal.pending(workspace)).toEqual([]);
  expect(opened.store.deriver.backlog).toBe(0);
});

test("what one process acknowledged another one sees as soon as it asks", async () => {
  const workspace = freshWorkspace();
  await Promise.all([
    acknowledge(opened.store, workspace, events.slice(0, 150)),
    acknowledge(another, workspace, events.slice(150)),
  ]);
  await Promise.all([opened.store.caughtUp(workspace), another.caughtUp(workspace)]);
  expect(await derivedNow(workspace)).toBe(conversationsIn(events));
  expect(await collected(opened.store.differences(workspace, () => undefined))).toEqual([]);
});

test("what a process acknowledged before it was killed is derived by the first who reads, and once", async () => {
  const workspace = freshWorkspace();
  const program = resolve(__dirname, "../support/acknowledge-and-wait.ts");
  const words = ["--require", "tsx/cjs", program, opened.database.uri, workspace];
  const sender = startProcess(process.execPath, words);
  sender.child.stdin?.end(JSON.stringify(events));
  await waitForOutput(sender, /acknowledged/);
  sender.child.kill("SIGKILL");
  await sender.ended;
  expect(await derivedNow(workspace)).toBe(0);

  await another.reports.directory(workspace);
  expect(await derivedNow(workspace)).toBe(conversationsIn(events));
  expect(await another.journal.underived(workspace)).toEqual([]);
  expect(await collected(another.differences(workspace, () => undefined))).toEqual([]);
});

test("a batch that nobody acknowledged keeps no reader waiting", async () => {
  const workspace = freshWorkspace();
  await storeEach(another.ingest, { workspace, candidates: candidatesOf(events) }, now);
  await opened.store.caughtUp(workspace);
  expect(await derivedNow(workspace)).toBe(0);
});

test("what another process has stored and is about to derive is no difference once it is settled", async () => {
  const workspace = freshWorkspace();
  await storeEach(another.ingest, { workspace, candidates: candidatesOf(events) }, now);
  const settle = () => opened.store.recover(now, { everything: true });
  expect(await collected(opened.store.differences(workspace, () => undefined, settle))).toEqual([]);
});

test("days that a dead process noted are marked by whoever derives for it", async () => {
  const { journal } = opened.store;
  const workspace = freshWorkspace();
  const key = await journal.begin({ workspace, conversationIds: [], directoryEventIds: [], startedAt: now });
  await journal.noteDays(key, [3, 1]);
  await journal.noteDays(key, [1, 2]);
  await recoverBatches(opened.store, now, { workspace, everything: true });
  expect([...(await opened.store.marks.versions(workspace, 0, 10)).keys()]).toEqual([1, 2, 3]);
  expect((await journal.withKeys([key]))[0]?.isDerived).toBe(true);
});

test("a batch whose owner notes further days while somebody derives for it has to be derived again", async () => {
  const { journal } = opened.store;
  const workspace = freshWorkspace();
  const key = await journal.begin({ workspace, conversationIds: [], directoryEventIds: [], startedAt: now });
  const mark = () => journal.noteDays(key, [7]);
  const stores = { ...opened.store, marks: { mark, versions: async () => new Map() } };
  await recoverBatches(stores, now, { workspace, everything: true });
  expect((await journal.withKeys([key]))[0]).toMatchObject({ isDerived: false, changedDays: [7] });
});

test("what reads several times for one answer waits for what was acknowledged before its first reading", async () => {
  const { store } = opened;
  const workspace = freshWorkspace();
  await acknowledge(store, workspace, events.slice(0, 100));
  await store.asOneReader(async () => {
    await store.caughtUp(workspace);
    const seen = await derivedNow(workspace);
    expect(seen).toBe(conversationsIn(events.slice(0, 100)));
    await acknowledge(store, workspace, events.slice(100));
    await store.caughtUp(workspace);
    expect(await derivedNow(workspace)).toBe(seen);
  });
  await store.caughtUp(workspace);
  expect(await derivedNow(workspace)).toBe(conversationsIn(events));
});
