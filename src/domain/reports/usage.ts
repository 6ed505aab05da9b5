import { type Breakdown, type Contribution, countItemsOnce, sumOf } from "../contribution";
import type { Conversation } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { isMember } from "../events";
import { type Instant, isWithin, type TimeRange } from "../instant";
import type { UsageKey } from "../metrics/usage";
import type { Sums } from "../sums/sums";

export interface UsageQuestion {
  readonly range: TimeRange;
  readonly conversations: ConversationFilter;
}

/** How much the team and its contacts did in the range; the keys are those of `usageMetrics`. */
export type UsageReport = Readonly<Record<UsageKey, number>>;

/** Answers the usage report from what is added up. */
export function usageReportOf(sums: Sums): UsageReport {
  return {
    uniqueContacts: sums.different("uniqueContacts", [null]),
    closedConversations: sums.count("closedConversations", [null]),
    activeAgents: sums.members().length,
    proactiveMessages: sums.count("proactiveMessages", [null]),
  };
}

/** What is behind one number. */
export function explainUsage(
  conversations: Iterable<Conversation>,
  { range, conversations: filter }: UsageQuestion,
  key: UsageKey,
): Breakdown {
  const observed: Contribution[] = [];
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, filter)) continue;
    const within = usageObservations[key](conversation).filter(({ at }) => isWithin(range, at));
    // A conversation with many messages is one entry of the list, not many.
    const [first] = within.toSorted((left, right) => left.at - right.at);
    if (key === "uniqueContacts") observed.push(...(first ? [first] : []));
    else if (key === "activeAgents") observed.push(...firstOfEachMember(within));
    else observed.push(...within);
  }
  if (key === "uniqueContacts") {
    return sumOf(countItemsOnce(observed, ({ conversation }) => conversation?.contactId));
  }
  if (key === "activeAgents") return sumOf(countItemsOnce(observed, ({ memberId }) => memberId));
  return sumOf(observed);
}

/** What each number counts of one conversation, whenever it was. */
export const usageObservations: Readonly<Record<UsageKey, (conversation: Conversation) => Contribution[]>> = {
  uniqueContacts: (conversation) =>
    conversation.messageTimes.map((at) => observation(conversation, { kind: "conversation", at })),
  closedConversations: (conversation) =>
    conversation.closing === null
      ? []
      : [observation(conversation, { kind: "conversation", at: conversation.closing.at })],
  activeAgents: (conversation) => workOf(conversation).map((work) => observation(conversation, work)),
  proactiveMessages: (conversation) =>
    conversation.proactiveTimes.map((at) => observation(conversation, { kind: "message", at })),
};

function observation(
  conversation: Conversation,
  what: { readonly kind: Contribution["kind"]; readonly at: Instant; readonly memberId?: string },
): Contribution {
  return { memberId: null, ...what, conversation, value: 1 };
}

function firstOfEachMember(work: readonly Contribution[]): Contribution[] {
  return countItemsOnce(work, ({ memberId }) => memberId).filter(({ value }) => value === 1);
}

function workOf({ memberMessages, memberCloses, comments }: Conversation) {
  return [
    ...memberMessages.map(({ memberId, at }) => ({ kind: "message" as const, memberId, at })),
    ...memberCloses.map(({ memberId, at }) => ({ kind: "conversation" as const, memberId, at })),
    ...comments.flatMap(({ by, at }) =>
      isMember(by) ? [{ kind: "comment" as const, memberId: by.id, at }] : [],
    ),
  ];
}
