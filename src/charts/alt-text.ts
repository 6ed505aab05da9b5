import { formatPercent } from "../domain/format";
import { dayLabel, titlePerDays } from "./days";
import type { ChartFacts, ChartSeries } from "./facts";
import { describeHeatmap } from "./heatmap-words";
import { isolated, shorten } from "./text";
import { formatValue } from "./units";

const MAXIMUM_LENGTH = 1_800;
const MAXIMUM_NAME_LENGTH = 60;

const KINDS = {
  line: "line chart",
  bar: "bar chart",
  area: "area chart",
  pie: "pie chart",
  heatmap: "heatmap",
} as const;

interface Reading {
  readonly value: number;
  readonly category: string;
  readonly series: string;
}

/**
 * The facts of a chart in words: what it is, its notes, the highest value with its category, and every
 * value of a single series of names, else for each series the range, the first and the last value; of a
 * heatmap the total and the busiest and quietest times. At most 1,800 characters; what does not fit is counted.
 */
export function describeChart(facts: ChartFacts): string {
  const opening = [describeTitle(facts), ...(facts.notes ?? [])];
  if (facts.kind === "heatmap") {
    return joinWithin(opening.join(" "), describeHeatmap(facts.series));
  }
  const [only, ...others] = facts.series;
  const isList = facts.categoryKind === "name" && only !== undefined && others.length === 0;
  const sentences = isList ? describeEach(facts, only) : facts.series.map((s) => describeSeries(facts, s));
  const needsHighest = isList || sentences.length > 1;
  return joinWithin([...opening, ...(needsHighest ? [describeHighest(facts)] : [])].join(" "), sentences);
}

/**
 * What matters most of a chart that people see, for the line below it: its notes, and for each series the
 * lowest and the highest value, where the highest is, and how many values are missing.
 */
export function describeBriefly(facts: ChartFacts): string {
  const sentences = facts.series.map((series) => describeRange(facts, series));
  return joinWithin([...(facts.notes ?? []), sentences[0] ?? ""].join(" "), sentences.slice(1));
}

function describeRange(facts: ChartFacts, series: ChartSeries): string {
  const readings = readingsOf(facts, series);
  const label = facts.series.length > 1 ? `${name(series.name)}: ` : "";
  if (readings.length === 0) {
    return `${label}no data.`;
  }
  const highest = highestOf(facts, readings);
  const lowest = say(facts, Math.min(...readings.map(({ value }) => value)));
  const range = lowest === highest.value ? highest.value : `from ${lowest} to ${highest.value}`;
  return sentence(label, `${range} (${highest.category})${missing(series)}`);
}

function joinWithin(opening: string, sentences: readonly string[]): string {
  let words = opening;
  for (const [index, sentence] of sentences.entries()) {
    const rest = ` ${sentences.length - index} more not listed.`;
    if (words.length + 1 + sentence.length + rest.length > MAXIMUM_LENGTH) {
      return words + rest;
    }
    words += ` ${sentence}`;
  }
  return words;
}

function describeTitle(facts: ChartFacts): string {
  const isPerDay = facts.categoryKind === "day";
  const title = `${isPerDay ? titlePerDays(name(facts.title), 1) : name(facts.title)} (${KINDS[facts.kind]})`;
  const first = facts.categories[0] ?? "";
  const last = facts.categories.at(-1) ?? "";
  if (!isPerDay) {
    return `${title}.`;
  }
  return first === last
    ? `${title}, ${dayLabel(first, true)}.`
    : `${title}, ${dayLabel(first, true)} to ${dayLabel(last, true)}.`;
}

function describeHighest(facts: ChartFacts): string {
  const { value, category, series } = highestOf(
    facts,
    facts.series.flatMap((s) => readingsOf(facts, s)),
  );
  const where = facts.series.length > 1 ? `${series}, ${category}` : category;
  return `Highest: ${value} (${where}).`;
}

function describeSeries(facts: ChartFacts, series: ChartSeries): string {
  const readings = readingsOf(facts, series);
  const label = facts.series.length > 1 ? `${name(series.name)}: ` : "";
  const first = readings[0];
  const last = readings.at(-1);
  if (first === undefined || last === undefined) {
    return `${label}no data.`;
  }
  const highest = highestOf(facts, readings);
  if (readings.length === 1) {
    return sentence(label, `highest and only value ${highest.value} (${highest.category})${missing(series)}`);
  }
  const lowest = Math.min(...readings.map((reading) => reading.value));
  const words = [
    `from ${say(facts, lowest)} to ${highest.value}`,
    `first ${say(facts, first.value)} (${first.category})`,
    `last ${say(facts, last.value)} (${last.category})`,
    `highest ${highest.value} (${highest.category})`,
  ];
  return sentence(label, `${words.join(", ")}${missing(series)}`);
}

function sentence(label: string, words: string): string {
  return label === "" ? `${words.charAt(0).toUpperCase()}${words.slice(1)}.` : `${label}${words}.`;
}

function missing({ values }: ChartSeries): string {
  const count = values.filter((value) => value === null).length;
  return count === 0 ? "" : `; no data for ${count} of ${values.length}`;
}

/** Every value of a series of names: `Ann: 12.`, of a pie with its share, of an average with its sample size. */
function describeEach(facts: ChartFacts, { values, sampleSizes }: ChartSeries): string[] {
  const whole = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  return values.map((value, index) => {
    const label = name(facts.categories[index] ?? "");
    if (value === null) {
      return `${label}: no data.`;
    }
    const share = facts.kind === "pie" ? ` (${formatPercent((100 * value) / whole)})` : "";
    const sampleSize =
      sampleSizes === undefined ? "" : ` (n ${formatValue("count", sampleSizes[index] ?? 0)})`;
    return `${label}: ${say(facts, value)}${share}${sampleSize}.`;
  });
}

function readingsOf(facts: ChartFacts, series: ChartSeries): Reading[] {
  return series.values.flatMap((value, index) => {
    const category = facts.categories[index];
    if (value === null || category === undefined) {
      return [];
    }
    const words = facts.categoryKind === "day" ? dayLabel(category) : name(category);
    return [{ value, category: words, series: name(series.name) }];
  });
}

function highestOf(facts: ChartFacts, readings: readonly Reading[]) {
  const highest = readings.reduce((best, reading) => (reading.value > best.value ? reading : best));
  return { ...highest, value: say(facts, highest.value) };
}

function say(facts: ChartFacts, value: number): string {
  return formatValue(facts.unit, value);
}

function name(text: string): string {
  return isolated(shorten(text, MAXIMUM_NAME_LENGTH));
}
