import fc from "fast-check";
import { axisScale, durationStep, formatValue, scaled } from "../../src/charts/units";

describe("units", () => {
  test("a value reads in its unit", () => {
    expect(formatValue("seconds", 3_900)).toBe("1 h 5 min");
    expect(formatValue("count", 1_234)).toBe("1,234");
    expect(formatValue("percent", 83.333)).toBe("83.3%");
    expect(formatValue("score", 4.25)).toBe("4.25");
    expect(formatValue("count", null)).toBe("–");
  });

  test.each([
    [119, "Seconds", 1],
    [120, "Minutes", 60],
    [7_199, "Minutes", 60],
    [7_200, "Hours", 3_600],
    [172_800, "Days", 86_400],
  ])("durations up to %d s are drawn in %s", (highest, name, divisor) => {
    expect(axisScale("seconds", highest)).toMatchObject({ name, divisor });
  });

  test("3,900 s are 65 minutes on the scale of minutes", () => {
    expect(scaled(3_900, axisScale("seconds", 7_000))).toBe(65);
  });

  test("what is not zero is never drawn as zero", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        expect(scaled(value, axisScale("seconds", 1e9))).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    [40, 10],
    [3_000, 600],
    [3_900, 900],
    [90_000, 21_600],
    [1_000_000, 172_800],
  ])("grid lines up to %d s are %d s apart", (highest, step) => {
    expect(durationStep(highest)).toBe(step);
  });

  test("there are never more than six steps, and never none", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e8, noNaN: true }), (highest) => {
        const steps = highest / durationStep(highest);
        expect(steps).toBeGreaterThan(0);
        expect(steps).toBeLessThanOrEqual(6);
      }),
    );
  });
});
