import { isDeepStrictEqual } from "node:util";
import { type DirectoryEntry, entryOf, isDirectoryEvent, joinEntries } from "../domain/directory";
import type { Stamp } from "../domain/event-order";
import { type DirectoryDocument, entryKey, joinedEntries } from "./directory-store";
import type { EventLog } from "./event-log";

/**
 * Every directory entry, computed from the log alone. Members and teams are few and gathered in memory;
 * contacts come grouped from the database.
 */
export async function* entriesFromLog(log: EventLog, workspace: string): AsyncGenerator<DirectoryEntry> {
  const few: DirectoryEntry[] = [];
  const people = ["team.upserted", "user.upserted", "user.deleted"] as const;
  for await (const event of log.ofTypes(workspace, people, "_id")) {
    if (isDirectoryEvent(event)) few.push(entryOf(event));
  }
  yield* joinedEntries(few).values();
  let contact: DirectoryEntry | undefined;
  const ofContacts = ["contact.upserted", "conversation.opened"] as const;
  for await (const event of log.ofTypes(workspace, ofContacts, "contact.id")) {
    const [entry] = isDirectoryEvent(event) ? joinedEntries([entryOf(event)]).values() : [];
    if (entry === undefined) continue;
    if (contact !== undefined && entryKey(contact) !== entryKey(entry)) {
      yield contact;
      contact = undefined;
    }
    contact = contact === undefined ? entry : joinEntries(contact, entry);
  }
  if (contact !== undefined) yield contact;
}

/**
 * What these documents say as far as the log bears it out: every word in them names its event, so that it
 * can be looked up. Entries without any such event are not in the answer.
 */
export async function entriesBorneOut(
  log: EventLog,
  workspace: string,
  documents: readonly DirectoryDocument[],
): Promise<Map<string, DirectoryEntry>> {
  const ids = documents.flatMap(({ entry }) => stampsOf(entry).map(({ id }) => id));
  const events = await log.withIds(workspace, [...new Set(ids)]);
  return joinedEntries(events.filter(isDirectoryEvent).map(entryOf));
}

function stampsOf(entry: DirectoryEntry): Stamp[] {
  if (entry.kind !== "member") return entry.named ? [entry.named.stamp] : [];
  return [entry.upserted?.stamp, entry.deleted].filter((stamp) => stamp !== null && stamp !== undefined);
}

/** Whether the document is what its entry makes of it. */
export function isSameEntry(document: DirectoryDocument | undefined, entry: DirectoryEntry): boolean {
  return document !== undefined && document.kind === entry.kind && isDeepStrictEqual(document.entry, entry);
}
