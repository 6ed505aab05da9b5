import { whereApplicable } from "../../src/charts/applicable";
import type { ChartOutcome } from "../../src/charts/chart";
import { renderOutcomes } from "../../src/charts/render";
import { barChart } from "../support/charts";

const outcome: ChartOutcome = { kind: "chart", chart: barChart() };

describe("a chart under filters", () => {
  test("is drawn when it follows every filter that is set", () => {
    expect(whereApplicable({ chosen: [], understood: [] }, () => outcome)).toBe(outcome);
    expect(whereApplicable({ chosen: ["tag"], understood: ["inbox", "tag"] }, () => outcome)).toBe(outcome);
  });

  test("is not applicable when it does not follow one of them, and then is not even worked out", () => {
    const draw = jest.fn(() => outcome);
    const chosen = ["tag", "user"];
    expect(whereApplicable({ chosen, understood: ["tag"] }, draw)).toEqual({ kind: "not-applicable" });
    expect(draw).not.toHaveBeenCalled();
  });

  test("that follows them and has no data says so in other words than one that does not follow them", async () => {
    const noData = whereApplicable({ chosen: ["tag"], understood: ["tag"] }, () => ({ kind: "no-data" }));
    const notApplicable = whereApplicable({ chosen: ["tag"], understood: [] }, () => outcome);
    const { blocks } = await renderOutcomes([noData, notApplicable], [], ({ error }) => {
      throw error;
    });
    expect(blocks).toMatchObject([
      { text: { text: "The selected filter(s) have no applicable data" } },
      { text: { text: "The selected filter(s) are not applicable here" } },
    ]);
  });
});
