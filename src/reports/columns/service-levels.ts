import { serviceLevelMetrics } from "../../domain/metrics/service-levels";
import type { ServiceLevels } from "../../domain/reports/sla";
import type { ServiceLevelViewRow } from "../sla-report";
import { memberColumns, type ReportColumn } from "./column";

interface Levels {
  readonly levels: ServiceLevels;
}

/** The figures of the levels that have a target, for rows and total. */
export function serviceLevelFigureColumns(given: ServiceLevels): ReportColumn<Levels>[] {
  return serviceLevelMetrics
    .filter(({ level }) => given[level] !== null)
    .map(({ key, title, level, count }) => {
      const cell = ({ levels }: Levels) => levels[level]?.[count] ?? null;
      if (count !== "share") return { key, title, kind: "count", cell };
      const judged = ({ levels }: Levels) => (levels[level]?.met ?? 0) + (levels[level]?.breached ?? 0);
      return { key, title, kind: "percent", cell, sampleSize: judged };
    });
}

/** The columns of the service levels' rows. */
export function serviceLevelColumns(given: ServiceLevels): ReportColumn<ServiceLevelViewRow>[] {
  return [...memberColumns, ...serviceLevelFigureColumns(given)];
}
