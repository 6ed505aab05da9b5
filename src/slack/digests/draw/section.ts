import type { RichTextBlock, SectionBlock } from "@slack/types";
import { figureText, type ReportFigure } from "../../../reports/figure";
import { bold, type Inline, type MessageBlock, paragraph } from "../../blocks/build";
import { changeInWords, figureWithSample } from "../../replies/figures";

/** A section of a digest, ready to be put below its title. */
export interface DrawnSection {
  readonly blocks: readonly MessageBlock[];
  /** The same for screen readers and notifications. */
  readonly told: string;
  /** Whether anything happened that it tells of, or whether it says what is missing to tell anything. */
  readonly has: "something" | "nothing" | "advice";
}

/** The divider and the title above a section. */
export function sectionTitle(title: string): MessageBlock[] {
  return [{ type: "divider" }, paragraph(bold(title))];
}

/** A figure with what it is set against. */
export interface Fact {
  /** Our own words: they stand in markup. */
  readonly title: string;
  readonly current: ReportFigure;
  readonly previous: ReportFigure | undefined;
}

const FIELDS_PER_SECTION = 10;

/** Figures beside each other, at most ten. */
export function factFields(facts: readonly Fact[]): SectionBlock {
  const fields = facts.slice(0, FIELDS_PER_SECTION).map(({ title, current, previous }) => ({
    type: "mrkdwn" as const,
    text: `${title}\n*${figureWithSample(current)}*\n${changeText(current, previous)}`,
    verbatim: true,
  }));
  return { type: "section", fields };
}

/** Stands below figures with their sample size. */
export const SAMPLE_LEGEND = "n: how many values are behind it";

export function factsTold(facts: readonly Fact[]): string {
  return facts
    .map(({ title, current, previous }) => {
      const change = changeText(current, previous);
      return `${title} ${figureWithSample(current)} (${change})`;
    })
    .join(", ");
}

/** The change in words, with its direction: `▼ 12%, better (14 min before)`, `▲ 3 points, better (90% before)`. */
export function changeText(current: ReportFigure, previous: ReportFigure | undefined): string {
  if (previous === undefined || previous.value === null) return "none before";
  const before = `${figureText(previous)} before`;
  if (current.value === null) return before;
  if (current.unit !== "share") return changeInWords(current, previous);
  const points = Math.round(1_000 * (current.value - previous.value)) / 10;
  if (points === 0) return "unchanged";
  const size = `${Math.abs(points)} ${Math.abs(points) === 1 ? "point" : "points"}`;
  return `${points > 0 ? "▲" : "▼"} ${size}, ${points > 0 ? "better" : "worse"} (${before})`;
}

/** One after the other, each with a full stop unless it ends by a sign of its own. */
export function sentences(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== "")
    .map((text) => (/[.!?…:]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

/** The words alone, for screen readers. */
export function plainWords(elements: readonly Inline[]): string {
  return elements.map((element) => (element.type === "text" ? element.text : "")).join("");
}

/** A count as a figure. */
export function countFigure(value: number): ReportFigure {
  return { value, unit: "count", sampleSize: value };
}

/** A paragraph, and below it what somebody said. */
export type Quoted = {
  readonly head: RichTextBlock["elements"][number];
  readonly quote: RichTextBlock["elements"][number] | null;
};

export function quotes(items: readonly Quoted[]): RichTextBlock {
  return {
    type: "rich_text",
    elements: items.flatMap(({ head, quote }) => (quote === null ? [head] : [head, quote])),
  };
}
