/**
 * Slack's `data_visualization` block, which `@slack/types` does not declare yet.
 * Source: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */

/** Slack's limits; lengths in characters. */
export const DATA_VISUALIZATION_LIMITS = {
  title: 50,
  label: 20,
  axisLabel: 50,
  series: 6,
  segments: 6,
  points: 20,
  perMessage: 2,
} as const;

export interface DataPoint {
  readonly label: string;
  readonly value: number;
}

export interface DataSeries {
  /** Unique among the series. */
  readonly name: string;
  /** Exactly one for each category, in the order of the categories; there is no empty value. */
  readonly data: readonly DataPoint[];
}

export interface AxisConfig {
  /** Unique; the x axis in this order. */
  readonly categories: readonly string[];
  readonly x_label?: string;
  readonly y_label?: string;
}

export interface SeriesVisualization {
  readonly type: "line" | "bar" | "area";
  readonly series: readonly DataSeries[];
  readonly axis_config: AxisConfig;
}

export interface PieVisualization {
  readonly type: "pie";
  /** Each value above 0. */
  readonly segments: readonly DataPoint[];
}

/** For messages only: Slack refuses it in modals and in the Home tab. */
export interface DataVisualizationBlock {
  readonly type: "data_visualization";
  readonly block_id?: string;
  readonly title: string;
  readonly chart: SeriesVisualization | PieVisualization;
}
