import type { Conversation } from "../domain/conversation";
import { type ConversationFilter, matchesFilter } from "../domain/conversation-filter";
import { type TimeRange, wallClockTime } from "../domain/instant";
import { openCasesOf } from "../domain/reports/performance";
import { repliesGoingOn } from "../domain/reports/visits-family";
import { openWaitsIn } from "../domain/reports/waits";
import { entriesOf } from "../domain/sums/entries";
import { isOfVisits } from "../domain/sums/measure";
import { sumsOf, sumsOfVisits } from "../domain/sums/sums";
import { visitsOf } from "../domain/visits";
import type { ReportSource } from "../reports/ports";
import { readAroundVisits } from "../reports/read-conversations";

/** A source whose answers stay as they were first given, however often something is read. */
export interface Snapshot {
  readonly source: ReportSource;
  /** A conversation that was read; undefined for one that was not. */
  conversation(id: string): Conversation | undefined;
}

/**
 * A snapshot of one workspace, made while it is read: a report and the conversations behind it come from the
 * same readings, so they agree also while events arrive.
 */
export function snapshotOf(source: ReportSource): Snapshot {
  const conversations = new Map<string, Conversation>();
  const names = new Map<string, string>();
  const askedContacts = new Set<string>();

  /** Reads once for each method and its arguments. */
  function once<Args extends readonly unknown[], Answer>(
    read: (workspace: string, ...args: Args) => Promise<Answer>,
  ): (workspace: string, ...args: Args) => Promise<Answer> {
    const answered = new Map<string, Promise<Answer>>();
    return (workspace, ...args) => {
      const key = JSON.stringify([workspace, ...args]);
      const known = answered.get(key);
      if (known !== undefined) return known;
      const answer = read(workspace, ...args);
      answered.set(key, answer);
      return answer;
    };
  }

  /** The same conversation is the same in every reading: as it was first seen. */
  function collected<Args extends readonly unknown[]>(
    read: (workspace: string, ...args: Args) => Promise<readonly Conversation[]>,
  ) {
    return once(async (workspace: string, ...args: Args): Promise<readonly Conversation[]> => {
      const found = await read(workspace, ...args);
      for (const conversation of found) {
        if (!conversations.has(conversation.id)) conversations.set(conversation.id, conversation);
      }
      return found;
    });
  }

  const activeConversations = collected((...args: Parameters<ReportSource["activeConversations"]>) =>
    source.activeConversations(...args),
  );
  const openConversations = collected((...args: Parameters<ReportSource["openConversations"]>) =>
    source.openConversations(...args),
  );
  const conversationsWaitingAt = collected((...args: Parameters<ReportSource["conversationsWaitingAt"]>) =>
    source.conversationsWaitingAt(...args),
  );
  const visitsIn = async (workspace: string, range: TimeRange, filter: ConversationFilter) => {
    const { conversations: around, presence } = await readAroundVisits(snapshot, workspace, range);
    return visitsOf(around, presence).filter(({ conversation }) => matchesFilter(conversation, filter));
  };
  const snapshot: ReportSource = {
    zone: once((workspace) => source.zone(workspace)),
    directory: once((workspace) => source.directory(workspace)),
    closedConversations: collected((...args: Parameters<ReportSource["closedConversations"]>) =>
      source.closedConversations(...args),
    ),
    activeConversations,
    openConversations,
    // Added up from the conversations that were read, as entries are, so that the sheet behind the figures has
    // them all.
    sums: async (workspace, { family, ranges, filter, elapsed = wallClockTime }) => {
      const whole = { from: ranges[0]?.from ?? 0, to: ranges.at(-1)?.to ?? 0 };
      if (isOfVisits(family)) return sumsOfVisits(family, await visitsIn(workspace, whole, filter), ranges);
      const found = await activeConversations(workspace, whole, filter);
      return sumsOf(family, found, { ranges, elapsed });
    },
    entries: async (workspace, { family, range, filter }) =>
      entriesOf(family, await activeConversations(workspace, range, filter), range),
    openCases: async (workspace, filter) => openCasesOf(await openConversations(workspace, filter)),
    waitingConversations: collected((...args: Parameters<ReportSource["waitingConversations"]>) =>
      source.waitingConversations(...args),
    ),
    conversationsWaitingAt,
    openWaits: async (workspace, instant, filter) => {
      const waiting = await conversationsWaitingAt(workspace, instant, filter);
      return waiting.flatMap((conversation) => openWaitsIn(conversation, instant));
    },
    repliesGoingOn: async (workspace, instant, filter) =>
      repliesGoingOn(await visitsIn(workspace, { from: instant, to: instant + 1 }, filter), instant),
    conversations: collected((...args: Parameters<ReportSource["conversations"]>) =>
      source.conversations(...args),
    ),
    presenceEvents: once((...args: Parameters<ReportSource["presenceEvents"]>) =>
      source.presenceEvents(...args),
    ),
    conversationEvents: once((...args: Parameters<ReportSource["conversationEvents"]>) =>
      source.conversationEvents(...args),
    ),
    eventTexts: once((...args: Parameters<ReportSource["eventTexts"]>) => source.eventTexts(...args)),
    officeCalendars: once((workspace) => source.officeCalendars(workspace)),
    serviceTargets: once((workspace) => source.serviceTargets(workspace)),
    filterValues: once((workspace) => source.filterValues(workspace)),
    async contactNames(workspace, contactIds) {
      const unknown = contactIds.filter((id) => !askedContacts.has(id));
      if (unknown.length > 0) {
        for (const [id, name] of await source.contactNames(workspace, unknown)) names.set(id, name);
      }
      // Only now: whoever asks meanwhile, or after a failure, asks for themselves.
      for (const id of unknown) askedContacts.add(id);
      return names;
    },
  };
  return { conversation: (id) => conversations.get(id), source: snapshot };
}
