import { ingest, type StoredCandidates, storeEach } from "../../src/ingest/ingest";
import { openStore, type Store } from "../../src/storage/store";
import { shuffledEvents } from "../support/generated-events";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../support/store";

const now = Date.parse("2026-11-01T12:00:00Z");
const head = { conversationId: "c1", at: "2026-10-05T09:00:00Z" };
const opening = {
  ...head,
  id: "o",
  type: "conversation.opened",
  contact: { id: "k" },
  by: { kind: "system" },
};
const message = { ...head, id: "m", type: "message.received" };

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

function send({ ingest: ports }: Store, workspace: string, values: readonly unknown[]) {
  return ingest(ports, { workspace, candidates: candidatesOf(values) }, now);
}

function store(
  { ingest: ports }: Store,
  workspace: string,
  values: readonly unknown[],
): Promise<StoredCandidates> {
  return storeEach(ports, { workspace, candidates: candidatesOf(values) }, now);
}

async function derive({ ingest: ports }: Store, { batch }: StoredCandidates): Promise<void> {
  if (batch === null) throw new Error("Nothing was stored");
  await ports.derive(batch);
}

function differences(workspace: string) {
  return collected(opened.store.differences(workspace, () => undefined));
}

async function versions(workspace: string): Promise<number[]> {
  const found = await collected(opened.store.conversations.versions(workspace));
  return found.map(({ version }) => version);
}

test("a conversation that is new is written once", async () => {
  const workspace = freshWorkspace();
  await send(opened.store, workspace, [message, opening]);
  expect(await versions(workspace)).toEqual([1]);
  expect(await differences(workspace)).toEqual([]);
});

test("one whose first events another process has derived gets them too", async () => {
  const workspace = freshWorkspace();
  await send(another, workspace, [message]);
  await send(opened.store, workspace, [opening]);
  expect(await versions(workspace)).toEqual([2]);
  expect(await differences(workspace)).toEqual([]);
});

test("one whose first events another process has stored gets them when that derives them", async () => {
  const workspace = freshWorkspace();
  const stored = await store(another, workspace, [message]);
  await send(opened.store, workspace, [opening]);
  expect(await differences(workspace)).toHaveLength(1);
  await derive(another, stored);
  expect(await differences(workspace)).toEqual([]);
});

test("two processes that derive its parts at the same moment make one whole", async () => {
  const workspace = freshWorkspace();
  const events = shuffledEvents(40);
  const parts = [events.filter((_, index) => index % 2 === 0), events.filter((_, index) => index % 2 === 1)];
  const [own, others] = await Promise.all([
    store(opened.store, workspace, parts[0] ?? []),
    store(another, workspace, parts[1] ?? []),
  ]);
  await Promise.all([derive(opened.store, own), derive(another, others)]);
  expect(await differences(workspace)).toEqual([]);
});

test("events that come again leave every conversation as it is", async () => {
  const workspace = freshWorkspace();
  const events = shuffledEvents(10);
  await send(opened.store, workspace, events);
  const before = await versions(workspace);
  await send(another, workspace, events);
  expect(await versions(workspace)).toEqual(before);
  expect(await differences(workspace)).toEqual([]);
});
