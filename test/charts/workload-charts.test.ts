import { handleTimePerMember, utilizationPerMember } from "../../src/charts/workload-charts";

describe("utilization", () => {
  test("is in percent, the highest first, also above 100; who was never online is only counted", () => {
    const outcome = utilizationPerMember([
      { name: "Ann", utilization: 0.25 },
      { name: "Ben", utilization: null },
      { name: "Cy", utilization: 1.5 },
    ]);
    expect(outcome).toMatchObject({
      kind: "chart",
      chart: {
        kind: "bar",
        unit: "percent",
        categories: ["Cy", "Ann"],
        series: [{ name: "Utilization", values: [150, 25] }],
        notes: ["Handle time in percent of the time online.", "1 member was never online."],
      },
    });
  });

  test("of 0 is a fact, and without time online there is no data", () => {
    expect(utilizationPerMember([{ name: "Ann", utilization: 0 }])).toMatchObject({
      chart: { series: [{ values: [0] }] },
    });
    expect(utilizationPerMember([{ name: "Ann", utilization: null }])).toEqual({ kind: "no-data" });
    expect(utilizationPerMember([])).toEqual({ kind: "no-data" });
  });
});

describe("handle time", () => {
  test("is in seconds, most first, without members who have none", () => {
    const outcome = handleTimePerMember([
      { name: "Ann", handleTime: 60 },
      { name: "Ben", handleTime: 0 },
      { name: "Cy", handleTime: 3_900 },
    ]);
    expect(outcome).toMatchObject({
      chart: { unit: "seconds", categories: ["Cy", "Ann"], series: [{ values: [3_900, 60] }] },
    });
    expect(outcome.kind === "chart" ? outcome.chart.altText : "").toBe(
      "Handle time (bar chart). Highest: 1 h 5 min (Cy). Cy: 1 h 5 min. Ann: 1 min.",
    );
  });

  test("of nobody is no data", () => {
    expect(handleTimePerMember([{ name: "Ann", handleTime: 0 }])).toEqual({ kind: "no-data" });
  });
});
