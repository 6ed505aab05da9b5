import type { Actor, AssignmentSource } from "../../../domain/events";
import { formatInstant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { eventId, nameOf } from "./identity";
import { authorOf, isByWorkflow, isCustomer, memberIdOf } from "./people";
import type { HelpScoutConversation, HelpScoutThread } from "./schema";

/**
 * Each thread shows the conversation's status and assignee as they were from then on, so a change is what
 * differs between a thread and the one before it. Undefined: not known, since the one before is not told.
 */
interface State {
  readonly isClosed: boolean | undefined;
  /** Null for nobody; a team is nobody. */
  readonly assignee: string | null | undefined;
}

/** The opening thread is stored a moment after the conversation, in milliseconds. */
const OPENING_DELAY = 10_000;

/** Threads in the order in which they were written. */
export function inOrder(threads: readonly HelpScoutThread[]): HelpScoutThread[] {
  return [...threads].sort((left, right) => left.createdAt - right.createdAt || left.id - right.id);
}

/** Whether the conversation began with this thread. */
export function isOpening(thread: HelpScoutThread, conversation: HelpScoutConversation): boolean {
  return thread.createdAt <= conversation.createdAt + OPENING_DELAY;
}

/** Whether no thread is missing before these, which are in order and without a gap. */
export function isFromTheStart(
  conversation: HelpScoutConversation,
  threads: readonly HelpScoutThread[],
): boolean {
  const [first] = threads;
  if (first === undefined) return false;
  const published = threads.filter(({ type, state }) => type !== "lineitem" && state === "published");
  return isOpening(first, conversation) || published.length >= (conversation.threads ?? Infinity);
}

/** Assignments, closes and reopenings that the threads show; `isClosed` as of the last thread. */
export function changesIn(
  conversation: HelpScoutConversation,
  threads: readonly HelpScoutThread[],
): { readonly events: readonly EventDraft[]; readonly isClosed: boolean | undefined } {
  const events: EventDraft[] = [];
  let state: State = isFromTheStart(conversation, threads)
    ? { isClosed: false, assignee: null }
    : { isClosed: undefined, assignee: undefined };
  for (const thread of threads) {
    const isClosed = closedAfter(thread, state);
    const assignee = assigneeAfter(thread, state);
    const conversationId = nameOf(conversation.id);
    const at = formatInstant(thread.createdAt);
    if (isClosed === true && tellsClose(thread, state)) {
      const id = eventId(thread.id, "closed");
      events.push({ id, type: "conversation.closed", at, conversationId, by: authorOf(thread) });
    }
    if (isClosed === false && state.isClosed === true) {
      const id = eventId(thread.id, "reopened");
      events.push({ id, type: "conversation.reopened", at, conversationId, by: authorOf(thread) });
    }
    if (tellsAssignment(assignee, state)) {
      const id = eventId(thread.id, "assigned");
      const source = sourceOf(thread);
      const by = byOf(thread);
      events.push({ id, type: "conversation.assigned", at, conversationId, to: assignee, source, ...by });
    }
    state = { isClosed, assignee };
  }
  return { events, isClosed: state.isClosed };
}

function closedAfter(thread: HelpScoutThread, before: State): boolean | undefined {
  if (thread.status === "closed") return true;
  if (thread.status === "active" || thread.status === "pending") return false;
  // Help Scout reopens a conversation when its customer writes, unless it is spam.
  if (isCustomer(thread.createdBy) && thread.status !== "spam" && before.isClosed === true) return false;
  return before.isClosed;
}

/** Where the thread before is not known, a note or a customer's message may only show an earlier close. */
function tellsClose({ type }: HelpScoutThread, before: State): boolean {
  if (before.isClosed === undefined) return type === "lineitem" || type === "message";
  return !before.isClosed;
}

function assigneeAfter(thread: HelpScoutThread, before: State): string | null | undefined {
  const { assignedTo } = thread;
  if (assignedTo) return memberIdOf(assignedTo);
  // Nobody is left out of the object. Only a change of state that is none of anything else is taken for it.
  const changesStatus = (thread.status ?? "nochange") !== "nochange";
  const isPlain = (thread.action?.type ?? "default") === "default";
  return thread.type === "lineitem" && isPlain && !changesStatus ? null : before.assignee;
}

function tellsAssignment(after: State["assignee"], before: State): after is string | null {
  return after !== undefined && before.assignee !== undefined && after !== before.assignee;
}

function sourceOf(thread: HelpScoutThread): AssignmentSource {
  const isRun = thread.action?.type === "manual-workflow";
  if (isRun || isByWorkflow(thread) || memberIdOf(thread.createdBy) === null) return "workflow";
  if (thread.type !== "lineitem" && thread.type !== "note") return "outgoing_message";
  return thread.source?.type === "api" ? "developer_api" : "user";
}

/** A customer's message shows an assignment that somebody else made. */
function byOf(thread: HelpScoutThread): { readonly by?: Actor } {
  return isCustomer(thread.createdBy) ? {} : { by: authorOf(thread) };
}
