import type { Collection } from "mongodb";
import { inChunks } from "./bulk";
import { atDatabase, succeedsUnlessTaken } from "./database";
import { keyOf } from "./event-document";
import { untilNoneIsLost } from "./races";

interface NumericIdDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly space: string;
  readonly id: string;
  readonly number: number;
}

interface CounterDocument {
  readonly _id: string;
  readonly next: number;
}

/** Numbers from here up to the end are given out; those outside belong to ids that are numbers already. */
const FIRST_GIVEN = 1_000_000_000;
const END_OF_GIVEN = 2_000_000_000;

const WRITES_AT_ONCE = 16;
const IDS_A_READ = 1_000;

/**
 * Numbers for ids that are texts. A number is given once and kept for good; several processes that give
 * numbers at the same time agree on them.
 */
export class NumericIdStore {
  constructor(
    private readonly ids: Collection<NumericIdDocument>,
    private readonly counters: Collection<CounterDocument>,
  ) {}

  /**
   * The number of each id in its space, given now where it has none yet. `wishes` has for each id the number
   * that it would like to have, or null; a wish is granted unless the number is taken or of those given out.
   */
  async numbers(
    workspace: string,
    space: string,
    wishes: ReadonlyMap<string, number | null>,
  ): Promise<ReadonlyMap<string, number>> {
    const known = await this.known(workspace, space, [...wishes.keys()]);
    const missing = [...wishes.keys()].filter((id) => !known.has(id));
    if (missing.length === 0) return known;
    const wished = missing.flatMap((id) => {
      const number = wishes.get(id) ?? null;
      return isGrantable(number) ? [{ id, number }] : [];
    });
    await this.insert(workspace, space, wished);
    const granted = await this.known(workspace, space, missing);
    const others = missing.filter((id) => !granted.has(id));
    await this.give(workspace, space, others);
    return this.known(workspace, space, [...wishes.keys()]);
  }

  private async known(
    workspace: string,
    space: string,
    ids: readonly string[],
  ): Promise<Map<string, number>> {
    const numbers = new Map<string, number>();
    for (const chunk of inChunks(ids, IDS_A_READ)) {
      const keys = chunk.map((id) => keyOfId(workspace, space, id));
      const found = await atDatabase(() => this.ids.find({ workspace, _id: { $in: keys } }).toArray());
      for (const { id, number } of found) numbers.set(id, number);
    }
    return numbers;
  }

  private async give(workspace: string, space: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const first = await this.reserve(keyOf(workspace, space), ids.length);
    await this.insert(
      workspace,
      space,
      ids.map((id, index) => ({ id, number: first + index })),
    );
  }

  /** Takes a row of numbers for good; what is not used of it stays unused. */
  private async reserve(counter: string, count: number): Promise<number> {
    let first = FIRST_GIVEN;
    await untilNoneIsLost([counter], async (pending) => {
      const found = await atDatabase(() => this.counters.findOne({ _id: counter }));
      first = found?.next ?? FIRST_GIVEN;
      const next = first + count;
      if (found === null) {
        return (await succeedsUnlessTaken(() => this.counters.insertOne({ _id: counter, next })))
          ? []
          : pending;
      }
      const { modifiedCount } = await atDatabase(() =>
        this.counters.updateOne({ _id: counter, next: first }, { $set: { next } }),
      );
      return modifiedCount === 1 ? [] : pending;
    });
    return first;
  }

  /**
   * Inserts what neither an id nor a number that is taken stands against. One by one: in one go two writers
   * could wait for each other, each with a key that the other needs for a number.
   */
  private async insert(
    workspace: string,
    space: string,
    numbered: readonly { readonly id: string; readonly number: number }[],
  ): Promise<void> {
    for (const chunk of inChunks(numbered, WRITES_AT_ONCE)) {
      await Promise.all(
        chunk.map(({ id, number }) =>
          succeedsUnlessTaken(() =>
            this.ids.insertOne({ _id: keyOfId(workspace, space, id), workspace, space, id, number }),
          ),
        ),
      );
    }
  }
}

function keyOfId(workspace: string, space: string, id: string): string {
  return keyOf(workspace, `${space}/${id}`);
}

function isGrantable(number: number | null): number is number {
  return number !== null && (number < FIRST_GIVEN || number >= END_OF_GIVEN);
}
