import { type ConversationEvent, isConversationEvent } from "../../../src/domain/events";
import { usageFamily } from "../../../src/domain/sums/families";
import { ingest, storeEach } from "../../../src/ingest/ingest";
import { deriveConversations, deriveNewConversations } from "../../../src/storage/derive";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../../support/store";

const day = { from: Date.parse("2026-10-05T00:00:00Z"), to: Date.parse("2026-10-06T00:00:00Z") };
const asked = { family: usageFamily, ranges: [day], filter: {} };
const now = Date.parse("2026-11-01T12:00:00Z");

const head = { conversationId: "c1", at: "2026-10-05T09:00:00Z" };
const opening = {
  ...head,
  id: "o",
  type: "conversation.opened",
  contact: { id: "k" },
  by: { kind: "system" },
};
const message = { ...head, id: "m", type: "message.sent", by: { kind: "bot" }, proactive: true };

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

async function proactive(workspace: string): Promise<number | undefined> {
  const [sums] = await opened.store.reports.sums(workspace, asked);
  return sums?.count("proactiveMessages", [null]);
}

test("a death between writing conversations and marking their days is made right by whoever recovers", async () => {
  const { store } = opened;
  const { journal } = store;
  const workspace = freshWorkspace();
  await ingest(store.ingest, { workspace, candidates: candidatesOf([opening]) }, now);
  await store.sumUp(workspace, () => undefined);
  await storeEach(store.ingest, { workspace, candidates: candidatesOf([message]) }, now);
  const [entry] = await journal.pending(workspace);
  const dying = { ...store, marks: { mark: () => Promise.reject(new Error("killed")) } };
  const noteDays = (days: readonly number[]) => journal.noteDays(entry?.key ?? "", days);
  await expect(deriveConversations(dying, workspace, ["c1"], noteDays)).rejects.toThrow("killed");
  // The conversation is written, and the day still looks as if nothing had changed on it.
  expect(await proactive(workspace)).toBe(0);
  await store.recover(now, { everything: true });
  expect(await proactive(workspace)).toBe(1);
  expect(await collected(store.differences(workspace, () => undefined))).toEqual([]);
});

test("so is a death after the first writing of a conversation", async () => {
  const { store } = opened;
  const { journal } = store;
  const workspace = freshWorkspace();
  const candidates = candidatesOf([opening, message]);
  const { batch } = await storeEach(store.ingest, { workspace, candidates }, now);
  const events: ConversationEvent[] = batch?.events.filter(isConversationEvent) ?? [];
  const dying = { ...store, marks: { mark: () => Promise.reject(new Error("killed")) } };
  const noteDays = (days: readonly number[]) => journal.noteDays(batch?.key ?? "", days);
  const derived = deriveNewConversations(dying, workspace, new Map([["c1", events]]), noteDays);
  await expect(derived).rejects.toThrow("killed");
  expect(await proactive(workspace)).toBe(0);
  await store.recover(now, { everything: true });
  expect(await proactive(workspace)).toBe(1);
  expect(await collected(store.differences(workspace, () => undefined))).toEqual([]);
});
