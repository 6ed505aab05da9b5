import { RememberedDays } from "../../../src/storage/sums/remembered-days";

it("a day is counted anew only for a version that is later than the one it was counted at", async () => {
  const days = new RememberedDays<string>(3);
  const counted: number[] = [];
  const current = (version: number) =>
    days.current("desk/1", version, async () => {
      counted.push(version);
      return `as of ${version}`;
    });
  expect(await Promise.all([current(2), current(2)])).toEqual(["as of 2", "as of 2"]);
  expect(await current(1)).toBe("as of 2");
  expect(await current(3)).toBe("as of 3");
  expect(counted).toEqual([2, 3]);
});

it("what could not be counted is told to all who wait for it, and counted again for the next", async () => {
  const days = new RememberedDays<string>(3);
  const fail = () => days.current("desk/1", 1, () => Promise.reject(new Error("away")));
  const settled = await Promise.allSettled([fail(), fail()]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await days.current("desk/1", 1, async () => "counted")).toBe("counted");
});
