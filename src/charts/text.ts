/** Text of other people, made fit for labels: one line, no control characters, cut only between letters. */

const CONTROL_OR_DIRECTION = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uFF01-\uFF60]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const ELLIPSIS = "…";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text on one line, well-formed, without control and text-direction characters, trimmed. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(CONTROL_OR_DIRECTION, " ").replace(/\s+/gu, " ").trim();
}

/**
 * The text itself if it has at most `maximumLength` UTF-16 units (the strictest way to count), else its
 * beginning and an ellipsis. An emoji or a letter with its accents is never cut in half.
 */
export function shorten(text: string, maximumLength: number): string {
  if (text.length <= maximumLength) {
    return text;
  }
  return keepWhile(text, (kept) => kept.length + ELLIPSIS.length <= maximumLength) + ELLIPSIS;
}

/** How many columns the text takes in a monospaced font; emoji and East Asian letters take two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    columns += WIDE.test(segment) ? 2 : 1;
  }
  return columns;
}

/** As `shorten`, measured in columns of a monospaced font. */
export function shortenToColumns(text: string, maximumColumns: number): string {
  if (columnsOf(text) <= maximumColumns) {
    return text;
  }
  return keepWhile(text, (kept) => columnsOf(kept) + 1 <= maximumColumns) + ELLIPSIS;
}

function keepWhile(text: string, fits: (kept: string) => boolean): string {
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (!fits(kept + segment)) {
      break;
    }
    kept += segment;
  }
  return kept.trimEnd();
}

/** Each text shortened to the limit, and numbered where two would look the same: `Alex`, `Alex (2)`. */
export function uniqueLabels(texts: readonly string[], maximumLength: number): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    let label = shorten(text, maximumLength);
    for (let number = 2; taken.has(label); number += 1) {
      const suffix = ` (${number})`;
      label = shorten(text, maximumLength - suffix.length) + suffix;
    }
    taken.add(label);
    return label;
  });
}

/** A name between figures; one written from right to left is kept from reordering what stands around it. */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `${FIRST_STRONG_ISOLATE}${name}${POP_ISOLATE}` : name;
}
