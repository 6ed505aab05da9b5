import type {
  ActionsBlock,
  ContextBlock,
  DataTableBlock,
  HeaderBlock,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
} from "@slack/types";
import type { ChartBlock } from "../../charts/renderer";
import type { Instant } from "../../domain/instant";
import { escapeText, oneLine, shortened } from "../escape";

/** The blocks of messages; texts of other people go in as values, never as markup. */

export type MessageBlock = KnownBlock | ChartBlock;

export interface Message {
  /** What screen readers and notifications read. */
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
}

const HEADER_LENGTH = 150;
const CONTEXT_LENGTH = 2_900;
const MESSAGE_TEXT_LENGTH = 3_900;
const LONGEST_RUN = 2_900;
/** About what a reader sees of an instant. */
const INSTANT_LENGTH = 24;

/** The text may hold anything: here it loses its power. */
export function message(text: string, blocks: readonly MessageBlock[]): Message {
  return { text: escapedWithin(text, MESSAGE_TEXT_LENGTH), blocks };
}

/** Escaped, at most that long: escaping makes text longer, and what is escaped must not be cut. */
function escapedWithin(text: string, most: number): string {
  let kept = most;
  let escaped = escapeText(shortened(text, kept));
  while (escaped.length > most) {
    kept = Math.floor(kept / 2);
    escaped = escapeText(shortened(text, kept));
  }
  return escaped;
}

export function header(text: string): HeaderBlock {
  return { type: "header", text: { type: "plain_text", text: shortened(text, HEADER_LENGTH), emoji: false } };
}

/** Small grey lines; plain, so that nothing in them is markup. */
export function context(...lines: readonly string[]): ContextBlock {
  return {
    type: "context",
    elements: lines.map((line) => ({
      type: "plain_text" as const,
      text: shortened(line, CONTEXT_LENGTH),
      emoji: false,
    })),
  };
}

/** Words in a paragraph of rich text. */
export type Inline = RichTextElement;

export function words(text: string): Inline {
  return { type: "text", text: cut(text) };
}

export function bold(text: string): Inline {
  return { type: "text", text: cut(text), style: { bold: true } };
}

/** Something to be typed, such as a command. */
export function code(text: string): Inline {
  return { type: "text", text: cut(text), style: { code: true } };
}

/** A sentence of our own in which backquotes mark what can be typed; never for texts of other people. */
export function sentence(text: string): Inline[] {
  return text
    .split("`")
    .map((part, index) => ({ part, isCode: index % 2 === 1 }))
    .filter(({ part }) => part !== "")
    .map(({ part, isCode }) => (isCode ? code(part) : words(part)));
}

export function person(slackUserId: string): Inline {
  return { type: "user", user_id: slackUserId };
}

/** A channel, shown by its name to those who may know it. */
export function channel(channelId: string): Inline {
  return { type: "channel", channel_id: channelId };
}

/** An instant, shown to each reader in their own zone. */
export function instant(at: Instant): Inline {
  return {
    type: "date",
    timestamp: Math.floor(at / 1000),
    format: "{date_short_pretty} {time}",
    fallback: `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`,
  };
}

export function paragraph(...elements: readonly Inline[]): RichTextBlock {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [...elements] }] };
}

/** Lines of one paragraph, one below the other. */
export function lines(...items: readonly (readonly Inline[])[]): RichTextBlock {
  const elements = items.flatMap((item, index) => [
    ...(index === 0 ? [] : [{ type: "text", text: "\n" } as const]),
    ...item,
  ]);
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

export function bullets(items: readonly (readonly Inline[])[]): RichTextBlock {
  const elements = items.map((item) => ({ type: "rich_text_section" as const, elements: [...item] }));
  return { type: "rich_text", elements: [{ type: "rich_text_list", style: "bullet", elements }] };
}

export function actions(blockId: string, elements: ActionsBlock["elements"]): ActionsBlock {
  return { type: "actions", block_id: blockId, elements };
}

export type Cell = DataTableBlock["rows"][number][number];

export function textCell(text: string, most = 80): Cell {
  return { type: "raw_text", text: shortened(text, most) };
}

/** A number that sorts as such and reads as the text; without a value, the text alone. */
export function numberCell(value: number | null, text: string): Cell {
  return value === null ? textCell(text) : { type: "raw_number", value, text: shortened(text, 80) };
}

export function instantCell(at: Instant): Cell {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [instant(at)] }] };
}

/** Characters that Slack counts in a cell. */
export function cellLength(cell: Cell): number {
  return cell.type === "rich_text" ? INSTANT_LENGTH : (cell.text?.length ?? 0);
}

function cut(text: string): string {
  const edges = /^(\s*)(.*?)(\s*)$/su.exec(text);
  const inner = oneLine(text);
  const [, before = "", , after = ""] = edges ?? [];
  return `${before && " "}${inner === "" ? "" : shortened(inner, LONGEST_RUN)}${after && " "}` || "–";
}
