import fc from "fast-check";
import { sideBySide } from "../../src/ingest/side-by-side";
import { collected } from "../support/store";

interface Item {
  readonly number: number;
  readonly keys: readonly string[];
  /** How many turns of the event loop its work takes. */
  readonly turns: number;
}

async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await new Promise((resolve) => setImmediate(resolve));
}

const items = fc
  .array(
    fc.record({
      keys: fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 2 }),
      turns: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 25 },
  )
  .map((all): Item[] => all.map((item, number) => ({ ...item, number })));

test("answers come in the stream's order, at most three at once, and never two that share a key", async () => {
  await fc.assert(
    fc.asyncProperty(items, async (all) => {
      const underWay = new Set<Item>();
      const work = async (item: Item) => {
        const keys = [...underWay].flatMap((other) => other.keys);
        expect(item.keys.filter((key) => keys.includes(key))).toEqual([]);
        underWay.add(item);
        expect(underWay.size).toBeLessThanOrEqual(3);
        await turns(item.turns);
        underWay.delete(item);
        return item.number;
      };
      const how = { atOnce: 3, keysOf: (item: Item) => item.keys, work };
      expect(await collected(sideBySide(streamOf(all), how))).toEqual(all.map(({ number }) => number));
    }),
    { numRuns: 60 },
  );
});

test("a failure is thrown in its turn, after what came before it, when nothing is under way any more", async () => {
  let running = 0;
  const work = async (number: number) => {
    running += 1;
    await turns(number === 1 ? 0 : 5);
    running -= 1;
    if (number === 1) throw new Error("the second one");
    return number;
  };
  const answered: number[] = [];
  const answering = async () => {
    const how = { atOnce: 3, keysOf: () => [], work };
    for await (const number of sideBySide(streamOf([0, 1, 2, 3]), how)) answered.push(number);
  };
  await expect(answering()).rejects.toThrow("the second one");
  expect([answered, running]).toEqual([[0], 0]);
});
