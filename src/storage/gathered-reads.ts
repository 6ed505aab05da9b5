import DataLoader from "dataloader";
import { inChunks } from "./bulk";

const KEYS_A_QUERY = 2_000;

/**
 * Look-ups by key of many who ask at the same moment, each for a few: all of one moment are one query. Nothing is
 * remembered, and no query is older than the question.
 */
export class GatheredReads<V> {
  private readonly loader: DataLoader<string, V | undefined>;

  constructor(find: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>) {
    this.loader = new DataLoader(
      async (keys) => {
        const found = await find([...new Set(keys)]);
        return keys.map((key) => found.get(key));
      },
      { cache: false, maxBatchSize: KEYS_A_QUERY, batchScheduleFn: setImmediate },
    );
  }

  /** What there is under the keys. */
  async read(keys: readonly string[]): Promise<ReadonlyMap<string, V>> {
    const found = new Map<string, V>();
    for (const some of inChunks(keys, KEYS_A_QUERY)) {
      const values = await Promise.all(some.map((key) => this.loader.load(key)));
      for (const [index, key] of some.entries()) {
        const value = values[index];
        if (value !== undefined) found.set(key, value);
      }
    }
    return found;
  }
}
