import { ingest } from "../../src/ingest/ingest";
import { deriveConversations } from "../../src/storage/derive";
import { generatedRange, shuffledEvents } from "../support/generated-events";
import { candidatesOf, collected, type TestStore, testStore } from "../support/store";

const MINUTE = 60_000;
const started = Date.parse("2026-11-01T12:00:00Z");
const events = shuffledEvents(60);

let opened: TestStore;
beforeEach(async () => {
  opened = await testStore();
});
afterEach(() => opened.close());

function send(values: readonly unknown[]) {
  return ingest(opened.store.ingest, { workspace: "w", candidates: candidatesOf(values) }, started);
}

function differences() {
  return collected(opened.store.differences("w", () => undefined));
}

test("verify names what is missing, changed or without events, and rebuild makes it right", async () => {
  const { store, database } = opened;
  await send(events);
  expect(await differences()).toEqual([]);
  const conversations = database.db.collection<{ _id: string }>("conversations");
  const directory = database.db.collection<{ _id: string }>("directory");
  const [missing, changed] = await conversations.find().sort({ _id: 1 }).limit(2).toArray();
  const contact = await directory.findOne({ kind: "contact" });
  await conversations.deleteOne({ _id: missing?._id ?? "" });
  await conversations.updateOne({ _id: changed?._id ?? "" }, { $set: { closedAt: new Date(0) } });
  await conversations.insertOne({ ...changed, _id: "w/never-heard-of" });
  await directory.updateOne({ _id: "w/member/u2" }, { $set: { "entry.upserted.record.name": "Forged" } });
  await directory.updateOne(
    { _id: "w/team/t1" },
    { $set: { "entry.named.stamp.id": "forged", "entry.named.stamp.at": 9e15 } },
  );
  await directory.deleteOne({ _id: contact?._id ?? "" });

  const named = (await differences()).map(({ kind, id, problem }) => `${kind} ${id} ${problem}`).sort();
  const idOf = (document: { _id: string } | null | undefined) => document?._id.slice(2);
  expect(named).toEqual(
    [
      `conversation ${idOf(missing)} missing`,
      `conversation ${idOf(changed)} other content`,
      "conversation never-heard-of without events",
      "directory member/u2 other content",
      "directory team/t1 other content",
      "directory team/t1 without events",
      `directory ${idOf(contact)} missing`,
    ].sort(),
  );
  await store.rebuild("w", started, () => undefined);
  expect(await differences()).toEqual([]);
  expect((await store.reports.directory("w")).team("t1")?.name).toBe("Support");
}, 60_000);

test("what was derived by another version of the rules is made anew before it is read", async () => {
  const { store, database } = opened;
  await send(events);
  await store.prepareDerived(started, () => ({ update: () => undefined, close: () => undefined }));
  expect(await store.isDerivedCurrent()).toBe(true);
  await database.db.collection("conversations").updateMany({}, { $set: { tags: ["old rules"] } });
  // Documents of the rules before had other fields.
  await database.db
    .collection("conversations")
    .updateMany({}, { $unset: { eventDays: "", fold: "", number: "" } });
  expect((await differences()).every(({ problem }) => problem === "other content")).toBe(true);
  await store.states.setVersion("derived", 0);
  expect(await store.isDerivedCurrent()).toBe(false);
  const titles: string[] = [];
  await store.prepareDerived(started, (title) => {
    titles.push(title);
    return { update: () => undefined, close: () => undefined };
  });
  expect(titles).toEqual(["Counting w anew"]);
  expect(await store.isDerivedCurrent()).toBe(true);
  expect(await differences()).toEqual([]);
});

test("a conversation keeps its number, also when it is derived anew, and no two of a workspace share one", async () => {
  const { store, database } = opened;
  const numbers = async () => {
    const documents = await database.db
      .collection<{ _id: string; number: number }>("conversations")
      .find()
      .toArray();
    return new Map(documents.map(({ _id, number }) => [_id, number]));
  };
  const parts = Array.from({ length: 8 }, (_, part) => events.filter((_event, index) => index % 8 === part));
  await Promise.all(parts.map(send));
  const given = await numbers();
  expect(new Set(given.values()).size).toBe(given.size);
  const [last] = events.slice(-1);
  await send([{ ...last, id: "one-more" }]);
  await store.rebuild("w", started, () => undefined);
  expect(await numbers()).toEqual(given);
}, 60_000);

test("a new database needs no counting anew", async () => {
  await send(events);
  expect(await opened.store.isDerivedCurrent()).toBe(true);
});

test("a batch cut short after its events is derived by the next who looks, and its trace goes in the end", async () => {
  const { store } = opened;
  const cutShort = { ...store.ingest, derive: () => Promise.reject(new Error("the process died here")) };
  const batch = { workspace: "w", candidates: candidatesOf(events) };
  await expect(ingest(cutShort, batch, started)).rejects.toThrow("died here");
  expect((await differences()).length).toBeGreaterThan(0);

  // Its owner may still be at work.
  expect(await store.recover(started + 1, { everything: false })).toEqual({ derived: 0, ended: 0 });
  expect(await store.recover(started + 2 * MINUTE, { everything: false })).toEqual({ derived: 1, ended: 0 });
  expect(await differences()).toEqual([]);
  expect(await store.recover(started + 3 * MINUTE, { everything: false })).toEqual({ derived: 0, ended: 0 });
  expect(await store.recover(started + 16 * MINUTE, { everything: false })).toEqual({ derived: 1, ended: 1 });
  expect(await store.journal.count()).toBe(0);
});

test("a batch that stores more after it was recovered once is derived to its end", async () => {
  const { store } = opened;
  const half = events.slice(0, events.length / 2);
  const touched = await store.journal.begin({
    workspace: "w",
    conversationIds: [
      ...new Set(
        events.flatMap((event) => ("conversationId" in event ? [String(event.conversationId)] : [])),
      ),
    ],
    directoryEventIds: events.map(({ id }) => id),
    startedAt: started,
  });
  const asEvents = (values: readonly unknown[]) => send(values);
  await asEvents(half);
  await store.recover(started + 2 * MINUTE, { everything: false });
  const late = { ...store.ingest, derive: () => Promise.reject(new Error("died")) };
  const rest = { workspace: "w", candidates: candidatesOf(events.slice(half.length)) };
  await expect(ingest(late, rest, started)).rejects.toThrow("died");
  await store.recover(started + 16 * MINUTE, { everything: false });
  expect(await differences()).toEqual([]);
  expect((await store.journal.pending()).map(({ key }) => key)).not.toContain(touched);
});

test("many who fold the same conversations at once lose no event and no version", async () => {
  const { store } = opened;
  const parts = Array.from({ length: 12 }, (_, part) =>
    events.filter((_event, index) => index % 12 === part),
  );
  await Promise.all(parts.map(send));
  expect(await differences()).toEqual([]);
  const ids = await collected(store.log.conversationIds("w"));
  await Promise.all([1, 2, 3].map(() => deriveConversations(store, "w", ids, async () => undefined)));
  expect(await differences()).toEqual([]);
  const range = { from: Date.parse(generatedRange.from), to: Date.parse(generatedRange.to) };
  expect((await store.reports.closedConversations("w", range, {})).length).toBeGreaterThan(30);
}, 60_000);
