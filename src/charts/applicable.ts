import type { ChartOutcome } from "./chart";

export interface ChosenFilters {
  /** The names of the filters that are set. */
  readonly chosen: readonly string[];
  /** The names of those which the figures of this chart follow. */
  readonly understood: readonly string[];
}

/**
 * What `draw` gives, or `not-applicable` where a filter is set that the chart's figures do not follow: a chart
 * that shows more than what was asked for would mislead.
 */
export function whereApplicable(
  { chosen, understood }: ChosenFilters,
  draw: () => ChartOutcome,
): ChartOutcome {
  return chosen.every((filter) => understood.includes(filter)) ? draw() : { kind: "not-applicable" };
}
