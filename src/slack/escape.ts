/**
 * Text of other people never becomes markup. Where Slack reads markup (`mrkdwn`, a message's top-level
 * text) it goes through here; everywhere else it stands in elements that Slack does not read as markup.
 */

/** Look-alikes for the characters that format text: Slack has no way to escape them. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "＿", "~": "∼", "`": "ˋ" };
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** An underscore within a word formats nothing: time zones and ids keep theirs. */
const POWERFUL = /[&<>*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** The text without any power: no mention, link, channel ping or formatting can come out of it. */
export function escapeText(text: string): string {
  return oneLine(text).replace(POWERFUL, (character) => ENTITIES[character] ?? LOOK_ALIKES[character] ?? "");
}

/** The text on one line, well-formed, without control characters and unbalanced changes of direction. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** On one line, at most that many UTF-16 units; cut between letters, with an ellipsis. Never empty. */
export function shortened(text: string, most: number): string {
  const line = oneLine(text) || "–";
  if (line.length <= most) return line;
  let kept = "";
  for (const { segment } of graphemes.segment(line)) {
    if (kept.length + segment.length + 1 > most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
