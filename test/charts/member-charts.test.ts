import { closedPerDay, responseTimeTrend } from "../../src/charts/member-charts";

const range = { first: "2026-10-01", last: "2026-10-03" };

describe("the charts of the member card", () => {
  test("a day without a response has no response time", () => {
    const outcome = responseTimeTrend(
      [
        { date: "2026-10-03", median: 60, mean: 90, sampleSize: 2 },
        { date: "2026-10-01", median: 30, mean: 30, sampleSize: 1 },
      ],
      range,
    );
    expect(outcome).toMatchObject({
      kind: "chart",
      chart: {
        kind: "line",
        unit: "seconds",
        categories: ["2026-10-01", "2026-10-02", "2026-10-03"],
        series: [
          { name: "Median", values: [30, null, 60], sampleSizes: [1, 0, 2] },
          { name: "Mean", values: [30, null, 90], sampleSizes: [1, 0, 2] },
        ],
      },
    });
  });

  test("a day on which nothing was closed is 0", () => {
    const outcome = closedPerDay([{ date: "2026-10-02", closed: 4 }], range);
    expect(outcome).toMatchObject({
      kind: "chart",
      chart: { kind: "bar", unit: "count", series: [{ name: "Closed", values: [0, 4, 0] }] },
    });
  });

  test("points outside the range are not shown", () => {
    const outcome = closedPerDay(
      [
        { date: "2026-10-02", closed: 4 },
        { date: "2026-10-04", closed: 9 },
      ],
      range,
    );
    expect(outcome).toMatchObject({ chart: { series: [{ values: [0, 4, 0] }] } });
  });

  test("without any response or close in the range there is no data, which is not a chart of zeros", () => {
    expect(responseTimeTrend([], range)).toEqual({ kind: "no-data" });
    expect(
      responseTimeTrend([{ date: "2026-10-01", median: null, mean: null, sampleSize: 0 }], range),
    ).toEqual({
      kind: "no-data",
    });
    expect(closedPerDay([{ date: "2026-10-01", closed: 0 }], range)).toEqual({ kind: "no-data" });
  });
});
