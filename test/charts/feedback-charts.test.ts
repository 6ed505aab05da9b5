import { ratingsByScore } from "../../src/charts/feedback-charts";

describe("the ratings", () => {
  test("are counted by face, from the worst to the best, also the scores nobody gave", () => {
    // (1 × 2 + 4 × 1 + 5 × 3) ÷ 6 = 3.5
    const outcome = ratingsByScore([
      { score: 5, count: 3 },
      { score: 1, count: 2 },
      { score: 4, count: 1 },
    ]);
    expect(outcome).toMatchObject({
      kind: "chart",
      chart: {
        kind: "bar",
        unit: "count",
        categories: ["😡", "🙁", "😐", "🙂", "😀"],
        series: [{ name: "Ratings", values: [2, 0, 0, 1, 3] }],
        notes: ["6 ratings from 1 😡 to 5 😀, 3.5 on average."],
      },
    });
  });

  test("of one score given in several parts are added up", () => {
    const outcome = ratingsByScore([
      { score: 2, count: 1 },
      { score: 2, count: 2 },
    ]);
    expect(outcome).toMatchObject({ chart: { series: [{ values: [0, 3, 0, 0, 0] }] } });
  });

  test("a single one is not called ratings", () => {
    expect(ratingsByScore([{ score: 4, count: 1 }])).toMatchObject({
      chart: { notes: ["1 rating from 1 😡 to 5 😀, 4 on average."] },
    });
  });

  test("without any there is no data", () => {
    expect(ratingsByScore([])).toEqual({ kind: "no-data" });
    expect(ratingsByScore([{ score: 3, count: 0 }])).toEqual({ kind: "no-data" });
  });

  test.each([0, 6, 2.5])("a score of %d is refused", (score) => {
    expect(() => ratingsByScore([{ score, count: 1 }])).toThrow(
      new RangeError(`There is no score ${score}; give 1 to 5.`),
    );
  });
});
