import { type Breach, breach, type Check, isRecord } from "./breach";
import { all, array, byType, type Fields, number, object, optional, required, string } from "./checks";

const type = required(string());
const label = required(string({ min: 1, max: 20 }));

const aboveZero: Check = (value, path) => {
  const wrong = number()(value, path);
  if (wrong.length > 0) return wrong;
  return Number(value) > 0 ? [] : [breach(path, "greater than 0", `${value}`)];
};

const segment = object({ label, value: required(aboveZero) });
const dataPoint = object({ label, value: required(number()) });
const series = object({ name: label, data: required(array(dataPoint, { min: 1, max: 20 })) });
const axis = object({
  categories: required(array(string({ min: 1, max: 20 }), { min: 1, max: 20 })),
  x_label: optional(string({ max: 50 })),
  y_label: optional(string({ max: 50 })),
});

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

function repeated(values: readonly unknown[], path: string, what: string): Breach[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [breach(`${path}/${index}`, `${what} must be distinct`, `${JSON.stringify(value)} twice`)],
  );
}

/** Every series holds one point for each category, no more and no other. */
const pointsMatchCategories: Check = (value, path) => {
  const categories = list(field(field(value, "axis_config"), "categories"));
  return list(field(value, "series")).flatMap((entry, index) => {
    const labels = list(field(entry, "data")).map((point) => field(point, "label"));
    const at = `${path}/series/${index}/data`;
    const missing = categories.filter((category) => !labels.includes(category));
    const foreign = labels.filter((name) => !categories.includes(name));
    return [
      ...missing.map((name) => breach(at, `a point for the category ${JSON.stringify(name)}`, "none")),
      ...foreign.map((name) =>
        breach(at, "labels from axis_config.categories only", `${JSON.stringify(name)}`),
      ),
      ...repeated(labels, at, "labels of one series"),
    ];
  });
};

const distinctNames: Check = (value, path) => [
  ...repeated(
    list(field(value, "series")).map((entry) => field(entry, "name")),
    `${path}/series`,
    "series names",
  ),
  ...repeated(
    list(field(field(value, "axis_config"), "categories")),
    `${path}/axis_config/categories`,
    "categories",
  ),
];

const plotted = all(
  object({ type, series: required(array(series, { min: 1, max: 6 })), axis_config: required(axis) }),
  pointsMatchCategories,
  distinctNames,
);

const pie = object({ type, segments: required(array(segment, { min: 1, max: 6 })) });

export const dataVisualization = (common: Fields): Check =>
  object({
    ...common,
    title: required(string({ min: 1, max: 50 })),
    chart: required(byType("a chart", { pie, bar: plotted, area: plotted, line: plotted })),
  });

/** At most two charts in one message. */
export function chartTotals(blocks: readonly unknown[], path: string): Breach[] {
  const count = blocks.filter((block) => field(block, "type") === "data_visualization").length;
  return count > 2 ? [breach(path, "at most 2 data_visualization blocks", `${count}`)] : [];
}
