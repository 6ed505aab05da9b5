import { whereApplicable } from "../../charts/applicable";
import type { ChartOutcome } from "../../charts/chart";
import type { ChartBlock } from "../../charts/renderer";
import { handleTimePerMember, utilizationPerMember } from "../../charts/workload-charts";
import { workloadMetrics } from "../../domain/metrics/workload";
import { figureText } from "../../reports/figure";
import type { Heading } from "../../reports/heading";
import type { WorkloadView, WorkloadViewFigures } from "../../reports/workload-report";
import { type Cell, numberCell, textCell } from "../blocks/build";
import { shortened } from "../escape";
import { shortChange } from "./figures";
import { whose } from "./heading";
import type { ReportParts } from "./report-page";
import { byName } from "./table";

const NAME_LENGTH = 60;

/** The tables of the workload report. */
export const workloadTables = { members: "Members", teams: "Teams" } as const;
export type WorkloadTable = keyof typeof workloadTables;

export interface WorkloadShown {
  readonly heading: Heading;
  readonly view: WorkloadView;
  readonly table: WorkloadTable;
}

/** Utilization and handle time of each member. Time online is of no inbox or topic, so with such a filter there is no utilization to draw. */
export function workloadCharts({ heading, view }: WorkloadShown): ChartOutcome[] {
  if (view.rows.length < 2) return [];
  const chosen = heading.filters.map(({ name }) => name);
  const figures = view.rows.map(({ user, figures: own }) => ({
    name: shortened(user, NAME_LENGTH),
    utilization: own.utilization.value,
    handleTime: own.handleTime.value ?? 0,
  }));
  return [
    whereApplicable({ chosen, understood: [] }, () => utilizationPerMember(figures)),
    handleTimePerMember(figures),
  ];
}

/** Handle time, time online and utilization, in total and for each member or team. */
export function workloadParts(shown: WorkloadShown, charts: readonly ChartBlock[]): ReportParts {
  const { heading, view, table } = shown;
  const columns = workloadMetrics.map(({ title }) => title);
  const isTeams = table === "teams";
  const rows = isTeams
    ? view.teams.map(({ team, figures, previous }) => [
        textCell(team, NAME_LENGTH),
        ...figureCells(figures, previous),
      ])
    : view.rows
        .toSorted(byName)
        .map(({ user, team, figures, previous }) => [
          textCell(user, NAME_LENGTH),
          textCell(team ?? "–", NAME_LENGTH),
          ...figureCells(figures, previous),
        ]);
  return {
    title: `Workload: ${whose(heading)}`,
    heading,
    facts: workloadMetrics.map(({ key, title }) => ({
      title,
      text: withChange(view.total, view.previousTotal, key),
    })),
    notes: [],
    charts,
    table: {
      name: workloadTables[table].toLowerCase(),
      head: isTeams ? ["Team", ...columns] : ["Member", "Team", ...columns],
      rows,
      legend: "Utilization is handle time of time online, and can exceed 100%.",
    },
    nothing: "Nobody was online or handled a conversation in this range.",
  };
}

function figureCells(figures: WorkloadViewFigures, previous: WorkloadViewFigures | null): Cell[] {
  return workloadMetrics.map(({ key }) => numberCell(figures[key].value, withChange(figures, previous, key)));
}

function withChange(
  figures: WorkloadViewFigures,
  previous: WorkloadViewFigures | null,
  key: keyof WorkloadViewFigures,
): string {
  const change = previous ? shortChange(figures[key], previous[key]) : null;
  return change === null ? figureText(figures[key]) : `${figureText(figures[key])} · ${change}`;
}
