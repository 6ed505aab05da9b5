import { type DirectoryEntry, joinEntries } from "../domain/directory";
import { type Instant, type UtcDay, utcDayOf } from "../domain/instant";
import { batched } from "./batches";
import { type Derivation, deriveConversations } from "./derive";
import { entriesBorneOut, entriesFromLog, isSameEntry } from "./directory-from-log";
import { entryKey, nextDocument } from "./directory-store";
import type { Journal } from "./journal";
import { untilNoneIsLost } from "./races";
import type { SumsCollections } from "./sums/read-days";
import { removeSums, sumUp } from "./sums/sum-up";

const AT_ONCE = 500;

export interface RebuiltStores extends Derivation {
  readonly journal: Journal;
  readonly sums: SumsCollections;
  /** When the rebuild began. */
  readonly now: Instant;
}

/**
 * Makes everything derived of a workspace anew from its log, in bounded memory, and removes what the log
 * does not bear out. Others may ingest meanwhile.
 */
export async function rebuildWorkspace(
  stores: RebuiltStores,
  workspace: string,
  onConversations: (done: number) => void,
): Promise<{ readonly conversations: number }> {
  let conversations = 0;
  for await (const ids of batched(stores.log.conversationIds(workspace), AT_ONCE)) {
    await rebuildConversations(stores, workspace, ids);
    conversations += ids.length;
    onConversations(conversations);
  }
  const openedOn = await removeStaleConversations(stores, workspace);
  await stores.marks.mark(workspace, [], { all: null, groups: [...openedOn] });
  await removeSums(stores.sums, workspace);
  await sumUp(stores.sums, workspace);
  for await (const entries of batched(entriesFromLog(stores.log, workspace), AT_ONCE)) {
    await rebuildEntries(stores, workspace, entries);
  }
  await removeStaleEntries(stores, workspace);
  return { conversations };
}

/** As a batch does, it leaves a trace in the journal, so that after a death days are marked that have changed. */
async function rebuildConversations(
  stores: RebuiltStores,
  workspace: string,
  conversationIds: readonly string[],
): Promise<void> {
  const { journal, now } = stores;
  const key = await journal.begin({ workspace, conversationIds, directoryEventIds: [], startedAt: now });
  await deriveConversations(stores, workspace, conversationIds, (days) => journal.noteDays(key, days));
  await journal.end([key]);
}

/** What counted in them is removed with all sums. Answers the days on which conversations were opened, these among them. */
async function removeStaleConversations(
  { log, conversations }: Derivation,
  workspace: string,
): Promise<ReadonlySet<UtcDay>> {
  const openedOn = new Set<UtcDay>();
  for await (const derived of batched(conversations.versions(workspace), AT_ONCE)) {
    const ids = derived.map(({ id }) => id);
    const events = await log.ofConversations(workspace, ids);
    for (const { id, version, openedAt } of derived) {
      if (openedAt !== null) openedOn.add(utcDayOf(openedAt));
      if (!events.has(id)) await conversations.remove(workspace, id, version);
    }
  }
  return openedOn;
}

async function rebuildEntries(
  { log, directory }: Derivation,
  workspace: string,
  entries: readonly DirectoryEntry[],
): Promise<void> {
  const fresh = new Map(entries.map((entry) => [entryKey(entry), entry]));
  await untilNoneIsLost([...fresh.keys()], async (pending) => {
    const present = await directory.read(workspace, pending);
    // An event stored since the log was read is in the document already; the log has it too by now.
    const since = await entriesBorneOut(log, workspace, [...present.values()]);
    const changed = pending.flatMap((key) => {
      const read = fresh.get(key);
      if (read === undefined) return [];
      const later = since.get(key);
      const entry = later === undefined ? read : joinEntries(read, later);
      const document = present.get(key);
      return isSameEntry(document, entry) ? [] : [nextDocument(workspace, entry, document)];
    });
    return directory.replace(changed);
  });
}

async function removeStaleEntries({ log, directory }: Derivation, workspace: string): Promise<void> {
  for await (const documents of batched(directory.all(workspace), AT_ONCE)) {
    const borneOut = await entriesBorneOut(log, workspace, documents);
    for (const document of documents) {
      if (!borneOut.has(entryKey(document.entry))) await directory.remove(document);
    }
  }
}
