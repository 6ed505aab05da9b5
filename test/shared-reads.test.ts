import { SharedReads } from "../src/shared-reads";

/** Reads the number of the reading, each when it is let go. */
function countedReads() {
  const shared = new SharedReads<number>();
  const begun: (() => void)[] = [];
  let count = 0;
  const read = () =>
    shared.read("key", () => {
      count += 1;
      const own = count;
      return new Promise<number>((resolve) => begun.push(() => resolve(own)));
    });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { read, begun, turn };
}

test("all who ask at the same moment share one reading", async () => {
  const { read, begun, turn } = countedReads();
  const asked = [read(), read(), read()];
  await turn();
  expect(begun).toHaveLength(1);
  begun[0]?.();
  expect(await Promise.all(asked)).toEqual([1, 1, 1]);
});

test("whoever asks while one is under way gets the next, which began after the question", async () => {
  const { read, begun, turn } = countedReads();
  const first = read();
  await turn();
  const late = [read(), read()];
  await turn();
  expect(begun).toHaveLength(1);
  begun[0]?.();
  expect(await first).toBe(1);
  await turn();
  expect(begun).toHaveLength(2);
  begun[1]?.();
  expect(await Promise.all(late)).toEqual([2, 2]);
});

test("a failure is told to all who shared it, and the next one reads again", async () => {
  const shared = new SharedReads<string>();
  const fails = () => Promise.reject(new Error("away"));
  const asked = await Promise.allSettled([shared.read("key", fails), shared.read("key", fails)]);
  expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await shared.read("key", async () => "there again")).toBe("there again");
});
