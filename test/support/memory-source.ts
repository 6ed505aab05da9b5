import type { Conversation } from "../../src/domain/conversation";
import { matchesFilter } from "../../src/domain/conversation-filter";
import { compareText } from "../../src/domain/event-order";
import { isWithin } from "../../src/domain/instant";
import type { FilterValues, ReportSource } from "../../src/reports/ports";
import { foldLog } from "./folded-log";

/** A report source over some events, in memory, with a zone that can be set. */
export interface MemorySource extends ReportSource {
  setZone(zone: string): void;
}

/** Folds the events once; every workspace has the same. */
export function memorySource(events: readonly unknown[], zone = "UTC"): MemorySource {
  const { conversations, directory, contactNames } = foldLog(events);
  let currentZone = zone;
  return {
    setZone: (next) => {
      currentZone = next;
    },
    zone: async () => currentZone,
    directory: async () => directory,
    contactNames: async (_workspace, ids) => new Map([...contactNames].filter(([id]) => ids.includes(id))),
    closedConversations: async (_workspace, range, filter) =>
      conversations.filter(
        (conversation) =>
          conversation.closing !== null &&
          isWithin(range, conversation.closing.at) &&
          matchesFilter(conversation, filter),
      ),
    filterValues: async () => filterValuesOf(conversations),
  };
}

function filterValuesOf(conversations: readonly Conversation[]): FilterValues {
  const values = (of: (conversation: Conversation) => readonly (string | null)[]) =>
    [...new Set(conversations.flatMap(of).filter((value) => value !== null))].sort(compareText);
  return {
    inbox: values(({ inboxId }) => [inboxId]),
    channel: values(({ channel }) => [channel]),
    tag: values(({ tags }) => tags),
    topic: values(({ topic }) => [topic]),
  };
}
