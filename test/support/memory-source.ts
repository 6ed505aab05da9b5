import type { Conversation } from "../../src/domain/conversation";
import { type ConversationFilter, matchesFilter } from "../../src/domain/conversation-filter";
import { countedInstants } from "../../src/domain/event-days";
import { compareText } from "../../src/domain/event-order";
import { isWithin, wallClockTime } from "../../src/domain/instant";
import type { Calendar } from "../../src/domain/office-hours";
import { presentMember } from "../../src/domain/presence";
import { openCasesOf } from "../../src/domain/reports/performance";
import { repliesGoingOn } from "../../src/domain/reports/visits-family";
import { openWaitsIn } from "../../src/domain/reports/waits";
import type { Targets } from "../../src/domain/service-targets";
import { entriesOf } from "../../src/domain/sums/entries";
import { isOfVisits } from "../../src/domain/sums/measure";
import { sumsOf, sumsOfVisits } from "../../src/domain/sums/sums";
import type { TeamSettings } from "../../src/domain/team-settings";
import { visitsOf } from "../../src/domain/visits";
import type { FilterValues, ReportSource } from "../../src/reports/ports";
import { decidingPresence } from "./deciding-presence";
import { foldLog } from "./folded-log";

/** A report source over some events, in memory, with a zone that can be set. */
export interface MemorySource extends ReportSource {
  setZone(zone: string): void;
  setCalendars(calendars: TeamSettings<Calendar>): void;
  setTargets(targets: TeamSettings<Targets>): void;
}

/** Folds the events once; every workspace has the same. Answers no more than the port promises. */
export function memorySource(events: readonly unknown[], zone = "UTC"): MemorySource {
  const { conversations, conversationEvents, directory, contactNames, presence, presenceEvents, texts } =
    foldLog(events);
  let currentZone = zone;
  let calendars: TeamSettings<Calendar> = { everyone: null, byTeam: new Map() };
  let targets: TeamSettings<Targets> = { everyone: null, byTeam: new Map() };
  const visitsTo = (filter: ConversationFilter) =>
    visitsOf(conversations, presence).filter(({ conversation }) => matchesFilter(conversation, filter));
  return {
    setZone: (next) => {
      currentZone = next;
    },
    setCalendars: (next) => {
      calendars = next;
    },
    setTargets: (next) => {
      targets = next;
    },
    officeCalendars: async () => calendars,
    serviceTargets: async () => targets,
    zone: async () => currentZone,
    directory: async () => directory,
    contactNames: async (_workspace, ids) => new Map([...contactNames].filter(([id]) => ids.includes(id))),
    sums: async (_workspace, { family, ranges, filter, elapsed = wallClockTime }) => {
      if (isOfVisits(family)) return sumsOfVisits(family, visitsTo(filter), ranges);
      const chosen = conversations.filter((conversation) => matchesFilter(conversation, filter));
      return sumsOf(family, chosen, { ranges, elapsed });
    },
    entries: async (_workspace, { family, range, filter }) =>
      entriesOf(
        family,
        conversations.filter((conversation) => matchesFilter(conversation, filter)),
        range,
      ),
    openCases: async (_workspace, filter) =>
      openCasesOf(conversations.filter((conversation) => matchesFilter(conversation, filter))),
    closedConversations: async (_workspace, range, filter) =>
      conversations.filter(
        (conversation) =>
          conversation.closing !== null &&
          isWithin(range, conversation.closing.at) &&
          matchesFilter(conversation, filter),
      ),
    activeConversations: async (_workspace, range, filter) =>
      conversations.filter(
        (conversation) =>
          countedInstants(conversation).some((at) => isWithin(range, at)) &&
          matchesFilter(conversation, filter),
      ),
    openConversations: async (_workspace, filter) =>
      conversations.filter(
        (conversation) => conversation.closing === null && matchesFilter(conversation, filter),
      ),
    waitingConversations: async (_workspace, before, filter, since = Number.NEGATIVE_INFINITY) =>
      conversations.filter(
        (conversation) =>
          conversation.waits.some(
            ({ startedAt, end }) => end === null && startedAt < before && startedAt >= since,
          ) && matchesFilter(conversation, filter),
      ),
    openWaits: async (_workspace, instant, filter) =>
      conversations
        .filter((conversation) => matchesFilter(conversation, filter))
        .flatMap((conversation) => openWaitsIn(conversation, instant)),
    conversationsWaitingAt: async (_workspace, instant, filter) =>
      conversations.filter(
        (conversation) =>
          conversation.waits.some(
            ({ startedAt, end }) => startedAt < instant && (end === null || end.at >= instant),
          ) && matchesFilter(conversation, filter),
      ),
    presenceEvents: async (_workspace, range, memberIds) =>
      decidingPresence(presenceEvents, range).filter(
        (event) => memberIds === undefined || memberIds.includes(presentMember(event)),
      ),
    repliesGoingOn: async (_workspace, instant, filter) => repliesGoingOn(visitsTo(filter), instant),
    conversations: async (_workspace, ids) => conversations.filter(({ id }) => ids.includes(id)),
    conversationEvents: async (_workspace, conversationId) =>
      conversationEvents.filter((event) => event.conversationId === conversationId),
    eventTexts: async (_workspace, ids) => new Map([...texts].filter(([id]) => ids.includes(id))),
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
