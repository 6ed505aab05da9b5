import type { Conversation, MemberMessage } from "./conversation";
import { compareText } from "./event-order";
import type { Instant } from "./instant";
import type { Presence } from "./presence";

/** A member has a conversation on their screen (docs/metrics.md). */
export interface Visit {
  readonly conversation: Conversation;
  readonly memberId: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  /** Whether what happens at the very instant of the end still lies inside: only before a `visit.ended`. */
  readonly includesEnd: boolean;
}

/** After this long a visit ends of itself, in milliseconds. */
export const longestVisit = 4 * 3_600_000;

interface Start {
  readonly conversation: Conversation;
  readonly memberId: string;
  readonly eventId: string;
  readonly at: Instant;
}

/** The visits to these conversations that ended by `now`. All conversations must be given: a visit to one ends that to another. */
export function visitsOf(
  conversations: Iterable<Conversation>,
  presence: ReadonlyMap<string, Presence>,
  now: Instant,
): Visit[] {
  return [...startsByMember(conversations)]
    .flatMap(([memberId, starts]) => {
      const breakAfter = laterOnes(presence.get(memberId)?.breaks ?? []);
      // A break of the start's own instant comes before it.
      return starts.map((start, index) => visitFrom(start, starts[index + 1], breakAfter(start.at)));
    })
    .filter(({ endedAt }) => endedAt <= now);
}

/** The member's replies to the conversation that lie inside the visit. */
export function repliesInside({ conversation, memberId, ...visit }: Visit): readonly MemberMessage[] {
  return conversation.memberMessages.filter(
    ({ isReply, memberId: author, at }) =>
      isReply &&
      author === memberId &&
      at >= visit.startedAt &&
      (at < visit.endedAt || (visit.includesEnd && at === visit.endedAt)),
  );
}

function startsByMember(conversations: Iterable<Conversation>): Map<string, Start[]> {
  const byMember = new Map<string, Start[]>();
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

function visitFrom(start: Start, next: Start | undefined, broken: Instant): Visit {
  const { conversation, memberId, at: startedAt } = start;
  const left = conversation.visitMarks.find(
    (mark) => mark.kind === "ended" && mark.memberId === memberId && mark.at >= startedAt,
  );
  const cut = Math.min(startedAt + longestVisit, broken, next?.at ?? Infinity);
  const includesEnd = left !== undefined && left.at < cut;
  return { conversation, memberId, startedAt, endedAt: includesEnd ? left.at : cut, includesEnd };
}
