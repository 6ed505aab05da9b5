import type { Conversation } from "../domain/conversation";
import type { ConversationFilter } from "../domain/conversation-filter";
import type { Directory } from "../domain/directory";
import type { TimeRange } from "../domain/instant";

/** The values that occur in a workspace, for filters to choose from; each list in code-unit order. */
export interface FilterValues {
  readonly inbox: readonly string[];
  readonly channel: readonly string[];
  readonly tag: readonly string[];
  readonly topic: readonly string[];
}

/** What reports read; implemented by storage. Everything acknowledged before the call is in the answer. */
export interface ReportSource {
  /** The workspace's IANA time zone. */
  zone(workspace: string): Promise<string>;
  /** Members and teams by the latest word about each. */
  directory(workspace: string): Promise<Directory>;
  /** Names of the contacts that have one, by contact id. */
  contactNames(workspace: string, contactIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Folded conversations that are closed, with `closedAt` in the range, chosen by the filter, in any order. */
  closedConversations(
    workspace: string,
    range: TimeRange,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]>;
  filterValues(workspace: string): Promise<FilterValues>;
}
