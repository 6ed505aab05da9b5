import {
  ASSIGNMENT_SOURCE_NAMES,
  assignmentsBySourceBars,
  assignmentsBySourcePie,
} from "../../src/charts/assignment-charts";
import { DATA_VISUALIZATION_LIMITS } from "../../src/charts/data-visualization";
import { assignmentSources } from "../../src/domain/events";

const sources = [
  { source: "contact_import", count: 3, percentage: 15 },
  { source: "outgoing_message", count: 12, percentage: 60 },
  { source: "user", count: 5, percentage: 25 },
  { source: "zapier", count: 0, percentage: 0 },
] as const;

describe("assignments by source", () => {
  test.each([
    ["bar", assignmentsBySourceBars],
    ["pie", assignmentsBySourcePie],
  ] as const)(
    "as a %s: most first, by the names people use, without sources that do not occur",
    (kind, draw) => {
      expect(draw(sources)).toMatchObject({
        kind: "chart",
        chart: {
          kind,
          unit: "count",
          categories: ["Outgoing message", "User", "Contact import"],
          series: [{ name: "Assignments", values: [12, 5, 3] }],
        },
      });
    },
  );

  test("the alt text of the pie has every share: 12, 5 and 3 of 20", () => {
    const outcome = assignmentsBySourcePie(sources);
    expect(outcome.kind === "chart" ? outcome.chart.altText : "").toBe(
      "Shares of assignments by source (pie chart). Highest: 12 (Outgoing message). " +
        "Outgoing message: 12 (60%). User: 5 (25%). Contact import: 3 (15%).",
    );
  });

  test("without an assignment there is no data", () => {
    expect(assignmentsBySourceBars([])).toEqual({ kind: "no-data" });
    expect(assignmentsBySourcePie([{ source: "user", count: 0 }])).toEqual({ kind: "no-data" });
  });

  test("every source has a name of its own that Slack's labels take whole", () => {
    const names = assignmentSources.map((source) => ASSIGNMENT_SOURCE_NAMES[source]);
    expect(new Set(names).size).toBe(assignmentSources.length);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(
      DATA_VISUALIZATION_LIMITS.label,
    );
  });
});
