import { ContactNumbers } from "../../../src/storage/sums/contact-numbers";
import { SmallNumbers } from "../../../src/storage/sums/small-numbers";
import { type TestStore, testStore } from "../../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

/** As in a process of its own, which remembers nothing. */
function anotherProcess(): ContactNumbers {
  const { db } = opened.database;
  return new ContactNumbers(
    db.collection("contactNumbers"),
    new SmallNumbers(db.collection("contactCounters")),
  );
}

test.each(["w1", "w2", "w3"])(
  "many processes that number the same contacts at once agree, and no two contacts share a number (%s)",
  async (workspace) => {
    const ids = Array.from({ length: 300 }, (_, index) => `k${index}`);
    const parts = Array.from({ length: 12 }, (_, index) => ids.slice(25 * index, 25 * index + 100));
    const answers = await Promise.all(parts.map((part) => anotherProcess().of(workspace, part)));
    const agreed = await anotherProcess().of(workspace, ids);
    expect(new Set(agreed.values()).size).toBe(300);
    for (const [index, answer] of answers.entries()) {
      for (const id of parts[index] ?? []) expect(answer.get(id)).toBe(agreed.get(id));
    }
  },
);

test("a number stays, and another workspace has numbers of its own", async () => {
  const numbers = anotherProcess();
  const first = await numbers.of("one", ["a", "b"]);
  await numbers.of("other", ["b"]);
  expect(await anotherProcess().of("one", ["b", "a", "c"])).toEqual(
    new Map([
      ["a", first.get("a")],
      ["b", first.get("b")],
      ["c", 2],
    ]),
  );
  expect([...first.values()].sort()).toEqual([0, 1]);
});
