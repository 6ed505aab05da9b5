import type { Word } from "./words";

/** The words joined by single spaces. */
export function phrase(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(" ");
}

/**
 * The longest beginning of the words, of at most `most` of them, that the function finds something for. A
 * comma ends it.
 */
export function longest<Found>(
  words: readonly Word[],
  most: number,
  find: (text: string) => Found | null,
): { readonly taken: number; readonly found: Found } | null {
  const comma = words.findIndex(({ continues }) => continues);
  const limit = Math.min(most, comma < 0 ? words.length : comma + 1);
  for (let taken = limit; taken > 0; taken -= 1) {
    const found = find(phrase(words.slice(0, taken)));
    if (found !== null) return { taken, found };
  }
  return null;
}

/** Whether two texts are the same to somebody who types. */
export function sameText(left: string, right: string): boolean {
  return folded(left) === folded(right);
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
