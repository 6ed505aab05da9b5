import fc from "fast-check";
import { formatCount, formatDuration, formatNumber, formatPercent } from "../../src/domain/format";

describe("a duration reads as people say it", () => {
  test.each([
    [0, "0 s"],
    [45, "45 s"],
    [59.6, "1 min"],
    [90, "1 min 30 s"],
    [599, "9 min 59 s"],
    [599.5, "10 min"],
    [720, "12 min"],
    [729, "12 min"],
    [750, "13 min"],
    [3_569, "59 min"],
    [3_570, "1 h"],
    [3_900, "1 h 5 min"],
    [7_200, "2 h"],
    [86_369, "23 h 59 min"],
    [86_370, "1 d"],
    [183_600, "2 d 3 h"],
    [172_800, "2 d"],
    [86_400_000, "1,000 d"],
    [-3_900, "−1 h 5 min"],
    [-0.2, "0 s"],
  ])("%d seconds are %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test("what was not measured is a dash, not 0", () => {
    expect(formatDuration(null)).toBe("–");
    expect(formatDuration(Number.NaN)).toBe("–");
    expect(formatDuration(Number.POSITIVE_INFINITY)).toBe("–");
  });

  test("the words are never more than a half of their smallest unit away from the value", () => {
    const size: Record<string, number> = { s: 1, min: 60, h: 3_600, d: 86_400 };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (seconds) => {
        const words = [...formatDuration(seconds).matchAll(/([\d,]+) (s|min|h|d)/g)];
        const meant = words.reduce(
          (sum, [, amount = "", unit = ""]) => sum + Number(amount.replaceAll(",", "")) * (size[unit] ?? 0),
          0,
        );
        const allowed = seconds < 599.5 ? 0.5 : seconds < 86_370 ? 30 : 1_800;
        expect(Math.abs(meant - seconds)).toBeLessThanOrEqual(allowed + 1e-6);
      }),
    );
  });

  test("no unit ever reaches the next one: never 60 s, 60 min or 24 h", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (seconds) => {
        expect(formatDuration(seconds)).not.toMatch(/\b(60 s|60 min|24 h)\b/);
      }),
    );
  });
});

describe("numbers", () => {
  test("a count has thousands separators and no decimals", () => {
    expect(formatCount(12_345)).toBe("12,345");
    expect(formatCount(0)).toBe("0");
    expect(formatCount(2.5)).toBe("3");
    expect(formatCount(-1_200)).toBe("−1,200");
    expect(formatCount(null)).toBe("–");
  });

  test("a percentage has at most one decimal", () => {
    expect(formatPercent(83.333)).toBe("83.3%");
    expect(formatPercent(50)).toBe("50%");
    expect(formatPercent(-12.25)).toBe("−12.3%");
    expect(formatPercent(-0.01)).toBe("0%");
    expect(formatPercent(null)).toBe("–");
  });

  test("a number has at most the decimals asked for, and no trailing zeros", () => {
    expect(formatNumber(4.256)).toBe("4.26");
    expect(formatNumber(4.2)).toBe("4.2");
    expect(formatNumber(1_234.5, 1)).toBe("1,234.5");
    expect(formatNumber(7)).toBe("7");
    expect(formatNumber(Number.NaN)).toBe("–");
    expect(formatNumber(null)).toBe("–");
  });
});
