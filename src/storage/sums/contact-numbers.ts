import type { Collection } from "mongodb";
import { duplicatesOf, inChunks, inKeyOrder } from "../bulk";
import { atDatabase, succeedsUnlessTaken } from "../database";
import { keyOf } from "../event-document";

export interface ContactNumberDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly number: number;
}

export interface ContactCounterDocument {
  readonly _id: string;
  readonly next: number;
}

const IDS_A_QUERY = 1_000;
/** In memory; those left out are asked for again. */
const MOST_REMEMBERED = 100_000;

/**
 * A small number for each contact, given once and kept for good, so that stored sums tell contacts apart in few
 * bytes. Several processes agree on them: a number is reserved before it is given and used for one contact only.
 */
export class ContactNumbers {
  private readonly remembered = new Map<string, number>();

  constructor(
    private readonly numbers: Collection<ContactNumberDocument>,
    private readonly counters: Collection<ContactCounterDocument>,
  ) {}

  /** The number of each contact, given now where it has none yet. */
  async of(workspace: string, contactIds: Iterable<string>): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    const unknown: string[] = [];
    for (const id of new Set(contactIds)) {
      const number = this.remembered.get(keyOf(workspace, id));
      if (number === undefined) unknown.push(id);
      else found.set(id, number);
    }
    for (const ids of inChunks(unknown, IDS_A_QUERY)) {
      for (const [id, number] of await this.stored(workspace, ids)) found.set(id, number);
      const missing = ids.filter((id) => !found.has(id));
      if (missing.length === 0) continue;
      await this.give(workspace, missing);
      for (const [id, number] of await this.stored(workspace, missing)) found.set(id, number);
    }
    this.remember(workspace, unknown, found);
    return found;
  }

  private async stored(workspace: string, ids: readonly string[]): Promise<[string, number][]> {
    const keys = ids.map((id) => keyOf(workspace, id));
    const documents = await atDatabase(() => this.numbers.find({ _id: { $in: keys } }).toArray());
    return documents.map(({ _id, number }) => [_id.slice(workspace.length + 1), number]);
  }

  /** What another process is faster with keeps the number that it got there. */
  private async give(workspace: string, ids: readonly string[]): Promise<void> {
    const first = await this.reserve(workspace, ids.length);
    const documents = inKeyOrder(ids, (id) => id).map((id, index) => ({
      _id: keyOf(workspace, id),
      workspace,
      number: first + index,
    }));
    await atDatabase(() => duplicatesOf(() => this.numbers.insertMany(documents, { ordered: false })));
  }

  /** Takes a row of numbers for good; what is not used of it stays unused. */
  private async reserve(workspace: string, count: number): Promise<number> {
    const take = () =>
      atDatabase(() => this.counters.findOneAndUpdate({ _id: workspace }, { $inc: { next: count } }));
    const before = await take();
    if (before !== null) return before.next;
    // Not by an upsert: where several meet, the embedded database tells each the number that the first one made.
    await succeedsUnlessTaken(() => this.counters.insertOne({ _id: workspace, next: 0 }));
    const made = await take();
    if (made === null) throw new RangeError(`The counter of ${workspace} was removed while it was used`);
    return made.next;
  }

  private remember(workspace: string, ids: readonly string[], numbers: ReadonlyMap<string, number>): void {
    if (this.remembered.size + ids.length > MOST_REMEMBERED) this.remembered.clear();
    for (const id of ids) {
      const number = numbers.get(id);
      if (number !== undefined) this.remembered.set(keyOf(workspace, id), number);
    }
  }
}
