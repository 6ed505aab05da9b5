import { entryOf, isDirectoryEvent } from "../domain/directory";
import type { CaseboardEvent } from "../domain/events";
import { foldConversation } from "../domain/fold-conversation";
import { inChunks } from "./bulk";
import { type ConversationStore, isCurrent } from "./conversation-store";
import type { DirectoryStore } from "./directory-store";
import type { EventLog } from "./event-log";
import { untilNoneIsLost } from "./races";

/** The event log and what is derived from it. */
export interface Derivation {
  readonly log: EventLog;
  readonly conversations: ConversationStore;
  readonly directory: DirectoryStore;
}

const CONVERSATIONS_AT_ONCE = 1_000;

/**
 * Folds these conversations again from the log. Whoever reads a version before the events and writes
 * only where that version still stands cannot put an older state over a newer one.
 */
export async function deriveConversations(
  {
    log,
    conversations,
  }: Pick<Derivation, "conversations"> & {
    readonly log: Pick<EventLog, "ofConversations">;
  },
  workspace: string,
  ids: readonly string[],
): Promise<void> {
  for (const chunk of inChunks(ids, CONVERSATIONS_AT_ONCE)) {
    await untilNoneIsLost(chunk, async (pending) => {
      const present = await conversations.read(workspace, pending);
      const events = await log.ofConversations(workspace, pending);
      const changed = [...events].flatMap(([id, own]) => {
        const known = present.get(id);
        const conversation = foldConversation(own);
        if (known !== undefined && isCurrent(known, conversation)) return [];
        return [{ id, version: known?.version ?? 0, conversation }];
      });
      return changed.length === 0 ? [] : conversations.replace(workspace, changed);
    });
  }
}

/** Joins what these events say about members, teams and contacts into the directory. */
export function deriveDirectory(
  { directory }: Pick<Derivation, "directory">,
  workspace: string,
  events: readonly CaseboardEvent[],
): Promise<void> {
  return directory.join(workspace, events.filter(isDirectoryEvent).map(entryOf));
}
