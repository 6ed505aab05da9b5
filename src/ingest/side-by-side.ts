/** Something that is being done about these keys. */
interface UnderWay<T> {
  readonly keys: ReadonlySet<string>;
  readonly done: Promise<T>;
}

/**
 * Does something about each of a stream's items, several at once, and answers in the stream's order. Items
 * that share a key are done one after the other. The first failure is thrown once nothing is under way.
 */
export async function* sideBySide<I, T>(
  items: AsyncIterable<I>,
  how: {
    readonly atOnce: number;
    readonly keysOf: (item: I) => readonly string[];
    readonly work: (item: I) => Promise<T>;
  },
): AsyncGenerator<T> {
  const underWay: UnderWay<T>[] = [];
  try {
    for await (const item of items) {
      const keys = how.keysOf(item);
      while (
        underWay.length >= how.atOnce ||
        underWay.some((other) => keys.some((key) => other.keys.has(key)))
      ) {
        yield await first(underWay);
      }
      const done = how.work(item);
      // Whoever takes it is told of a failure, maybe later than it happens.
      done.catch(() => undefined);
      underWay.push({ keys: new Set(keys), done });
    }
    while (underWay.length > 0) yield await first(underWay);
  } finally {
    await Promise.allSettled(underWay.map(({ done }) => done));
  }
}

async function first<T>(underWay: UnderWay<T>[]): Promise<T> {
  const [oldest] = underWay;
  if (oldest === undefined) throw new RangeError("Nothing is under way");
  const result = await oldest.done;
  underWay.shift();
  return result;
}
