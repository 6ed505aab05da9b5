import type { Assignment, Conversation } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName } from "../directory";
import { compareText } from "../event-order";
import { type AssignmentSource, isMember } from "../events";
import { type Instant, isWithin, type TimeRange } from "../instant";
import { byNewest } from "./newest";

/** Chooses entries of the log; values of one filter are or-ed, filters and-ed. */
export interface AssignmentFilter {
  readonly source?: readonly AssignmentSource[] | undefined;
  /** Ids of members it was assigned to. */
  readonly to?: readonly string[] | undefined;
  /** Ids of members who assigned it. */
  readonly by?: readonly string[] | undefined;
  /** Ids of contacts, or parts of their names, free of case. */
  readonly contact?: readonly string[] | undefined;
  readonly conversation?: readonly string[] | undefined;
}

export interface AssignmentsQuestion {
  readonly range: TimeRange;
  readonly conversations: ConversationFilter;
  readonly assignments: AssignmentFilter;
}

export interface AssignmentEntry {
  readonly eventId: string;
  readonly at: Instant;
  readonly conversationId: string;
  readonly contactId: string;
  readonly contactName: string | null;
  /** Names; null for nobody. */
  readonly previousAssignee: string | null;
  readonly assignedTo: string | null;
  readonly assignedToId: string | null;
  readonly source: AssignmentSource;
  /** The member who assigned it; null when something else did or the source is another than `user`. */
  readonly assignedBy: string | null;
}

export interface AssignmentsReport {
  readonly total: number;
  /** Sources that occur, in code-unit order. */
  readonly bySource: readonly { source: AssignmentSource; count: number; percentage: number }[];
  /** Newest first. */
  readonly log: readonly AssignmentEntry[];
}

/** Names of contacts by id; absent for those without a name. */
export type ContactNames = ReadonlyMap<string, string>;

/** Every assignment and unassignment in the range; a carried-over assignee is none. */
export function assignmentsReport(
  conversations: Iterable<Conversation>,
  people: { readonly directory: Directory; readonly contactNames: ContactNames },
  question: AssignmentsQuestion,
): AssignmentsReport {
  const log: AssignmentEntry[] = [];
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    const contactName = people.contactNames.get(conversation.contactId) ?? null;
    if (!matchesConversation(conversation, contactName, question.assignments)) continue;
    for (const [index, assignment] of conversation.assignments.entries()) {
      const { source, memberId, eventId, at } = assignment;
      if (source === null || !isWithin(question.range, at)) continue;
      const byMemberId = assignerOf(assignment);
      const { assignments } = question;
      if (!includes(assignments.source, source) || !includes(assignments.to, memberId)) continue;
      if (!includes(assignments.by, byMemberId)) continue;
      log.push({
        eventId,
        at,
        conversationId: conversation.id,
        contactId: conversation.contactId,
        contactName,
        previousAssignee: nameOrNull(people.directory, conversation.assignments[index - 1]?.memberId),
        assignedTo: nameOrNull(people.directory, memberId),
        assignedToId: memberId,
        source,
        assignedBy: nameOrNull(people.directory, byMemberId),
      });
    }
  }
  log.sort(byNewest);
  return { total: log.length, bySource: countBySource(log), log };
}

function matchesConversation(
  conversation: Conversation,
  contactName: string | null,
  { contact, conversation: ids }: AssignmentFilter,
): boolean {
  if (!includes(ids, conversation.id)) return false;
  return isChosenContact(contact, conversation.contactId, contactName);
}

/** Whether a filter of contacts, by id or by part of the name whatever its case, lets the contact through. */
export function isChosenContact(
  chosen: readonly string[] | undefined,
  contactId: string,
  contactName: string | null,
): boolean {
  const name = contactName?.toLowerCase();
  return (
    chosen === undefined ||
    chosen.some((text) => text === contactId || (name?.includes(text.toLowerCase()) ?? false))
  );
}

function assignerOf({ source, by }: Assignment): string | null {
  return source === "user" && by !== null && isMember(by) ? by.id : null;
}

function includes<T>(chosen: readonly T[] | undefined, value: T | null): boolean {
  return chosen === undefined || (value !== null && chosen.includes(value));
}

function nameOrNull(directory: Directory, memberId: string | null | undefined): string | null {
  return memberId == null ? null : memberName(directory, memberId);
}

function countBySource(log: readonly AssignmentEntry[]): AssignmentsReport["bySource"] {
  const counts = new Map<AssignmentSource, number>();
  for (const { source } of log) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts]
    .sort(([left], [right]) => compareText(left, right))
    .map(([source, count]) => ({ source, count, percentage: (100 * count) / log.length }));
}
