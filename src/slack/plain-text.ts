import type {
  ActionsBlock,
  DataTableBlock,
  RichTextBlock,
  RichTextElement,
  SectionBlock,
} from "@slack/types";
import { columnsOf } from "../charts/text";
import type { Message, MessageBlock } from "./blocks/build";

/** A message as text for a terminal: what people see of it, without what they can press. */

const RULE = "─".repeat(60);
const GAP = "  ";

/** The blocks of the message one below the other; its top-level text where it has none. */
export function plainText({ text, blocks }: Message): string {
  const parts = blocks.map(blockText).filter((part) => part !== "");
  return parts.length === 0 ? unescaped(text) : parts.join("\n\n");
}

function blockText(block: MessageBlock): string {
  switch (block.type) {
    case "header":
      return `${block.text.text}\n${"═".repeat(columnsOf(block.text.text))}`;
    case "divider":
      return RULE;
    case "section":
      return sectionText(block);
    case "context":
      return block.elements
        .map((element) => (element.type === "image" ? element.alt_text : words(element)))
        .join("\n");
    case "actions":
      return buttonsText(block);
    case "rich_text":
      return richText(block);
    case "data_table":
      return tableText(block);
    case "data_visualization":
      return `${block.title} (chart)`;
    case "image":
      return block.alt_text;
    default:
      return "";
  }
}

function sectionText({ text, fields }: SectionBlock): string {
  const lines = (fields ?? []).map((field) => words(field).replaceAll("\n", " · "));
  return [...(text === undefined ? [] : [words(text)]), ...lines].join("\n");
}

function buttonsText({ elements }: ActionsBlock): string {
  return elements
    .flatMap((element) => (element.type === "button" ? [`[${element.text.text}]`] : []))
    .join(" ");
}

/** Markup of our own has bold words and escaped signs in it, no more. */
function words({ type, text }: { readonly type: string; readonly text: string }): string {
  return type === "mrkdwn" ? unescaped(text.replaceAll("*", "")) : text;
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function richText({ elements }: Pick<RichTextBlock, "elements">): string {
  return elements
    .map((element) => {
      switch (element.type) {
        case "rich_text_list":
          return element.elements.map((item) => `• ${inlineText(item.elements)}`).join("\n");
        case "rich_text_quote":
          return `> ${inlineText(element.elements).replaceAll("\n", "\n> ")}`;
        default:
          return inlineText(element.elements);
      }
    })
    .join("\n");
}

function inlineText(elements: readonly RichTextElement[]): string {
  return elements.map(inline).join("");
}

function inline(element: RichTextElement): string {
  switch (element.type) {
    case "text":
      return element.text;
    case "link":
      return element.text ?? element.url;
    case "user":
      return `@${element.user_id}`;
    case "channel":
      return `#${element.channel_id}`;
    case "emoji":
      return `:${element.name}:`;
    case "date":
      return element.fallback ?? new Date(element.timestamp * 1000).toISOString();
    default:
      return "";
  }
}

/** Columns as wide as their widest cell; those of numbers to the right. */
function tableText({ caption, rows }: DataTableBlock): string {
  const texts = rows.map((row) => row.map(cellText));
  const widths = (texts[0] ?? []).map((_, column) =>
    Math.max(...texts.map((row) => columnsOf(row[column] ?? ""))),
  );
  const areNumbers = widths.map((_, column) =>
    rows.slice(1).some((row) => row[column]?.type === "raw_number"),
  );
  const lines = texts.map((row) =>
    row
      .map((text, column) => {
        const padding = " ".repeat((widths[column] ?? 0) - columnsOf(text));
        return areNumbers[column] ? padding + text : text + padding;
      })
      .join(GAP)
      .trimEnd(),
  );
  const [head = "", ...body] = lines;
  const rule = widths.map((width) => "─".repeat(width)).join(GAP);
  return [caption, head, rule, ...body].join("\n");
}

function cellText(cell: DataTableBlock["rows"][number][number]): string {
  return cell.type === "rich_text" ? richText(cell) : (cell.text ?? "");
}
