import type { Conversation } from "../../src/domain/conversation";
import {
  buildDirectory,
  type Directory,
  type DirectoryEntry,
  entryOf,
  isDirectoryEvent,
  joinEntries,
} from "../../src/domain/directory";
import {
  type CaseboardEvent,
  type ConversationEvent,
  isConversationEvent,
  parseEvent,
} from "../../src/domain/events";
import { foldConversation } from "../../src/domain/fold-conversation";
import {
  isPresenceEvent,
  type Presence,
  type PresenceEvent,
  presenceByMember,
} from "../../src/domain/presence";
import type { ContactNames } from "../../src/domain/reports/assignments";

/** Everything that is derived from a log, in memory. */
export interface FoldedLog {
  readonly conversations: readonly Conversation[];
  readonly conversationEvents: readonly ConversationEvent[];
  readonly directory: Directory;
  readonly presenceEvents: readonly PresenceEvent[];
  readonly presence: ReadonlyMap<string, Presence>;
  readonly contactNames: ContactNames;
  /** Texts of comments, and comments of ratings, by event id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Folds deliveries as they came: of one id the first counts. Throws for an event that is not valid. */
export function foldLog(deliveries: readonly unknown[]): FoldedLog {
  const events = new Map<string, CaseboardEvent>();
  for (const delivery of deliveries) {
    const parsed = parseEvent(delivery);
    if (!parsed.ok) throw new Error(`Not an event: ${JSON.stringify(parsed.problems)}`);
    if (!events.has(parsed.event.id)) events.set(parsed.event.id, parsed.event);
  }
  const log = [...events.values()];
  const entries = entriesOf(log);
  return {
    conversations: conversationsOf(log),
    conversationEvents: log.filter(isConversationEvent),
    directory: buildDirectory(entries),
    presenceEvents: log.filter(isPresenceEvent),
    presence: presenceByMember(log.filter(isPresenceEvent)),
    contactNames: new Map(
      entries.flatMap((entry) =>
        entry.kind === "contact" && entry.named ? [[entry.id, entry.named.name]] : [],
      ),
    ),
    texts: textsOf(log),
  };
}

function conversationsOf(log: readonly CaseboardEvent[]): Conversation[] {
  const byConversation = new Map<string, ConversationEvent[]>();
  for (const event of log.filter(isConversationEvent)) {
    byConversation.set(event.conversationId, [...(byConversation.get(event.conversationId) ?? []), event]);
  }
  return [...byConversation.values()].map(foldConversation).filter((conversation) => conversation !== null);
}

/** What the events say about members, teams and contacts: one entry each. */
export function entriesOf(log: readonly CaseboardEvent[]): DirectoryEntry[] {
  const entries = new Map<string, DirectoryEntry>();
  for (const event of log.filter(isDirectoryEvent)) {
    const entry = entryOf(event);
    const key = `${entry.kind} ${entry.id}`;
    const known = entries.get(key);
    entries.set(key, known ? joinEntries(known, entry) : entry);
  }
  return [...entries.values()];
}

function textsOf(log: readonly CaseboardEvent[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const event of log) {
    if (event.type === "comment.added") texts.set(event.id, event.text);
    if (event.type === "rating.received" && event.comment !== undefined) texts.set(event.id, event.comment);
  }
  return texts;
}
