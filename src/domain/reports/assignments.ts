import type { Assignment, Conversation } from "../conversation";
import { type Directory, memberName } from "../directory";
import { compareText } from "../event-order";
import { type AssignmentSource, assignmentSources, isMember } from "../events";
import type { Instant } from "../instant";
import { oneOfAt, textAt } from "../sums/entries";
import type { Entry, Fact, Family } from "../sums/measure";
import type { Sums } from "../sums/sums";
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

/** An assignment before the names are looked up. */
export interface LoggedAssignment {
  readonly eventId: string;
  readonly at: Instant;
  readonly conversationId: string;
  readonly contactId: string;
  /** Ids of members; null for nobody. */
  readonly previousAssigneeId: string | null;
  readonly assignedToId: string | null;
  readonly source: AssignmentSource;
  /** The member who assigned it; null when something else did or the source is another than `user`. */
  readonly assignedById: string | null;
}

/** An assignment with names; null for nobody and nothing. */
export interface AssignmentEntry extends Omit<LoggedAssignment, "previousAssigneeId" | "assignedById"> {
  readonly contactName: string | null;
  readonly previousAssignee: string | null;
  readonly assignedTo: string | null;
  readonly assignedBy: string | null;
}

export interface AssignmentsReport {
  readonly total: number;
  /** Sources that occur, in code-unit order. */
  readonly bySource: readonly { source: AssignmentSource; count: number; percentage: number }[];
  /** Newest first. */
  readonly log: readonly LoggedAssignment[];
}

/** Names of contacts by id; absent for those without a name. */
export type ContactNames = ReadonlyMap<string, string>;

/** Assignments and unassignments, for the member assigned; a carried-over assignee is none. */
export const assignmentsFamily: Family<AssignmentSource> = {
  name: "assignments",
  measures: assignmentSources.map((source) => ({
    key: source,
    keeps: "entries",
    observe: (conversation) => assignmentsIn(conversation, source),
  })),
};

function assignmentsIn({ id, contactId, assignments }: Conversation, wanted: AssignmentSource): Fact[] {
  return assignments.flatMap((assignment, index): Fact[] => {
    const { eventId, at, memberId, source } = assignment;
    if (source !== wanted) return [];
    const previous = assignments[index - 1]?.memberId ?? null;
    const details = [eventId, id, contactId, source, previous, assignerOf(assignment)];
    return [{ at, memberId, value: 1, details }];
  });
}

/** Reads what the family writes. */
export function assignmentOf({ at, memberId, details }: Entry): LoggedAssignment {
  return {
    eventId: textAt(details, 0),
    at,
    conversationId: textAt(details, 1),
    contactId: textAt(details, 2),
    source: oneOfAt(details, 3, assignmentSources),
    previousAssigneeId: details[4] ?? null,
    assignedToId: memberId,
    assignedById: details[5] ?? null,
  };
}

/** The assignments that the filter lets through; a filter of contacts asks for their names. */
export function assignmentsReport(
  assignments: readonly LoggedAssignment[],
  contactNames: ContactNames,
  filter: AssignmentFilter,
): AssignmentsReport {
  const log = assignments.filter((assignment) => isChosen(assignment, filter, contactNames)).sort(byNewest);
  const counts = new Map<AssignmentSource, number>();
  for (const { source } of log) counts.set(source, (counts.get(source) ?? 0) + 1);
  return { ...countsBySource([...counts]), log };
}

/** What the filter lets through, by its sums; null where it asks about more than these tell. */
export function assignmentCounts(
  sums: Sums,
  { source, to, by, contact, conversation }: AssignmentFilter,
): Pick<AssignmentsReport, "total" | "bySource"> | null {
  if (by !== undefined || contact !== undefined || conversation !== undefined) return null;
  const members = to ?? [...sums.members(), null];
  return countsBySource(
    assignmentSources
      .filter((one) => includes(source, one))
      .map((one) => [one, sums.count(one, members)] as const)
      .filter(([, count]) => count > 0),
  );
}

/** Whether a filter that asks nothing about contacts lets the assignment through. */
export function isChosenAssignment(assignment: LoggedAssignment, filter: AssignmentFilter): boolean {
  return isChosen(assignment, filter, new Map());
}

function isChosen(
  { contactId, conversationId, source, assignedToId, assignedById }: LoggedAssignment,
  filter: AssignmentFilter,
  contactNames: ContactNames,
): boolean {
  return (
    includes(filter.source, source) &&
    includes(filter.to, assignedToId) &&
    includes(filter.by, assignedById) &&
    includes(filter.conversation, conversationId) &&
    isChosenContact(filter.contact, contactId, contactNames.get(contactId) ?? null)
  );
}

/** The same assignments with the names of everybody in them. */
export function withNames(
  assignments: readonly LoggedAssignment[],
  { directory, contactNames }: { readonly directory: Directory; readonly contactNames: ContactNames },
): AssignmentEntry[] {
  const nameOf = (memberId: string | null) => (memberId === null ? null : memberName(directory, memberId));
  return assignments.map(({ previousAssigneeId, assignedById, ...assignment }) => ({
    ...assignment,
    contactName: contactNames.get(assignment.contactId) ?? null,
    previousAssignee: nameOf(previousAssigneeId),
    assignedTo: nameOf(assignment.assignedToId),
    assignedBy: nameOf(assignedById),
  }));
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

function countsBySource(
  counts: readonly (readonly [AssignmentSource, number])[],
): Pick<AssignmentsReport, "total" | "bySource"> {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const bySource = counts
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([source, count]) => ({ source, count, percentage: (100 * count) / total }));
  return { total, bySource };
}
