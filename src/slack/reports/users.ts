import { localDateAt } from "../../domain/period";
import { openPerf } from "../../reports/perf";
import { usersRequestOf } from "../../reports/report-kinds";
import { reportActions } from "../action-ids";
import { option, select } from "../blocks/elements";
import { cardCharts, cardReport } from "../replies/card";
import { statisticNames } from "../replies/figures";
import { tableReport } from "../replies/table";
import { type Statistic, statistics } from "../report-state";
import type { SlackReport } from "./report";

/** The table of members, or one member's card. */
export const users: SlackReport = async (report, state) => {
  const { now, request, viewer } = report;
  const outcome = await openPerf(report, viewer, usersRequestOf(request), now);
  if (outcome.kind === "refused") throw new Error("A report that was opened is refused");
  if (outcome.kind === "table") {
    return {
      charts: [],
      selects: [statisticSelect(state.statistic)],
      page: () => tableReport(outcome, state),
    };
  }
  return {
    charts: cardCharts(outcome, localDateAt(now, outcome.heading.zone)),
    selects: [],
    page: (charts) => ({ message: cardReport(outcome, charts), page: 0, pages: 1 }),
  };
};

/** Which statistic of the times is shown. */
export function statisticSelect(chosen: Statistic) {
  return select(reportActions.statistic, "Times", {
    options: statistics.map((name) => option(`Times: ${statisticNames[name].toLowerCase()}`, name)),
    chosen,
  });
}
