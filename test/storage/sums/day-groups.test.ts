import { Binary } from "mongodb";
import type { ConversationFilter } from "../../../src/domain/conversation-filter";
import { usageFamily } from "../../../src/domain/sums/families";
import { ingest, storeEach } from "../../../src/ingest/ingest";
import { deriveConversations } from "../../../src/storage/derive";
import type { RowsDocument } from "../../../src/storage/sums/sums-documents";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../../support/store";

const wednesday = { from: Date.parse("2026-10-07T00:00:00Z"), to: Date.parse("2026-10-08T00:00:00Z") };

let opened: TestStore;
let workspace: string;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());
beforeEach(() => {
  workspace = freshWorkspace();
});

function event(id: string, type: string, at: string, more: object = {}) {
  return { id, type, at, conversationId: "c1", ...more };
}

/** Opened on Monday; on Wednesday somebody writes in it. */
const monday = event("o", "conversation.opened", "2026-10-05T09:00:00Z", {
  contact: { id: "k" },
  by: { kind: "system" },
  inboxId: "support",
});
const message = event("m", "message.sent", "2026-10-07T09:00:00Z", { by: { kind: "bot" }, proactive: true });
const tagged = event("t", "conversation.tagged", "2026-10-09T09:00:00Z", { add: ["vip"] });

async function send(...events: readonly object[]): Promise<void> {
  await ingest(opened.store.ingest, { workspace, candidates: candidatesOf(events) }, 0);
}

/** How many messages of Wednesday are of conversations that the filter chooses. */
async function onWednesday(filter: ConversationFilter): Promise<number | undefined> {
  const asked = { family: usageFamily, ranges: [wednesday], filter };
  const [sums] = await opened.store.reports.sums(workspace, asked);
  return sums?.count("proactiveMessages", [null]);
}

async function differences(): Promise<string[]> {
  const found = await collected(opened.store.differences(workspace, () => undefined));
  return found.map(({ kind, id, problem }) => `${kind} ${id} ${problem}`);
}

function addUp() {
  return opened.store.sumUp(workspace, () => undefined);
}

function groups() {
  return opened.database.db.collection<RowsDocument>("dayRows");
}

test("a tag that comes days later chooses what its conversation counted before, and nothing of these days is counted anew", async () => {
  await send(monday, message);
  await addUp();
  expect(await onWednesday({ inbox: ["support"] })).toBe(1);
  expect(await onWednesday({ tag: ["vip"] })).toBe(0);
  expect(await onWednesday({ tag: ["untagged"] })).toBe(1);
  await send(tagged);
  expect(await onWednesday({ tag: ["vip"] })).toBe(1);
  expect(await onWednesday({ tag: ["untagged"] })).toBe(0);
  expect(await addUp()).toEqual({ days: 0 });
  expect(await onWednesday({ tag: ["vip"], inbox: ["support"] })).toBe(1);
  expect(await onWednesday({ tag: ["vip"], inbox: ["sales"] })).toBe(0);
  expect(await differences()).toEqual([]);
});

test("an opening that turns out to be of another day takes along what filters ask", async () => {
  await send(monday, message);
  await addUp();
  await send({ ...monday, id: "earlier", at: "2026-10-03T09:00:00Z" });
  expect(await onWednesday({ inbox: ["support"] })).toBe(1);
  await addUp();
  expect(await onWednesday({ inbox: ["support"] })).toBe(1);
  expect(await differences()).toEqual([]);
});

test("a death between writing a tag and marking it is made right by whoever recovers", async () => {
  const { store } = opened;
  await send(monday, message);
  await addUp();
  await storeEach(store.ingest, { workspace, candidates: candidatesOf([tagged]) }, 0);
  const [entry] = await store.journal.pending(workspace);
  const dying = { ...store, marks: { mark: () => Promise.reject(new Error("killed")) } };
  const noteDays = (days: readonly number[]) => store.journal.noteDays(entry?.key ?? "", days);
  await expect(deriveConversations(dying, workspace, ["c1"], noteDays)).rejects.toThrow("killed");
  expect(await onWednesday({ tag: ["vip"] })).toBe(0);
  await store.recover(0, { everything: true });
  expect(await onWednesday({ tag: ["vip"] })).toBe(1);
  expect(await differences()).toEqual([]);
});

test("verify names a day of which something else is kept for filters, and rebuild makes it right", async () => {
  await send(monday, message);
  await addUp();
  const key = { _id: `${workspace}/groups/${Math.floor(wednesday.from / 86_400_000) - 2}` };
  const none = new Binary(Buffer.alloc(5));
  expect((await groups().updateOne(key, { $set: { bytes: none } })).modifiedCount).toBe(1);
  expect(await differences()).toEqual(["sums 2026-10-05 other content"]);
  await opened.store.rebuild(workspace, 0, () => undefined);
  expect(await differences()).toEqual([]);
  expect(await onWednesday({ inbox: ["support"] })).toBe(1);
});

test("verify names a day on which conversations were opened and that filters have no version of, and rebuild makes it right", async () => {
  await send(monday, message);
  await addUp();
  const marks = opened.database.db.collection("dayMarks");
  // As it was left by rules that knew nothing of it.
  await marks.updateMany({ workspace }, { $unset: { groupsVersion: 1 } });
  await groups().deleteMany({ workspace });
  expect(await onWednesday({ inbox: ["support"] })).toBe(0);
  expect(await differences()).toContain("sums 2026-10-05 missing");
  await opened.store.rebuild(workspace, 0, () => undefined);
  expect(await onWednesday({ inbox: ["support"] })).toBe(1);
  expect(await differences()).toEqual([]);
});

test("a workspace that was emptied and filled again is filtered by what it has now", async () => {
  await send(monday, message, tagged);
  expect(await onWednesday({ tag: ["vip"] })).toBe(1);
  await opened.store.clearWorkspace(workspace);
  expect(await onWednesday({ tag: ["vip"] })).toBe(0);
  await send({ ...monday, inboxId: "sales" }, message);
  expect(await onWednesday({ tag: ["vip"] })).toBe(0);
  expect(await onWednesday({ inbox: ["sales"] })).toBe(1);
  expect(await onWednesday({ inbox: ["support"] })).toBe(0);
});
