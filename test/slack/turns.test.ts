import { setImmediate as breathe } from "node:timers/promises";
import { openTurns } from "../../src/slack/turns";

test("no more than so many run at once, and they begin in the order in which they came", async () => {
  const takeTurn = openTurns(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const task = (number: number) => async () => {
    begun.push(number);
    running += 1;
    most = Math.max(most, running);
    await breathe();
    running -= 1;
    return number * 10;
  };
  const results = await Promise.all([1, 2, 3, 4, 5].map((number) => takeTurn(task(number))));
  expect(results).toEqual([10, 20, 30, 40, 50]);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test("a task that fails tells so, and gives its place to the next one", async () => {
  const takeTurn = openTurns(1);
  const failing = takeTurn(() => Promise.reject(new Error("boom")));
  const next = takeTurn(async () => "done");
  await expect(failing).rejects.toThrow("boom");
  expect(await next).toBe("done");
  expect(await takeTurn(async () => "again")).toBe("again");
});
