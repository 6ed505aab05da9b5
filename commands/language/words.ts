/** The words of a command as Slack sends them: quotes keep several words together, mentions are escaped. */

export interface Word {
  /** As the person typed it, for messages. */
  readonly typed: string;
  /** What it says, without quotes and Slack's escapes. */
  readonly text: string;
  /** The Slack user whom the word mentions, else null. */
  readonly slackUserId: string | null;
  /** What follows the first colon outside quotes, cut at commas outside quotes; null without a colon. */
  readonly pair: { readonly key: string; readonly values: readonly string[] } | null;
  /** Whether a comma outside quotes follows it, so that the next word may belong to the same list. */
  readonly continues: boolean;
}

export type Words =
  | { readonly ok: true; readonly words: readonly Word[] }
  | { readonly ok: false; readonly typed: string };

const MENTION = /^<@([UW][A-Z0-9]+)(?:\|([^>]*))?>$/;
/** Stand-ins for what quotes protect while a word is taken apart; private use, so never typed. */
const PROTECTED = { " ": "\uE000", ",": "\uE001", ":": "\uE002" } as const;

/** Takes the text apart; fails, with the rest of the text, where a quote is not closed. */
export function readWords(text: string): Words {
  const straight = text
    .replace(/[\uE000-\uE002]/g, "")
    .replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB]/g, '"')
    .trim();
  const open = unclosedQuote(straight);
  if (open !== null) return { ok: false, typed: unescapeText(open) };
  const kept = straight
    .replace(/<[^<>]*>/g, (escaped) => protect(plainOf(escaped)))
    .replace(/"([^"]*)"/g, (_, quoted: string) => protect(quoted) || "\uE000");
  const words = kept
    .replace(/\s+,/g, ",")
    .replace(/(:\S*),\s+/g, "$1,")
    .split(/\s+/)
    .filter((word) => word.replaceAll(",", "") !== "");
  return { ok: true, words: words.map(readWord) };
}

function unclosedQuote(text: string): string | null {
  const quotes = text.split('"').length - 1;
  return quotes % 2 === 0 ? null : text.slice(text.lastIndexOf('"'));
}

/** Mentions stay as they are; links and e-mail addresses, which Slack makes by itself, become their label. */
function plainOf(escaped: string): string {
  if (MENTION.test(escaped)) return escaped;
  const inner = escaped.slice(1, -1);
  // A channel, which Slack escapes by itself, is what was typed: #support.
  const channel = /^#[CG][A-Z0-9]+\|(.+)$/.exec(inner);
  if (channel) return `#${channel[1]}`;
  const label = inner.includes("|") ? inner.slice(inner.indexOf("|") + 1) : inner;
  return label.replace(/^mailto:/, "");
}

function readWord(word: string): Word {
  const continues = word.endsWith(",");
  const kept = word.replace(/,+$/, "");
  const mention = MENTION.exec(restore(kept));
  const colon = kept.indexOf(":");
  const texts = (list: string) =>
    list
      .split(",")
      .map((part) => unescapeText(restore(part)).trim())
      .filter((part) => part !== "");
  return {
    typed: mention ? `@${mention[2] || mention[1]}` : unescapeText(restore(kept)).trim(),
    text: unescapeText(restore(kept)).trim(),
    slackUserId: mention?.[1] ?? null,
    pair:
      mention || colon <= 0
        ? null
        : { key: unescapeText(kept.slice(0, colon)).toLowerCase(), values: texts(kept.slice(colon + 1)) },
    continues,
  };
}

/** The Slack user whom a text mentions, such as a filter's value; null for other texts. */
export function mentionIn(text: string): string | null {
  return MENTION.exec(text)?.[1] ?? null;
}

function protect(text: string): string {
  return text.replaceAll(" ", PROTECTED[" "]).replaceAll(",", PROTECTED[","]).replaceAll(":", PROTECTED[":"]);
}

function restore(text: string): string {
  return text.replaceAll(PROTECTED[" "], " ").replaceAll(PROTECTED[","], ",").replaceAll(PROTECTED[":"], ":");
}

function unescapeText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
