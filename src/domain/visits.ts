import type { Conversation, MemberMessage } from "./conversation";
import { compareText } from "./event-order";
import { type Instant, type UtcDay, utcDayOf } from "./instant";
import type { Presence } from "./presence";

/** What of a conversation decides about visits to it. */
export type Visited = Pick<Conversation, "id" | "visitMarks" | "memberMessages">;

/** A member has a conversation on their screen (docs/metrics.md). */
export interface Visit<C extends Visited = Conversation> {
  readonly conversation: C;
  readonly memberId: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Whether what happens at the very instant of the end still lies inside: only before a `visit.ended`. */
  readonly includesEnd: boolean;
}

/** After this long a visit ends of itself, in milliseconds. */
export const longestVisit = 4 * 3_600_000;

/** Visits may reach into so long after or before something that ends, cuts or begins one. */
const reaches = [-longestVisit, 0, longestVisit] as const;

/** The days of UTC on which visits may count otherwise where something happened at the instant. */
export function visitDaysAround(instant: Instant): UtcDay[] {
  return [...new Set(reaches.map((reach) => utcDayOf(instant + reach)))];
}

interface Start<C extends Visited> {
  readonly conversation: C;
  readonly memberId: string;
  readonly eventId: string;
  readonly at: Instant;
}

/** The visits to these conversations, ended or not. All conversations must be given: a visit to one ends that to another. */
export function visitsOf<C extends Visited>(
  conversations: Iterable<C>,
  presence: ReadonlyMap<string, Pick<Presence, "breaks">>,
): Visit<C>[] {
  return [...startsByMember(conversations)].flatMap(([memberId, starts]) => {
    const breakAfter = laterOnes(presence.get(memberId)?.breaks ?? []);
    // A break of the start's own instant comes before it.
    return starts.map((start, index) => visitFrom(start, starts[index + 1], breakAfter(start.at)));
  });
}

/** The member's replies to the conversation that lie inside the visit. */
export function repliesInside({
  conversation,
  memberId,
  ...visit
}: Visit<Visited>): readonly MemberMessage[] {
  return conversation.memberMessages.filter(
    ({ isReply, memberId: author, at }) =>
      isReply &&
      author === memberId &&
      at >= visit.startedAt &&
      (at < visit.endedAt || (visit.includesEnd && at === visit.endedAt)),
  );
}

function startsByMember<C extends Visited>(conversations: Iterable<C>): Map<string, Start<C>[]> {
  const byMember = new Map<string, Start<C>[]>();
  for (const conversation of conversations) {
    for (const { kind, memberId, eventId, at } of conversation.visitMarks) {
      if (kind !== "started") continue;
      const start = { conversation, memberId, eventId, at };
      const starts = byMember.get(memberId);
      if (starts) starts.push(start);
      else byMember.set(memberId, [start]);
    }
  }
  for (const starts of byMember.values()) {
    starts.sort((left, right) => left.at - right.at || compareText(left.eventId, right.eventId));
  }
  return byMember;
}

/** Answers the first of the ascending instants after one; to be asked about later and later ones. */
function laterOnes(instants: readonly Instant[]): (after: Instant) => Instant {
  let next = 0;
  return (after) => {
    while ((instants[next] ?? Infinity) <= after) next += 1;
    return instants[next] ?? Infinity;
  };
}

function visitFrom<C extends Visited>(
  start: Start<C>,
  next: Start<C> | undefined,
  broken: Instant,
): Visit<C> {
  const { conversation, memberId, at: startedAt } = start;
  const left = conversation.visitMarks.find(
    (mark) => mark.kind === "ended" && mark.memberId === memberId && mark.at >= startedAt,
  );
  const cut = Math.min(startedAt + longestVisit, broken, next?.at ?? Infinity);
  const includesEnd = left !== undefined && left.at < cut;
  return { conversation, memberId, startedAt, endedAt: includesEnd ? left.at : cut, includesEnd };
}
