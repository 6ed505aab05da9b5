import type { Inline } from "./parse-mrkdwn";

/** A part of a Markdown text. */
export type MarkdownPart =
  | { readonly kind: "heading" | "paragraph" | "quote"; readonly inline: readonly Inline[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "rule" };

const INLINE =
  /(?<code>`[^`\n]+`)|\[(?<label>[^\]\n]+)\]\((?<url>https?:\/\/[^\s)]+)\)|\*\*(?<bold>[^\n]+?)\*\*|~~(?<strike>[^\n]+?)~~|\*(?<star>[^*\n]+)\*|(?<![\p{L}\p{N}])_(?<line>[^_\n]+)_(?![\p{L}\p{N}])|\\(?<escaped>[\\`*_{}[\]()#+\-.!&])/gu;

/** Reads emphasis, code and links of one line of Markdown. */
export function parseMarkdownInline(source: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  const text = (until: number) => {
    if (until > at) found.push({ kind: "text", text: source.slice(at, until) });
  };
  for (const match of source.matchAll(INLINE)) {
    text(match.index);
    found.push(readInline(match.groups ?? {}));
    at = match.index + match[0].length;
  }
  text(source.length);
  return found;
}

function readInline(groups: Readonly<Record<string, string | undefined>>): Inline {
  const { code, label, url, bold, strike, escaped } = groups;
  const italic = groups.star ?? groups.line;
  if (code !== undefined) return { kind: "code", text: code.slice(1, -1) };
  if (url !== undefined) return { kind: "link", url, label: label ?? url };
  if (bold !== undefined) return { kind: "style", style: "bold", children: parseMarkdownInline(bold) };
  if (strike !== undefined) return { kind: "style", style: "strike", children: parseMarkdownInline(strike) };
  if (italic !== undefined) return { kind: "style", style: "italic", children: parseMarkdownInline(italic) };
  return { kind: "text", text: escaped ?? "" };
}

function readLine(line: string): MarkdownPart | null {
  if (line.trim() === "") return null;
  if (/^(-{3,}|\*{3,}|_{3,})\s*$/.test(line)) return { kind: "rule" };
  const heading = /^#{1,6}\s+(.*)$/.exec(line);
  if (heading) return { kind: "heading", inline: parseMarkdownInline(heading[1] ?? "") };
  const quote = /^>\s?(.*)$/.exec(line);
  if (quote) return { kind: "quote", inline: parseMarkdownInline(quote[1] ?? "") };
  const item = /^\s*(?:[-*+]|(\d+)\.)\s+(.*)$/.exec(line);
  if (!item) return { kind: "paragraph", inline: parseMarkdownInline(line) };
  return { kind: "list", isOrdered: item[1] !== undefined, items: [parseMarkdownInline(item[2] ?? "")] };
}

function joinLists(parts: MarkdownPart[], next: MarkdownPart): MarkdownPart[] {
  const last = parts.at(-1);
  if (next.kind === "list" && last?.kind === "list" && last.isOrdered === next.isOrdered) {
    return [...parts.slice(0, -1), { ...last, items: [...last.items, ...next.items] }];
  }
  return [...parts, next];
}

/** Reads the Markdown of Slack's markdown block, as far as it is shown here. Never becomes HTML. */
export function parseMarkdown(source: string): MarkdownPart[] {
  return source.split(/^```.*$/m).flatMap((piece, index): MarkdownPart[] => {
    if (index % 2 === 1) return [{ kind: "code", text: piece.replace(/^\n|\n$/g, "") }];
    return piece
      .split("\n")
      .map(readLine)
      .filter((part) => part !== null)
      .reduce(joinLists, []);
  });
}
