import type { Collection } from "mongodb";
import { duplicatesOf, inChunks, inKeyOrder } from "../bulk";
import { atDatabase } from "../database";
import { keyOf } from "../event-document";
import type { SmallNumbers } from "./small-numbers";

export interface ContactNumberDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly number: number;
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
    private readonly free: SmallNumbers,
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
    const first = await this.free.take(workspace, ids.length);
    const documents = inKeyOrder(ids, (id) => id).map((id, index) => ({
      _id: keyOf(workspace, id),
      workspace,
      number: first + index,
    }));
    await atDatabase(() => duplicatesOf(() => this.numbers.insertMany(documents, { ordered: false })));
  }

  private remember(workspace: string, ids: readonly string[], numbers: ReadonlyMap<string, number>): void {
    if (this.remembered.size + ids.length > MOST_REMEMBERED) this.remembered.clear();
    for (const id of ids) {
      const number = numbers.get(id);
      if (number !== undefined) this.remembered.set(keyOf(workspace, id), number);
    }
  }
}
