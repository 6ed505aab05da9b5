import { assigneeOf, type Conversation } from "../domain/conversation";
import type { ConversationFilter } from "../domain/conversation-filter";
import { memberName, memberTeamName } from "../domain/directory";
import { compareText } from "../domain/event-order";
import type { Instant } from "../domain/instant";
import { isMemberFilterSet, type MemberFilter, matchesMember } from "../domain/member-filter";
import type { ReportSource } from "./ports";
import { readOnlineSince } from "./read-online-since";

export interface WorkloadNowSelection {
  readonly now: Instant;
  readonly members: MemberFilter;
  readonly filter: ConversationFilter;
}

/** An open conversation and its present assignee. */
export interface OwnedConversation {
  readonly conversation: Conversation;
  readonly contactName: string | null;
  /** The start of the wait that goes on; null while nobody waits. */
  readonly waitingSince: Instant | null;
  /** The assignee's name; null for nobody. */
  readonly owner: string | null;
}

export interface WorkloadNowRow {
  readonly userId: string;
  readonly user: string;
  readonly team: string | null;
  /** Null for who is not online. */
  readonly onlineSince: Instant | null;
  readonly open: number;
  /** Of the open ones, those in which somebody waits. */
  readonly waiting: number;
}

/** Who is online and what they own, at this moment. */
export interface WorkloadNowView {
  /** Members who are online or own an open conversation: those online first, then by name. */
  readonly rows: readonly WorkloadNowRow[];
  /** Open conversations of the rows and, without a member filter, of nobody; who waits longest first. */
  readonly conversations: readonly OwnedConversation[];
}

/** Answers who is online and what they own. The caller checked the rights. */
export async function readWorkloadNow(
  source: ReportSource,
  workspace: string,
  { now, members, filter }: WorkloadNowSelection,
): Promise<WorkloadNowView> {
  const directory = await source.directory(workspace);
  const onlineSince = await readOnlineSince(source, workspace, now);
  const isShown = (memberId: string | null) =>
    memberId === null ? !isMemberFilterSet(members) : matchesMember(directory, members, memberId);
  const open = (await source.openConversations(workspace, filter)).filter((conversation) =>
    isShown(assigneeOf(conversation)),
  );
  const names = await source.contactNames(workspace, [...new Set(open.map(({ contactId }) => contactId))]);
  const conversations = open
    .map((conversation) => {
      const assignee = assigneeOf(conversation);
      return {
        conversation,
        contactName: names.get(conversation.contactId) ?? null,
        waitingSince: conversation.waits.find(({ end }) => end === null)?.startedAt ?? null,
        owner: assignee === null ? null : memberName(directory, assignee),
      };
    })
    .sort(
      (left, right) =>
        (left.waitingSince ?? Infinity) - (right.waitingSince ?? Infinity) ||
        compareText(left.conversation.id, right.conversation.id),
    );
  const owned = new Map<string, OwnedConversation[]>();
  for (const one of conversations) {
    const assignee = assigneeOf(one.conversation);
    if (assignee === null) continue;
    const own = owned.get(assignee);
    if (own) own.push(one);
    else owned.set(assignee, [one]);
  }
  const rows = [...new Set([...onlineSince.keys(), ...owned.keys()])].filter(isShown).map((userId) => ({
    userId,
    user: memberName(directory, userId),
    team: memberTeamName(directory, userId),
    onlineSince: onlineSince.get(userId) ?? null,
    open: owned.get(userId)?.length ?? 0,
    waiting: owned.get(userId)?.filter(({ waitingSince }) => waitingSince !== null).length ?? 0,
  }));
  return { rows: rows.sort(byPresence), conversations };
}

function byPresence(left: WorkloadNowRow, right: WorkloadNowRow): number {
  return (
    Number(right.onlineSince !== null) - Number(left.onlineSince !== null) ||
    compareText(left.user, right.user) ||
    compareText(left.userId, right.userId)
  );
}
