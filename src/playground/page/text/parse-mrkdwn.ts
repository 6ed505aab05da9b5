/** A piece of text within a line. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "style"; readonly style: TextStyle; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "emoji"; readonly name: string }
  | { readonly kind: "link"; readonly url: string; readonly label: string }
  | { readonly kind: "user"; readonly id: string }
  | { readonly kind: "channel"; readonly id: string; readonly label: string }
  | { readonly kind: "group"; readonly label: string }
  | { readonly kind: "date"; readonly timestamp: number; readonly format: string; readonly fallback: string };

export type TextStyle = "bold" | "italic" | "strike";

/** Lines that belong together. */
export type Part =
  | { readonly kind: "lines" | "quote"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "preformatted"; readonly text: string };

const STYLES: Readonly<Record<string, TextStyle>> = { "*": "bold", _: "italic", "~": "strike" };

/** Slack escapes these three and no others. */
export function decodeEntities(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** Reads Slack's mrkdwn. Whatever is not markup stays text: nothing here ever becomes HTML. */
export function parseMrkdwn(source: string): Part[] {
  return source.split(/```/).flatMap((piece, index, pieces): Part[] => {
    const isFenced = index % 2 === 1 && index < pieces.length - 1;
    if (isFenced) return [{ kind: "preformatted", text: decodeEntities(piece.replace(/^\n|\n$/g, "")) }];
    const opening = index % 2 === 1 ? "```" : "";
    return parseLines(trimAtFences(opening + piece, index, pieces.length));
  });
}

function trimAtFences(text: string, index: number, count: number): string {
  const start = index > 0 ? text.replace(/^\n/, "") : text;
  return index < count - 1 ? start.replace(/\n$/, "") : start;
}

function parseLines(text: string): Part[] {
  if (text === "") return [];
  const parts: { kind: "lines" | "quote"; lines: Inline[][] }[] = [];
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    const kind = quoted ? "quote" : "lines";
    const inline = parseInline(quoted?.[1] ?? line);
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(inline);
    else parts.push({ kind, lines: [inline] });
  }
  return parts;
}

/** Reads one line. */
export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let text = "";
  let at = 0;
  const flush = () => {
    if (text !== "") found.push({ kind: "text", text: decodeEntities(text) });
    text = "";
  };
  while (at < source.length) {
    const match = matchAt(source, at);
    if (match) {
      flush();
      found.push(match.inline);
      at = match.end;
    } else {
      text += source[at];
      at += 1;
    }
  }
  flush();
  return found;
}

interface Match {
  readonly inline: Inline;
  readonly end: number;
}

function sticky(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function matchAt(source: string, at: number): Match | null {
  const character = source[at] ?? "";
  if (character === "<") return matchAngle(source, at);
  if (character === "`") return matchCode(source, at);
  if (character === ":") return matchEmoji(source, at);
  if (character in STYLES) return matchStyle(source, at);
  return character === "h" ? matchBareLink(source, at) : null;
}

function matchAngle(source: string, at: number): Match | null {
  const found = sticky(/<([^<>\n]+)>/y, source, at);
  const inline = found && readReference(found[1] ?? "");
  return found && inline ? { inline, end: at + found[0].length } : null;
}

function matchCode(source: string, at: number): Match | null {
  const found = sticky(/`([^`\n]+)`/y, source, at);
  return found
    ? { inline: { kind: "code", text: decodeEntities(found[1] ?? "") }, end: at + found[0].length }
    : null;
}

function matchEmoji(source: string, at: number): Match | null {
  const found = sticky(/:([a-z0-9_+'-]+):/y, source, at);
  return found ? { inline: { kind: "emoji", name: found[1] ?? "" }, end: at + found[0].length } : null;
}

function matchBareLink(source: string, at: number): Match | null {
  if (/\w/.test(source[at - 1] ?? " ")) return null;
  const found = sticky(/https?:\/\/[^\s<>|*`]+[^\s<>|*`.,;:!?)]/y, source, at);
  if (!found) return null;
  const url = decodeEntities(found[0]);
  return { inline: { kind: "link", url, label: url }, end: at + found[0].length };
}

/** A style opens before a word and closes after one; within words these are plain characters. */
function matchStyle(source: string, at: number): Match | null {
  const mark = source[at] ?? "";
  const style = STYLES[mark];
  if (!style || /[\p{L}\p{N}]/u.test(source[at - 1] ?? " ") || /\s/.test(source[at + 1] ?? " ")) return null;
  for (let end = source.indexOf(mark, at + 2); end !== -1; end = source.indexOf(mark, end + 1)) {
    const closes = !/\s/.test(source[end - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(source[end + 1] ?? " ");
    if (closes) {
      const children = parseInline(source.slice(at + 1, end));
      return { inline: { kind: "style", style, children }, end: end + 1 };
    }
  }
  return null;
}

/** The inside of `<…>`: a person, channel, group, date or link; null when it is none of these. */
function readReference(inside: string): Inline | null {
  const [target = "", ...labels] = inside.split("|");
  const label = decodeEntities(labels.join("|"));
  const user = /^@([UW]\w+)$/.exec(target);
  if (user?.[1]) return { kind: "user", id: user[1] };
  const channel = /^#([CGD]\w+)$/.exec(target);
  if (channel?.[1]) return { kind: "channel", id: channel[1], label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: "group", label: target.slice(1) };
  if (target.startsWith("!subteam^"))
    return { kind: "group", label: label || target.slice("!subteam^".length) };
  const date = /^!date\^(-?\d+)\^([^^]+)/.exec(target);
  if (date) return { kind: "date", timestamp: Number(date[1]), format: date[2] ?? "", fallback: label };
  if (!/^(https?:\/\/|mailto:)/i.test(target)) return null;
  const url = decodeEntities(target);
  return { kind: "link", url, label: label || url.replace(/^mailto:/, "") };
}
