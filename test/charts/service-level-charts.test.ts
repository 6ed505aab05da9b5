import { serviceLevelPerDay, serviceLevelPerMember } from "../../src/charts/service-level-charts";
import { viewWithin } from "../../src/charts/view";

const range = { first: "2026-10-01", last: "2026-10-04" };

describe("the share within the target", () => {
  test("per day is met of met and breached in percent; a day without a wait has none, which is not 0", () => {
    const outcome = serviceLevelPerDay(
      [
        { date: "2026-10-04", met: 0, breached: 2 },
        { date: "2026-10-01", met: 3, breached: 1 },
        { date: "2026-10-09", met: 1, breached: 0 },
      ],
      range,
      "First response",
    );
    expect(outcome).toMatchObject({
      kind: "chart",
      chart: {
        kind: "bar",
        title: "First response within target",
        unit: "percent",
        categories: ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04"],
        series: [{ values: [75, null, null, 0], sampleSizes: [4, 0, 0, 2] }],
      },
    });
  });

  test("of several days in one bar is that of all their waits, not the mean of the days' shares", () => {
    const outcome = serviceLevelPerDay(
      [
        { date: "2026-10-01", met: 1, breached: 0 },
        { date: "2026-10-02", met: 0, breached: 9 },
      ],
      { first: "2026-10-01", last: "2026-10-02" },
      "First response",
    );
    const view =
      outcome.kind === "chart" ? viewWithin(outcome.chart, { maximumPoints: 1, maximumSeries: 1 }) : null;
    // 1 of 10, not (100% + 0%) ÷ 2
    expect(view?.series[0]?.values).toEqual([10]);
  });

  test("per member is sorted, the highest first and then those with most waits, without members who had none", () => {
    const outcome = serviceLevelPerMember(
      [
        { name: "Ann", met: 1, breached: 1 },
        { name: "Ben", met: 0, breached: 0 },
        { name: "Cy", met: 4, breached: 0 },
        { name: "Dan", met: 5, breached: 5 },
      ],
      "Every response",
    );
    expect(outcome).toMatchObject({
      chart: {
        title: "Every response within target",
        categories: ["Cy", "Dan", "Ann"],
        series: [{ values: [100, 50, 50], sampleSizes: [4, 10, 2] }],
      },
    });
  });

  test("without a judged wait there is no data", () => {
    expect(
      serviceLevelPerDay([{ date: "2026-10-05", met: 1, breached: 0 }], range, "First response"),
    ).toEqual({
      kind: "no-data",
    });
    expect(serviceLevelPerMember([{ name: "Ann", met: 0, breached: 0 }], "First response")).toEqual({
      kind: "no-data",
    });
  });
});
