import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";

export interface Series {
  readonly name: string;
  /** One value for each category; null where the app gave none. */
  readonly values: readonly (number | null)[];
}

export interface SeriesChart {
  readonly kind: "line" | "bar" | "area";
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel: string;
  readonly yLabel: string;
}

export interface PieChart {
  readonly kind: "pie";
  readonly segments: readonly { readonly label: string; readonly value: number }[];
}

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const words = (value: unknown): string => (typeof value === "string" ? value : "");

function readSeries(series: JsonObject, categories: readonly string[]): Series {
  const points = objects(series.data);
  const valueAt = (category: string): number | null => {
    const value = points.find((point) => point.label === category)?.value;
    return typeof value === "number" ? value : null;
  };
  return { name: words(series.name), values: categories.map(valueAt) };
}

/** Reads a `data_visualization` block's chart; null for kinds that Slack does not draw. */
export function readChart(block: JsonObject): SeriesChart | PieChart | null {
  const chart = isObject(block.chart) ? block.chart : {};
  if (chart.type === "pie") {
    const segments = objects(chart.segments).map(({ label, value }) => ({
      label: words(label),
      value: Number(value),
    }));
    return { kind: "pie", segments };
  }
  if (chart.type !== "line" && chart.type !== "bar" && chart.type !== "area") return null;
  const axis = isObject(chart.axis_config) ? chart.axis_config : {};
  const categories = Array.isArray(axis.categories) ? axis.categories.map(words) : [];
  return {
    kind: chart.type,
    categories,
    series: objects(chart.series).map((series) => readSeries(series, categories)),
    xLabel: words(axis.x_label),
    yLabel: words(axis.y_label),
  };
}
