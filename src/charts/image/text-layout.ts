import type { SKRSContext2D } from "@napi-rs/canvas";
import { isolated } from "../text";
import { FONT_FAMILY } from "./fonts";

const ELLIPSIS = "…";
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export interface TextBox {
  /** Both in pixels. */
  readonly size: number;
  readonly width: number;
  readonly maximumLines: number;
  readonly bold: boolean;
}

/** For a canvas's `font`. */
export function fontOf(size: number, bold: boolean): string {
  return `${bold ? "600 " : ""}${size}px ${FONT_FAMILY}`;
}

/** The text in lines that fit the box, broken between words; what is too long ends in an ellipsis. */
export function wrapText(context: SKRSContext2D, text: string, box: TextBox): string[] {
  context.font = fontOf(box.size, box.bold);
  const fits = (line: string) => context.measureText(line).width <= box.width;
  const lines: string[] = [];
  let words = text.split(" ");
  while (words.length > 0 && lines.length < box.maximumLines - 1) {
    const count = Math.max(1, countFitting(words, fits));
    lines.push(cutToFit(words.slice(0, count).join(" "), fits));
    words = words.slice(count);
  }
  if (words.length > 0) {
    lines.push(cutToFit(words.join(" "), fits));
  }
  return lines.map(isolated);
}

/** The text on one line of at most `width` pixels. */
export function fitText(context: SKRSContext2D, text: string, size: number, width: number): string {
  return wrapText(context, text, { size, width, maximumLines: 1, bold: false })[0] ?? "";
}

function countFitting(words: readonly string[], fits: (line: string) => boolean): number {
  const tooMany = words.findIndex((_, index) => !fits(words.slice(0, index + 1).join(" ")));
  return tooMany < 0 ? words.length : tooMany;
}

function cutToFit(text: string, fits: (line: string) => boolean): string {
  if (fits(text)) {
    return text;
  }
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (!fits(kept + segment + ELLIPSIS)) {
      break;
    }
    kept += segment;
  }
  return kept.trimEnd() + ELLIPSIS;
}
