import { usersFigures } from "../../../src/domain/metrics";
import { answerOfJson } from "./answer";
import { compareContenders, DifferentAnswer } from "./compare-contenders";
import type { Contender } from "./contenders/contender";

const range = { from: 0, to: 1 };
const figures = Object.fromEntries(usersFigures.map(({ key }) => [key, 1000]));

function contender(name: string, answer: Partial<Contender>, p50ResponseTime = 1000): Contender {
  const json = { rows: [], total: { ...figures, p50ResponseTime }, withoutCloser: 0 };
  return {
    name,
    version: "1",
    keepsSketches: false,
    mayFail: false,
    answer: async () => ({ seconds: 12, answer: answerOfJson(json) }),
    close: async () => undefined,
    ...answer,
  };
}

const fail = () => Promise.reject(new Error("too much"));
const silently = () => undefined;

test("times are taken where all answers are equal, sketches within one per cent", async () => {
  const sides = [contender("sketches", { keepsSketches: true }, 1005), contender("exact", {})];
  const standings = await compareContenders(sides, range, silently);
  expect(standings).toEqual([
    { name: "sketches", version: "1", seconds: [12, 12, 12], median: 12 },
    { name: "exact", version: "1", seconds: [12, 12, 12], median: 12 },
  ]);
});

test("nothing is timed where one answer differs, and the first difference is told", async () => {
  const sides = [contender("one", {}), contender("other", {}, 1005)];
  const comparing = compareContenders(sides, range, silently);
  await expect(comparing).rejects.toThrow(DifferentAnswer);
  await expect(comparing).rejects.toThrow("one, other: total: p50ResponseTime: 1000 and 1005");
});

test("a contender that may fail is told with its reason; of any other one the failure is the end", async () => {
  const sides = [contender("one", {}), contender("weak", { mayFail: true, answer: fail })];
  const standings = await compareContenders(sides, range, silently);
  expect(standings[1]).toEqual({ name: "weak", version: "1", gaveUp: "no answer after 0 s: too much" });
  const strong = [contender("one", {}), contender("strong", { answer: fail })];
  await expect(compareContenders(strong, range, silently)).rejects.toThrow("too much");
});
