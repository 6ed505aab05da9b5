const LONGEST_NAME = 31;
const RESERVED = "history";

/** Names for a workbook's sheets that every spreadsheet takes: legal, not too long, each once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>([RESERVED]);
  return wanted.map((name) => {
    const free = firstFree(legalName(name), taken);
    taken.add(free.toLowerCase());
    return free;
  });
}

function legalName(name: string): string {
  const legal = name
    .toWellFormed()
    .replace(/[[\]:*?/\\\p{Cc}\uFFFE\uFFFF]/gu, " ")
    .replace(/^['\s]+|['\s]+$/g, "");
  return cut(legal, LONGEST_NAME) || "Sheet";
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
    const ending = ` (${number})`;
    candidate = cut(name, LONGEST_NAME - ending.length) + ending;
  }
  return candidate;
}

/** Cut without leaving half a character, a space or an apostrophe at the end. */
function cut(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/\p{Surrogate}$/u, "")
    .replace(/['\s]+$/, "");
}
