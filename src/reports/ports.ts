import type { Conversation } from "../domain/conversation";
import type { ConversationFilter } from "../domain/conversation-filter";
import type { Directory } from "../domain/directory";
import type { ConversationEvent } from "../domain/events";
import type { CreditedTime, Instant, TimeRange } from "../domain/instant";
import type { Calendar } from "../domain/office-hours";
import type { PresenceEvent } from "../domain/presence";
import type { OpenCases } from "../domain/reports/performance";
import type { SeenWait } from "../domain/reports/waits";
import type { Targets } from "../domain/service-targets";
import type { Entry, Fact, Family } from "../domain/sums/measure";
import type { Sums } from "../domain/sums/sums";
import type { TeamSettings } from "../domain/team-settings";

/** The values that occur in a workspace, for filters to choose from; each list in code-unit order. */
export interface FilterValues {
  readonly inbox: readonly string[];
  readonly channel: readonly string[];
  readonly tag: readonly string[];
  readonly topic: readonly string[];
}

/** What is to be added up: the family's measures over the conversations that the filter chooses. */
export interface SumsQuestion {
  readonly family: Family;
  /** Ascending, none reaching into another. */
  readonly ranges: readonly TimeRange[];
  readonly filter: ConversationFilter;
  /** How times are measured; by all hours unless given. */
  readonly elapsed?: CreditedTime | undefined;
}

/** Which lines of a log are asked for: the family's entries, of the conversations that the filter chooses. */
export interface EntriesQuestion {
  readonly family: Family;
  /** One that ends before it begins has none. */
  readonly range: TimeRange;
  readonly filter: ConversationFilter;
  /** Where only the newest are wanted; all are read unless given. */
  readonly isEnough?: IsEnough | undefined;
}

/** Asked while entries are read from the newest on: whether these, which are all from the instant on, are enough. */
export type IsEnough = (entries: readonly Entry[], since: Instant) => boolean;

/** What reports read; implemented by storage. Everything acknowledged before the call is in the answer. */
export interface ReportSource {
  /** The workspace's IANA time zone. */
  zone(workspace: string): Promise<string>;
  /** Members and teams by the latest word about each. */
  directory(workspace: string): Promise<Directory>;
  /** Names of the contacts that have one, by contact id. */
  contactNames(workspace: string, contactIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What the measures amount to in each of the ranges, for each member and for nobody. */
  sums(workspace: string, question: SumsQuestion): Promise<readonly Sums[]>;
  /** The entries in the range, in any order; where it is told when they are enough, maybe only the newest. */
  entries(workspace: string, question: EntriesQuestion): Promise<readonly Entry[]>;
  /** How many conversations are open, by present assignee. */
  openCases(workspace: string, filter: ConversationFilter): Promise<OpenCases>;
  /** Folded conversations that are closed, with `closedAt` in the range, chosen by the filter, in any order. */
  closedConversations(
    workspace: string,
    range: TimeRange,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]>;
  /** At least the conversations with an event in the range that a report can count, in any order. */
  activeConversations(
    workspace: string,
    range: TimeRange,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]>;
  openConversations(workspace: string, filter: ConversationFilter): Promise<readonly Conversation[]>;
  /** Conversations in which somebody waits now, since before the instant, and not since before `since`. */
  waitingConversations(
    workspace: string,
    before: Instant,
    filter: ConversationFilter,
    since?: Instant,
  ): Promise<readonly Conversation[]>;
  /** Conversations with a wait that began before the instant and ended at or after it or never. In any order. */
  conversationsWaitingAt(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]>;
  /** Waits that began before the instant and ended at or after it or never, seen from there. In any order. */
  openWaits(workspace: string, instant: Instant, filter: ConversationFilter): Promise<readonly SeenWait[]>;
  /**
   * What decides who was online in the range, and when they left, of these members or of all: at least the
   * statuses in the range, each member's last one before it, and all upserts and deletions before its end. In
   * any order.
   */
  presenceEvents(
    workspace: string,
    range: TimeRange,
    memberIds?: readonly string[],
  ): Promise<readonly PresenceEvent[]>;
  /**
   * Replies inside visits that began at or before the instant and end after it, of the conversations that the filter
   * chooses, each with its time since the visit began.
   */
  repliesGoingOn(workspace: string, instant: Instant, filter: ConversationFilter): Promise<readonly Fact[]>;
  /** The folded ones of the conversations with these ids, in any order. */
  conversations(workspace: string, ids: readonly string[]): Promise<readonly Conversation[]>;
  /** Every event of the conversation, in any order; none for one that is not known. */
  conversationEvents(workspace: string, conversationId: string): Promise<readonly ConversationEvent[]>;
  /** Texts of comments, and comments of ratings, by event id; absent for those without a text. */
  eventTexts(workspace: string, eventIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The office hours that are set. */
  officeCalendars(workspace: string): Promise<TeamSettings<Calendar>>;
  /** The targets of service levels that are set. */
  serviceTargets(workspace: string): Promise<TeamSettings<Targets>>;
  /** Where thousands of conversations are open, what only those have may be missing until more have changed. */
  filterValues(workspace: string): Promise<FilterValues>;
}
