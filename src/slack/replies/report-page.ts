import type { MrkdwnElement, SectionBlock } from "@slack/types";
import type { Heading } from "../../reports/heading";
import {
  type Cell,
  context,
  header,
  type Message,
  type MessageBlock,
  message,
  paragraph,
  textCell,
  words,
} from "../blocks/build";
import { shortened } from "../escape";
import { headingLines } from "./heading";
import { tablePage } from "./pages";
import { tableBlock } from "./table-block";

/** A page of a report; its controls are added by the caller. */
export interface ReportPage {
  readonly message: Message;
  /** Counted from 0; the last one when a later one was asked for. */
  readonly page: number;
  readonly pages: number;
}

/** One number above a report's table. Both are our own words: they stand in markup. */
export interface Fact {
  readonly title: string;
  readonly text: string;
}

/** What a report consists of, from top to bottom. */
export interface ReportParts {
  readonly title: string;
  readonly heading: Heading;
  readonly facts: readonly Fact[];
  /** Small lines under the numbers. */
  readonly notes: readonly string[];
  readonly charts: readonly MessageBlock[];
  /** Further blocks between the charts and the table. */
  readonly more?: readonly MessageBlock[];
  readonly table: ReportTable | null;
  /** What stands in place of a table without rows. */
  readonly nothing: string;
  /** The numbers for screen readers, where they are no `facts`. */
  readonly told?: string;
}

export interface ReportTable {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many there are, where these are only the first of them. */
  readonly count?: number;
  /** How to read it; empty where that is plain. */
  readonly legend: string;
}

const TITLE_LENGTH = 150;
const FIELDS_PER_SECTION = 10;

/** Puts a report together: title, range and filters, numbers, charts, then a page of its table. */
export function reportPage(parts: ReportParts, wanted: number): ReportPage {
  const title = shortened(parts.title, TITLE_LENGTH);
  const lines = headingLines(parts.heading);
  const above = [
    header(title),
    context(...lines),
    ...factSections(parts.facts),
    ...parts.notes.map((note) => context(note)),
    ...parts.charts,
    ...(parts.more ?? []),
  ];
  const told = parts.told ?? parts.facts.map(({ title: name, text }) => `${name} ${text}`).join(", ");
  const introduction = `${title}, ${lines.join(", ")}. ${told === "" ? "" : `${told}. `}`;
  const { table } = parts;
  if (table === null || table.rows.length === 0) {
    const blocks = parts.nothing === "" ? above : [...above, paragraph(words(parts.nothing))];
    return { message: message(`${introduction}${parts.nothing}`, blocks), page: 0, pages: 1 };
  }
  const head = table.head.map((text) => textCell(text));
  const { rows, page, pages, note } = tablePage(head, table, wanted);
  const under = table.legend === "" ? note : `${note} ${table.legend}`;
  const blocks = [
    ...above,
    tableBlock(shortened(`${title}: ${table.name}`, 250), head, rows),
    context(under),
  ];
  return { message: message(`${introduction}${note}`, blocks), page, pages };
}

function factSections(facts: readonly Fact[]): SectionBlock[] {
  const sections: SectionBlock[] = [];
  for (let start = 0; start < facts.length; start += FIELDS_PER_SECTION) {
    const fields = facts.slice(start, start + FIELDS_PER_SECTION).map(factField);
    sections.push({ type: "section", fields });
  }
  return sections;
}

function factField({ title, text }: Fact): MrkdwnElement {
  return { type: "mrkdwn", text: `${title} *${text}*`, verbatim: true };
}
