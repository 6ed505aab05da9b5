import fc from "fast-check";
import { isTooLate, pauseAfter } from "../../../../src/slack/digests/deliver/retry";

test.each([
  [1, 15_000],
  [2, 30_000],
  [3, 60_000],
  [4, 120_000],
  [6, 480_000],
  [7, 600_000],
  [8, 600_000],
])("after %d failures the pause is %d milliseconds", (failures, pause) => {
  expect(pauseAfter(failures, 0)).toBe(pause);
  expect(pauseAfter(failures, 1)).toBe(pause * 1.2);
});

test("a pause never gets shorter with more failures, nor longer than twelve minutes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (failures) => {
      const pause = pauseAfter(failures, 0);
      expect(pauseAfter(failures + 1, 0)).toBeGreaterThanOrEqual(pause);
      expect(pauseAfter(failures, 1)).toBeLessThanOrEqual(12 * 60_000);
    }),
  );
});

test("it is too late from the first millisecond after the time to catch up", () => {
  expect(isTooLate(1_000, { now: 1_600, catchUp: 600 })).toBe(false);
  expect(isTooLate(1_000, { now: 1_601, catchUp: 600 })).toBe(true);
  expect(isTooLate(1_000, { now: 500, catchUp: 0 })).toBe(false);
});
