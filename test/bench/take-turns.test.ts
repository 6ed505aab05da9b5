import { takeTurns } from "./take-turns";

function runners(log: string[], seconds: Readonly<Record<string, number[]>>) {
  return Object.entries(seconds).map(([name, each]) => {
    const left = [...each];
    const run = async () => {
      log.push(name);
      return left.shift() ?? 1;
    };
    return { name, run };
  });
}

test("everyone runs once before anybody runs again", async () => {
  const log: string[] = [];
  await takeTurns(runners(log, { a: [], b: [], c: [] }), { rounds: 2, secondsEach: 10 });
  expect(log).toEqual(["a", "b", "c", "a", "b", "c"]);
});

test("the median is the middle one of all runs, the lower one of two", async () => {
  const [three, two] = await takeTurns(runners([], { three: [5, 1, 3], two: [9, 8] }), {
    rounds: 3,
    secondsEach: 10,
  });
  expect(three).toEqual({ name: "three", seconds: [5, 1, 3], median: 3 });
  expect(two).toEqual({ name: "two", seconds: [9, 8], median: 8 });
});

test("whoever has used up the time takes no further turn, but has had one", async () => {
  const [slow, quick] = await takeTurns(runners([], { slow: [30], quick: [4, 4, 4] }), {
    rounds: 3,
    secondsEach: 10,
  });
  expect(slow?.seconds).toEqual([30]);
  expect(quick?.seconds).toEqual([4, 4, 4]);
});
