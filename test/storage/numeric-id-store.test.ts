import { openStore } from "../../src/storage/store";
import { type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

/** Ids without a wish. */
function plain(...ids: string[]): Map<string, null> {
  return new Map(ids.map((id) => [id, null]));
}

test("an id has one number for good, which no other id of its space has", async () => {
  const { numericIds } = opened.store;
  const first = await numericIds.numbers("w", "tags", plain("vip", "billing"));
  const second = await numericIds.numbers("w", "tags", plain("billing", "refund", "vip"));
  expect(second.get("vip")).toBe(first.get("vip"));
  expect(second.get("billing")).toBe(first.get("billing"));
  expect(new Set(second.values()).size).toBe(3);
  for (const number of second.values()) expect(number).toBeGreaterThanOrEqual(1_000_000_000);
});

test("a wish is granted once; who comes later with the same wish gets another number", async () => {
  const { numericIds } = opened.store;
  const member = await numericIds.numbers("w", "people", new Map([["member/447723", 447_723]]));
  expect(member.get("member/447723")).toBe(447_723);
  const both = await numericIds.numbers(
    "w",
    "people",
    new Map([
      ["member/447723", 447_723],
      ["team/447723", 447_723],
    ]),
  );
  expect(both.get("member/447723")).toBe(447_723);
  expect(both.get("team/447723")).toBeGreaterThanOrEqual(1_000_000_000);
});

test("a wish for a number of those that are given out is not granted", async () => {
  const wish = new Map([["member/1500000000", 1_500_000_000]]);
  const numbers = await opened.store.numericIds.numbers("w", "people", wish);
  expect(numbers.get("member/1500000000")).not.toBe(1_500_000_000);
});

test("spaces and workspaces do not know of each other", async () => {
  const { numericIds } = opened.store;
  const here = await numericIds.numbers("apart", "mailboxes", new Map([["5", 5]]));
  const there = await numericIds.numbers("apart-too", "mailboxes", new Map([["5", 5]]));
  const tag = await numericIds.numbers("apart", "tags", new Map([["5", 5]]));
  expect([here.get("5"), there.get("5"), tag.get("5")]).toEqual([5, 5, 5]);
});

test("several processes that number the same at the same time agree, and give no number twice", async () => {
  const others = await Promise.all([1, 2, 3].map(() => openStore(opened.database.uri)));
  const stores = [opened.store, ...others];
  const names = Array.from({ length: 60 }, (_, index) => `t${index}`);
  const answers = await Promise.all(
    stores.map((store, index) => {
      const own = [...names.slice(index * 10), ...names.slice(0, index * 10)];
      const wishes = new Map(
        own.map((name, place) => [name, place % 3 === 0 ? Number(name.slice(1)) + 7 : null]),
      );
      return store.numericIds.numbers("crowd", "tags", wishes);
    }),
  );
  for (const answer of answers) {
    expect(answer.size).toBe(60);
    expect(new Set(answer.values()).size).toBe(60);
    expect([...answer].sort()).toEqual([...(answers[0] ?? [])].sort());
  }
  await Promise.all(others.map((store) => store.close()));
});

test("numbers outlive the workspace's events, so that none is given to something else", async () => {
  const { store } = opened;
  const before = await store.numericIds.numbers("cleared", "tags", plain("vip"));
  await store.clearWorkspace("cleared");
  const after = await store.numericIds.numbers("cleared", "tags", plain("other", "vip"));
  expect(after.get("vip")).toBe(before.get("vip"));
  expect(after.get("other")).not.toBe(before.get("vip"));
});
