const MOST_COMPARED = 5_000;
const LONGEST_COMPARED = 60;

/** The candidates that a mistyped text may stand for, nearest first; at most `count`. */
export function nearest(text: string, candidates: readonly string[], count = 3): string[] {
  const wanted = fold(text);
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  return candidates
    .slice(0, MOST_COMPARED)
    .map((candidate) => ({ candidate, distance: distanceTo(wanted, fold(candidate)) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((left, right) => left.distance - right.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().slice(0, LONGEST_COMPARED);
}

/** A beginning counts as nearly right, else the edits of the whole or, for one word, of its nearest word. */
function distanceTo(wanted: string, candidate: string): number {
  if (wanted.length >= 3 && (candidate.startsWith(wanted) || candidate.includes(` ${wanted}`))) return 0.5;
  const words = wanted.includes(" ") ? [] : candidate.split(" ");
  return Math.min(...[candidate, ...words].map((text) => editDistance(wanted, text)));
}

/** The restricted Damerau–Levenshtein distance: a swap of neighbours counts as one edit. */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const replaced = at(last, column - 1) + (same ? 0 : 1);
      let best = Math.min(replaced, at(last, column) + 1, at(current, column - 1) + 1);
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) best = Math.min(best, at(beforeLast, column - 2) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
