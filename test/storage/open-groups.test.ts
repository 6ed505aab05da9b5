import { ingest } from "../../src/ingest/ingest";
import { candidatesOf, freshWorkspace, type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

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

async function send(workspace: string, events: readonly unknown[]): Promise<void> {
  await ingest(opened.store.ingest, { workspace, candidates: candidatesOf(events) }, 0);
}

async function topics(workspace: string): Promise<readonly string[]> {
  return (await opened.store.reports.filterValues(workspace)).topic;
}

test("a topic that only an open conversation has can be chosen at once", async () => {
  const workspace = freshWorkspace();
  await send(workspace, openings(3, "login"));
  expect(await topics(workspace)).toEqual(["login"]);
  await send(workspace, openings(1, "refund"));
  expect(await topics(workspace)).toEqual(["login", "refund"]);
});

test("where thousands are open, a topic of open ones can be chosen after a hundred changes at the latest", async () => {
  const workspace = freshWorkspace();
  await send(workspace, openings(2_001, "login"));
  expect(await topics(workspace)).toEqual(["login"]);
  await send(workspace, openings(1, "refund"));
  const changed = { day: Math.floor(Date.parse("2026-10-05") / 86_400_000), conversationIds: null };
  for (let change = 0; change < 100; change += 1) await opened.store.marks.mark(workspace, [changed]);
  expect(await topics(workspace)).toEqual(["login", "refund"]);
}, 60_000);
