import fc from "fast-check";
import type { Conversation } from "../../src/domain/conversation";
import { ingest } from "../../src/ingest/ingest";
import { eventLogs, instants } from "../support/arbitrary-events";
import { memorySource } from "../support/memory-source";
import { candidatesOf, freshWorkspace, type TestStore, testStore } from "../support/store";

const now = Date.parse("2026-11-01T12:00:00Z");
const YEAR = 365 * 86_400_000;
const instant = fc.constantFrom(...instants).map(Date.parse);

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

const idsOf = (conversations: readonly Conversation[]) => conversations.map(({ id }) => id).sort();

test("every conversation with something that counts in the range is read, however long the range", async () => {
  const { store } = opened;
  await fc.assert(
    fc.asyncProperty(
      eventLogs(),
      instant,
      instant,
      fc.constantFrom(0, 1, 3),
      async (log, one, other, years) => {
        const workspace = freshWorkspace();
        await ingest(store.ingest, { workspace, candidates: candidatesOf(log) }, now);
        const range = { from: Math.min(one, other) - years * YEAR, to: Math.max(one, other) };
        const promised = await memorySource(log).activeConversations(workspace, range, {});
        const read = await store.reports.activeConversations(workspace, range, {});
        expect(idsOf(read)).toEqual(expect.arrayContaining(idsOf(promised)));
      },
    ),
    { numRuns: 20 },
  );
});
