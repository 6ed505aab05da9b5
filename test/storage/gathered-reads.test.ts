import { setImmediate as turn } from "node:timers/promises";
import { GatheredReads } from "../../src/storage/gathered-reads";

/** What is found under a key is the key in capitals; there is nothing under `none`. */
function looking() {
  const queries: (readonly string[])[] = [];
  const reads = new GatheredReads<string>(async (keys) => {
    queries.push(keys);
    return new Map(keys.filter((key) => key !== "none").map((key) => [key, key.toUpperCase()]));
  });
  return { reads, queries };
}

it("those who ask at the same moment share one query, and each gets what they asked for", async () => {
  const { reads, queries } = looking();
  const answers = await Promise.all([reads.read(["a", "b"]), reads.read(["b", "none"]), reads.read([])]);
  expect(answers.map((found) => [...found])).toEqual([
    [
      ["a", "A"],
      ["b", "B"],
    ],
    [["b", "B"]],
    [],
  ]);
  expect(queries).toEqual([["a", "b", "none"]]);
});

it("nothing is remembered: who asks later has a query of their own", async () => {
  const { reads, queries } = looking();
  await reads.read(["a"]);
  const early = reads.read(["a"]);
  await turn();
  const late = reads.read(["a"]);
  await Promise.all([early, late]);
  expect(queries).toEqual([["a"], ["a"], ["a"]]);
});

it("thousands of keys are asked for in parts, one after the other", async () => {
  const { reads, queries } = looking();
  const keys = Array.from({ length: 4_500 }, (_, index) => `key ${index}`);
  expect((await reads.read(keys)).size).toBe(4_500);
  expect(queries.map(({ length }) => length)).toEqual([2_000, 2_000, 500]);
});

it("a query that fails is told to all who share it, and the next one is tried", async () => {
  let fails = true;
  const reads = new GatheredReads<string>(async () => {
    if (fails) throw new Error("away");
    return new Map([["a", "A"]]);
  });
  const settled = await Promise.allSettled([reads.read(["a"]), reads.read(["b"])]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect([...(await reads.read(["a"]))]).toEqual([["a", "A"]]);
});
