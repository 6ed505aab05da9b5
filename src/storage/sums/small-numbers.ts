import type { Collection } from "mongodb";
import { atDatabase, succeedsUnlessTaken } from "../database";

export interface CounterDocument {
  readonly _id: string;
  readonly next: number;
}

/** Gives small whole numbers from 0 on, each once, however many processes take some at the same moment. */
export class SmallNumbers {
  constructor(private readonly counters: Collection<CounterDocument>) {}

  /** Takes so many numbers in a row for good, and answers the first; what is not used of them stays unused. */
  async take(counter: string, count: number): Promise<number> {
    const take = () =>
      atDatabase(() => this.counters.findOneAndUpdate({ _id: counter }, { $inc: { next: count } }));
    const before = await take();
    if (before !== null) return before.next;
    // Not by an upsert: where several meet, the embedded database tells each the number that the first one made.
    await succeedsUnlessTaken(() => this.counters.insertOne({ _id: counter, next: 0 }));
    const made = await take();
    if (made === null) throw new RangeError(`The counter ${counter} was removed while it was used`);
    return made.next;
  }
}
