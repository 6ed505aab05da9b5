import { formatInstant, type TimeRange } from "../../domain/instant";
import { deltasOf } from "../../domain/reports/deltas";
import type { OverallFigures } from "../../domain/reports/overall";
import { inSeconds } from "./units";

/** The overall report of one range, as it was computed. */
export interface OverallPart {
  readonly range: TimeRange;
  readonly figures: OverallFigures;
}

/** The overall report in the contract's shape; previous and deltas only with a previous range. */
export function overallJson(current: OverallPart, previous: OverallPart | null) {
  if (previous === null) return { current: partJson(current) };
  return {
    current: partJson(current),
    previous: partJson(previous),
    deltas: deltasOf(current.figures, previous.figures),
  };
}

function partJson({ range, figures }: OverallPart) {
  const { busiestDay, handleTime, responseTime, resolutionTime, ...others } = figures;
  return {
    startDate: formatInstant(range.from),
    endDate: formatInstant(range.to),
    ...others,
    handleTime: inSeconds(handleTime),
    responseTime: inSeconds(responseTime),
    resolutionTime: inSeconds(resolutionTime),
    ...(busiestDay !== null && { busiestDay }),
  };
}
