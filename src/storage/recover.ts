import type { Instant, UtcDay } from "../domain/instant";
import { type Derivation, deriveConversations, deriveDirectory } from "./derive";
import type { Journal, JournalEntry } from "./journal";
import { markPresence } from "./mark-presence";
import { markEverything } from "./sums/day-marks";

const MINUTE = 60_000;

/**
 * No batch takes this long: every call to the database is given up far earlier. Only from then on is a
 * batch's trace removed for its owner, who may have been about to store more of it until then.
 */
const ABANDONED_AFTER = 15 * MINUTE;

/** A batch younger than this is most likely still being worked on. */
const LEFT_ALONE_FOR = MINUTE;

export interface Recovery {
  /** Batches whose conversations were derived. */
  readonly derived: number;
  /** Of those, batches given up by their owner and now done. */
  readonly ended: number;
}

/** What deriving for another process needs. */
export interface RecoveryStores extends Derivation {
  readonly journal: Journal;
}

/**
 * Derives what batches cut short have stored. Safe beside everything else, since folding again changes
 * nothing that is right. `everything` also takes the batches that are young or were derived before.
 */
export async function recoverBatches(
  stores: RecoveryStores,
  now: Instant,
  scope: { readonly workspace?: string; readonly everything: boolean },
): Promise<Recovery> {
  const pending = await stores.journal.pending(scope.workspace);
  const due = pending.filter((entry) => scope.everything || isDue(entry, now));
  let ended = 0;
  for (const entry of due) {
    await deriveEntry(stores, entry);
    if (!isAbandoned(entry, now)) continue;
    await stores.journal.end([entry.key]);
    ended += 1;
  }
  return { derived: due.length, ended };
}

/** Derives what is stored of a batch of which only the journal tells, and notes there that it is derived. */
export async function deriveEntry(stores: RecoveryStores, entry: JournalEntry): Promise<void> {
  const { key, workspace, conversationIds, directoryEventIds } = entry;
  const noteDays = (days: readonly UtcDay[]) => stores.journal.noteDays(key, days);
  await deriveConversations(stores, workspace, conversationIds, noteDays);
  const directoryEvents = await stores.log.withIds(workspace, directoryEventIds);
  await deriveDirectory(stores, workspace, directoryEvents);
  await markPresence(stores, workspace, directoryEvents);
  // Read again: its owner, or the folding just done, may have noted days since.
  const [present] = await stores.journal.withKeys([key]);
  if (present === undefined) return;
  await markEverything(stores.marks, workspace, present.changedDays);
  await stores.journal.markDerived(present);
}

function isDue(entry: JournalEntry, now: Instant): boolean {
  if (isAbandoned(entry, now)) return true;
  return !entry.isDerived && now - entry.startedAt > LEFT_ALONE_FOR;
}

function isAbandoned(entry: JournalEntry, now: Instant): boolean {
  return now - entry.startedAt > ABANDONED_AFTER;
}
