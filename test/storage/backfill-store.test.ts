import { type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

const position = {
  since: Date.parse("2026-01-01T00:00:00Z"),
  until: Date.parse("2026-11-05T10:00:00.123Z"),
  cursor: "conversations 2",
  isDone: false,
  conversations: 25,
};
const now = Date.parse("2026-11-05T10:01:00Z");

test("a position is read as it was written, by workspace and platform", async () => {
  const { backfills } = opened.store;
  expect(await backfills.read("acme", "help-scout")).toEqual({ position: null, version: 0 });
  expect(await backfills.replace("acme", "help-scout", { position, expectedVersion: 0 }, now)).toBe(true);
  expect(await backfills.read("acme", "help-scout")).toEqual({ position, version: 1 });
  expect(await backfills.read("acme", "intercom")).toEqual({ position: null, version: 0 });
  expect(await backfills.read("other", "help-scout")).toEqual({ position: null, version: 0 });
});

test("of two who replace the same version one wins, and the other changes nothing", async () => {
  const { backfills } = opened.store;
  const replace = (conversations: number, expectedVersion: number) =>
    backfills.replace(
      "race",
      "help-scout",
      { position: { ...position, conversations }, expectedVersion },
      now,
    );
  expect((await Promise.all([replace(1, 0), replace(2, 0)])).sort()).toEqual([false, true]);
  expect(await replace(3, 0)).toBe(false);
  expect(await replace(4, 1)).toBe(true);
  expect(await backfills.read("race", "help-scout")).toMatchObject({
    version: 2,
    position: { conversations: 4 },
  });
});

test("a cleared workspace begins anew, since what was read is gone", async () => {
  const { backfills, clearWorkspace } = opened.store;
  await backfills.replace("cleared", "help-scout", { position, expectedVersion: 0 }, now);
  await clearWorkspace("cleared");
  expect(await backfills.read("cleared", "help-scout")).toEqual({ position: null, version: 0 });
});
