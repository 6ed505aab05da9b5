/** A source of repeatable chance. The same seed gives the same values on every machine. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** Whether something of this probability (0 to 1) happens. */
  chance(probability: number): boolean;
  /** A number from `minimum` up to, but not including, `maximum`. */
  between(minimum: number, maximum: number): number;
  /** One of the items, each as likely as the others. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** One of the items, each as likely as its weight says; a negative weight counts as 0. */
  pickWeighted<Item>(items: readonly [Item, ...Item[]], weightOf: (item: Item) => number): Item;
  /** A positive number around the median with a long tail; half of `spread` is mild, 1 is wild. */
  longTailed(median: number, spread: number): number;
}

/** Mixes two whole numbers into one of 32 bits in which no pattern of either is left. */
export function mixSeeds(first: number, second: number): number {
  let mixed = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The generator "mulberry32" (Tommy Ettinger, public domain): small, fast, and good enough for samples. */
function createMulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Chance that follows from the seed, a whole number. */
export function createRandom(seed: number): Random {
  const next = createMulberry32(seed);
  return {
    next,
    chance: (probability) => next() < probability,
    between: (minimum, maximum) => minimum + next() * (maximum - minimum),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    pickWeighted: (items, weightOf) => pickWeighted(next(), items, weightOf),
    longTailed: (median, spread) => median * Math.exp(spread * standardNormal(next(), next())),
  };
}

function pickWeighted<Item>(
  share: number,
  items: readonly [Item, ...Item[]],
  weightOf: (item: Item) => number,
): Item {
  let total = 0;
  for (const item of items) total += Math.max(0, weightOf(item));
  let left = share * total;
  for (const item of items) {
    left -= Math.max(0, weightOf(item));
    if (left < 0) return item;
  }
  return items[0];
}

/** Two even chances into one normal deviate (Box and Muller, 1958). */
function standardNormal(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
}
