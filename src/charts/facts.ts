/** `heatmap`: a row for each weekday, Monday first, with a column for each hour of the day. */
export type ChartKind = "line" | "bar" | "area" | "pie" | "heatmap";

/** `seconds`: durations; `count`: what adds up; `percent`: 0–100; `score`: any other number. */
export type ChartUnit = "seconds" | "count" | "percent" | "score";

export interface ChartSeries {
  readonly name: string;
  /** One for each category; null where nothing was measured. */
  readonly values: readonly (number | null)[];
  /** How many measurements stand behind each value; makes averages over several categories exact. */
  readonly sampleSizes?: readonly number[];
}

/** What a chart is made from: everything but the words that follow from it. */
export interface ChartFacts {
  readonly kind: ChartKind;
  readonly title: string;
  readonly unit: ChartUnit;
  /** `day`: the categories are consecutive local dates, `2026-10-01`; `name`: they are what they say. */
  readonly categoryKind: "name" | "day";
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Which categories stand out, by their index; what for is said in the labels or the notes too. */
  readonly highlighted?: readonly number[];
  /** Whole sentences that stand beside the chart, such as what it leaves out. */
  readonly notes?: readonly string[];
}
