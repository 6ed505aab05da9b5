import { volumeByHourAndWeekday } from "../../src/charts/volume-chart";

const words = { what: "Messages received", zone: "America/New_York" };

describe("the volume by hour and weekday", () => {
  test("has a row for each weekday from Monday, with its 24 hours; repeated hours are added up", () => {
    const outcome = volumeByHourAndWeekday(
      [
        { weekday: 7, hour: 23, count: 4 },
        { weekday: 1, hour: 0, count: 1 },
        { weekday: 1, hour: 0, count: 2 },
      ],
      words,
    );
    const chart = outcome.kind === "chart" ? outcome.chart : undefined;
    expect(chart).toMatchObject({
      kind: "heatmap",
      title: "Messages received by hour and weekday",
      notes: ["Hours are those of America/New York."],
    });
    expect(chart?.series.map(({ name }) => name)).toEqual([
      "Monday",
      "Tuesday",
      "Wednesday",
      "Thursday",
      "Friday",
      "Saturday",
      "Sunday",
    ]);
    expect(chart?.series[0]?.values).toEqual([3, ...Array(23).fill(0)]);
    expect(chart?.series[6]?.values).toEqual([...Array(23).fill(0), 4]);
    expect(chart?.series[3]?.values).toEqual(Array(24).fill(0));
  });

  test("of nothing is no data", () => {
    expect(volumeByHourAndWeekday([], words)).toEqual({ kind: "no-data" });
    expect(volumeByHourAndWeekday([{ weekday: 1, hour: 1, count: 0 }], words)).toEqual({ kind: "no-data" });
  });

  test.each([
    [0, 1],
    [8, 1],
    [1, 24],
    [1, -1],
    [1, 9.5],
  ])("weekday %d, hour %d does not exist, and it is said", (weekday, hour) => {
    expect(() => volumeByHourAndWeekday([{ weekday, hour, count: 1 }], words)).toThrow(
      new RangeError(`There is no hour ${hour} on weekday ${weekday}; give 0 to 23 and 1 to 7.`),
    );
  });
});
