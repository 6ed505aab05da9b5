import { atDatabase } from "./database";
import type { Models } from "./models";

/** What is known about the database as a whole. */
export class StateStore {
  constructor(private readonly model: Models["states"]) {}

  /** The version noted under the name; null before the first one. */
  async version(name: string): Promise<number | null> {
    const state = await atDatabase(async () => this.model.findById(name).lean());
    return state?.version ?? null;
  }

  async setVersion(name: string, version: number): Promise<void> {
    await atDatabase(async () => this.model.updateOne({ _id: name }, { version }, { upsert: true }));
  }
}
