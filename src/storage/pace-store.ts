import type { Collection } from "mongodb";
import type { Instant, Milliseconds } from "../domain/instant";
import { atDatabase, succeedsUnlessTaken } from "./database";
import { keyOf } from "./event-document";

interface PaceDocument {
  readonly _id: string;
  /** The first instant that nobody has taken. */
  readonly nextAt: Date;
  /** Until when Slack wants to be left alone there; null when it did not say. */
  readonly heldUntil: Date | null;
  readonly expiresAt: Date;
}

const TRIES = 10;
/** Long after nothing of a pace matters any more. */
const KEPT: Milliseconds = 24 * 3_600_000;

/** When the channels of one workspace may be posted to, shared by all instances. Instants are of the real clock. */
export class PaceStore {
  constructor(
    private readonly collection: Collection<PaceDocument>,
    private readonly workspace: string,
  ) {}

  /**
   * Takes the channel's next free instant at or after `now`, if it comes no later than `latest`, and keeps
   * `gap` after it free. Answers the instant, and whether it was taken.
   */
  async take(
    channelId: string,
    { now, latest, gap }: { readonly now: Instant; readonly latest: Instant; readonly gap: Milliseconds },
  ): Promise<{ readonly at: Instant; readonly isTaken: boolean }> {
    const _id = keyOf(this.workspace, channelId);
    let at = now;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const found = await atDatabase(() => this.collection.findOne({ _id }));
      at = Math.max(now, found?.nextAt.getTime() ?? now, found?.heldUntil?.getTime() ?? now);
      if (at > latest) return { at, isTaken: false };
      const next = { nextAt: new Date(at + gap), expiresAt: new Date(at + KEPT) };
      if (await this.replace(_id, found, next)) return { at, isTaken: true };
    }
    // So many others take instants of this channel at the same moment that it is better to come again later.
    return { at: at + gap, isTaken: false };
  }

  /** Nobody posts there before `until`. */
  async hold(channelId: string, until: Instant): Promise<void> {
    const _id = keyOf(this.workspace, channelId);
    const update = {
      $max: { heldUntil: new Date(until), expiresAt: new Date(until + KEPT) },
      $setOnInsert: { nextAt: new Date(until) },
    };
    await atDatabase(() => this.collection.updateOne({ _id }, update, { upsert: true }));
  }

  /** Until when Slack wants to be left alone there; null when it did not say. */
  async heldUntil(channelId: string): Promise<Instant | null> {
    const _id = keyOf(this.workspace, channelId);
    const found = await atDatabase(() => this.collection.findOne({ _id }));
    return found?.heldUntil?.getTime() ?? null;
  }

  /** False when somebody else took an instant meanwhile. */
  private async replace(
    _id: string,
    found: PaceDocument | null,
    next: Pick<PaceDocument, "nextAt" | "expiresAt">,
  ): Promise<boolean> {
    if (found !== null) {
      const filter = { _id, nextAt: found.nextAt };
      const { matchedCount } = await atDatabase(() => this.collection.updateOne(filter, { $set: next }));
      return matchedCount === 1;
    }
    return succeedsUnlessTaken(() => this.collection.insertOne({ _id, heldUntil: null, ...next }));
  }
}
