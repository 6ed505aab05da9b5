import { isDirectoryEvent } from "../domain/directory";
import type { CaseboardEvent } from "../domain/events";
import type { UtcDay } from "../domain/instant";
import { inChunks } from "./bulk";
import { type Derivation, deriveConversations, deriveDirectory, deriveNewConversations } from "./derive";
import type { Journal } from "./journal";
import type { KnownEvents } from "./known-events";
import { markPresence } from "./mark-presence";
import { markEverything } from "./sums/day-marks";

/** A batch whose events are stored and which the journal names, to be derived. */
export interface StoredBatch {
  /** Of its entry in the journal. */
  readonly key: string;
  readonly workspace: string;
  readonly conversationIds: readonly string[];
  /** Those of them whose opening the log did not have before. */
  readonly openedIds: readonly string[];
  /** As the log has them, each once; their texts may be missing. */
  readonly events: readonly CaseboardEvent[];
}

/** Brings everything derived up to some batches, and ends their journal entries. */
export type DeriveBatches = (batches: readonly StoredBatch[]) => Promise<void>;

/** While the database answers about some conversations others are folded. */
const CONVERSATIONS_A_PART = 1_000;
const PARTS_AT_ONCE = 2;

/**
 * The days that a round noted which failed. Who repeats the round finds conversations that were written already, and
 * would mark neither the days on which they count otherwise nor that they have changed at all.
 */
class UnmarkedDays {
  private readonly days = new Map<string, ReadonlySet<UtcDay>>();

  constructor(private readonly marks: Derivation["marks"]) {}

  /** Runs a round, which adds to `noted`, and marks what an earlier one left. */
  async during(workspace: string, round: (noted: Set<UtcDay>) => Promise<void>): Promise<void> {
    const left = this.days.get(workspace);
    this.days.delete(workspace);
    const noted = new Set(left);
    try {
      await round(noted);
      if (left !== undefined) await markEverything(this.marks, workspace, [...left]);
    } catch (error) {
      this.days.set(workspace, new Set([...(this.days.get(workspace) ?? []), ...noted]));
      throw error;
    }
  }
}

/** Derives batches, each conversation once however many of them touch it. */
export function openDeriveBatches(
  stores: Derivation & { readonly journal: Journal },
  known: KnownEvents,
): DeriveBatches {
  const unmarked = new UnmarkedDays(stores.marks);
  const deriveOwn = async (workspace: string, own: readonly StoredBatch[], noted: Set<UtcDay>) => {
    const events = own.flatMap((batch) => batch.events);
    const conversationIds = [...new Set(own.flatMap((batch) => batch.conversationIds))];
    const opened = new Set(own.flatMap((batch) => batch.openedIds));
    // Most likely nothing is derived of them yet.
    const newIds = new Set([...opened].filter((id) => !known.has(workspace, id)));
    known.remember(workspace, events);
    // One entry of the round is enough, and parts that run side by side do not meet at several.
    const noteDays = async (days: readonly UtcDay[]) => {
      for (const day of days) noted.add(day);
      const [batch] = own;
      if (batch !== undefined) await stores.journal.noteDays(batch.key, days);
    };
    const parts = inChunks(conversationIds, CONVERSATIONS_A_PART);
    const work = async () => {
      for (let part = parts.shift(); part; part = parts.shift()) {
        const fresh = known.atHand(
          workspace,
          part.filter((id) => newIds.has(id)),
        );
        const present = await deriveNewConversations(stores, workspace, fresh, noteDays);
        const others = [...part.filter((id) => !newIds.has(id)), ...present];
        await deriveConversations({ ...stores, log: known }, workspace, others, noteDays);
      }
    };
    await Promise.all([
      ...Array.from({ length: PARTS_AT_ONCE }, work),
      deriveDirectory(stores, workspace, events.filter(isDirectoryEvent)),
      markPresence(stores, workspace, events),
    ]);
    known.forgetOld();
  };
  return async (batches) => {
    for (const workspace of new Set(batches.map((batch) => batch.workspace))) {
      const own = batches.filter((batch) => batch.workspace === workspace);
      await unmarked.during(workspace, (noted) => deriveOwn(workspace, own, noted));
    }
    await stores.journal.end(batches.map(({ key }) => key));
  };
}
