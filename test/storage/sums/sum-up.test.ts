import { Binary } from "mongodb";
import { usageFamily } from "../../../src/domain/sums/families";
import { ingest } from "../../../src/ingest/ingest";
import { shuffledEvents } from "../../support/generated-events";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../../support/store";

const october = { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2026-11-01T00:00:00Z") };

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

async function summedWorkspace(): Promise<string> {
  const workspace = freshWorkspace();
  await ingest(opened.store.ingest, { workspace, candidates: candidatesOf(shuffledEvents(60)) }, 0);
  await opened.store.sumUp(workspace, () => undefined);
  return workspace;
}

async function differences(workspace: string): Promise<string[]> {
  const found = await collected(opened.store.differences(workspace, () => undefined));
  return found.map(({ kind, id, problem }) => `${kind} ${id} ${problem}`).sort();
}

test("days that were added up are not added up again until something changes on them", async () => {
  const { store } = opened;
  const workspace = await summedWorkspace();
  expect(await store.sumUp(workspace, () => undefined)).toEqual({ days: 0 });
  const [day] = [...(await store.marks.versions(workspace, 0, 1e6)).keys()];
  await store.marks.mark(workspace, [{ day: day ?? 0, conversationIds: null }]);
  const told: number[][] = [];
  expect(await store.sumUp(workspace, (...progress) => void told.push(progress))).toEqual({ days: 1 });
  expect(told).toEqual([[1, 1]]);
});

test("verify names days and spans that hold something else than their conversations give, and rebuild makes them right", async () => {
  const { store, database } = opened;
  const workspace = await summedWorkspace();
  expect(await differences(workspace)).toEqual([]);
  const sums = database.db.collection<{ _id: string; workspace: string; bytes: Binary }>("sums");
  const stored = await sums.find({ workspace }).toArray();
  const holding = (key: string) =>
    stored.find(({ _id, bytes }) => _id.startsWith(`${workspace}/${key}/`) && bytes.length() > 20);
  const [ofDay, ofSpan] = [holding("users/0"), holding("usage/2")];
  if (!ofDay || !ofSpan) throw new Error("Nothing was added up");
  // As if nobody had done anything: no members, and no cell for any measure.
  const forged = new Binary(Buffer.alloc(100));
  await sums.updateOne({ _id: ofDay._id }, { $set: { bytes: forged } });
  await sums.updateOne({ _id: ofSpan._id }, { $set: { bytes: forged } });
  const dateOf = (utcDay: number) => new Date(utcDay * 86_400_000).toISOString().slice(0, 10);
  const day = dateOf(Number(ofDay._id.split("/").at(-1)));
  const first = Number(ofSpan._id.split("/").at(-1)) * 16;
  const named = await differences(workspace);
  expect(named).toContain(`sums ${day} other content`);
  expect(named).toContain(`sums usage ${dateOf(first)}..${dateOf(first + 15)} other content`);
  await store.rebuild(workspace, 0, () => undefined);
  expect(await differences(workspace)).toEqual([]);
});

test("verify names a day that counts and was never marked", async () => {
  const { database } = opened;
  const workspace = await summedWorkspace();
  const marks = database.db.collection<{ _id: string; day: number }>("dayMarks");
  const mark = await marks.findOne({ _id: { $regex: `^${workspace}/` } });
  await marks.deleteOne({ _id: mark?._id ?? "" });
  const day = new Date((mark?.day ?? 0) * 86_400_000).toISOString().slice(0, 10);
  expect(await differences(workspace)).toContain(`sums ${day} missing`);
});

test("a workspace that was emptied and filled again counts what it has now, and nothing of before", async () => {
  const { store } = opened;
  const workspace = await summedWorkspace();
  const closed = async () => {
    const asked = { family: usageFamily, ranges: [october], filter: {} };
    const [sums] = await store.reports.sums(workspace, asked);
    return sums?.count("closedConversations", [null]);
  };
  expect(await closed()).toBeGreaterThan(0);
  await store.clearWorkspace(workspace);
  expect(await closed()).toBe(0);
  await ingest(store.ingest, { workspace, candidates: candidatesOf(shuffledEvents(60)) }, 0);
  expect(await closed()).toBeGreaterThan(0);
  expect(await differences(workspace)).toEqual([]);
});
