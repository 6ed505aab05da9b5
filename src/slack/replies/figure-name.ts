import type { UsersFigure } from "../../domain/metrics";
import { statisticNames } from "./figures";

/** A figure's name: `First response, median`. */
export function figureName({ metric, statistic }: UsersFigure): string {
  return statistic === null ? metric.title : `${metric.title}, ${statisticNames[statistic].toLowerCase()}`;
}
