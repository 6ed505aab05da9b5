import type { Instant } from "../domain/instant";
import { type Derivation, deriveConversations, deriveDirectory } from "./derive";
import type { Journal, JournalEntry } from "./journal";

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

/**
 * Derives what batches cut short have stored. Safe beside everything else, since folding again changes
 * nothing that is right. `everything` also takes the batches that are young or were derived before.
 */
export async function recoverBatches(
  stores: Derivation & { readonly journal: Journal },
  now: Instant,
  scope: { readonly workspace?: string; readonly everything: boolean },
): Promise<Recovery> {
  const pending = await stores.journal.pending(scope.workspace);
  const due = pending.filter((entry) => scope.everything || isDue(entry, now));
  let ended = 0;
  for (const entry of due) {
    await deriveBatch(stores, entry);
    if (isAbandoned(entry, now)) {
      await stores.journal.end(entry.key);
      ended += 1;
    } else {
      await stores.journal.markDerived(entry.key, now);
    }
  }
  return { derived: due.length, ended };
}

async function deriveBatch(stores: Derivation, entry: JournalEntry): Promise<void> {
  const { workspace, conversationIds, directoryEventIds } = entry;
  await deriveConversations(stores, workspace, conversationIds, async () => undefined);
  await deriveDirectory(stores, workspace, await stores.log.withIds(workspace, directoryEventIds));
}

function isDue(entry: JournalEntry, now: Instant): boolean {
  if (isAbandoned(entry, now)) return true;
  return entry.derivedAt === null && now - entry.startedAt > LEFT_ALONE_FOR;
}

function isAbandoned(entry: JournalEntry, now: Instant): boolean {
  return now - entry.startedAt > ABANDONED_AFTER;
}
