import { type Breakdown, type Contribution, meanOf, sumOf } from "../contribution";
import { type Conversation, ownerAt, ownerBefore, type Wait } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import type { CreditedTime, Instant, Milliseconds, TimeRange } from "../instant";
import { isMemberFilterSet, type MemberFilter, matchesCredited, matchesMember } from "../member-filter";
import type { ServiceLevelMetric } from "../metrics/service-levels";
import { type ServiceLevelKind, type ServiceTargets, type Targets, targetsFor } from "../service-targets";

export interface ServiceLevelQuestion {
  readonly range: TimeRange;
  readonly now: Instant;
  readonly targets: ServiceTargets;
  readonly elapsed: CreditedTime;
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
}

export interface ServiceLevel {
  /** Null where teams have different ones. */
  readonly target: Milliseconds | null;
  readonly met: number;
  readonly breached: number;
  readonly pending: number;
  /** Met ÷ (met + breached); null over nothing. */
  readonly share: number | null;
}

export interface Breach {
  readonly conversationId: string;
  readonly contactId: string;
  readonly kind: ServiceLevelKind;
  readonly start: Instant;
  /** Null while the wait is open at the end of view. */
  readonly end: Instant | null;
  readonly duration: Milliseconds;
  readonly creditedTo: string | null;
}

/** Service levels of each kind that has a target. */
export type ServiceLevels = Readonly<Record<ServiceLevelKind, ServiceLevel | null>>;

export interface ServiceLevelReport {
  readonly total: ServiceLevels;
  /** Members with at least one wait that counts, by id. */
  readonly rows: readonly { userId: string; user: string; team: string | null; levels: ServiceLevels }[];
  /** Newest start first, then conversation id descending, then `first` before `every`. */
  readonly breaches: readonly Breach[];
}

/** A wait as it stood at the end of view. */
interface JudgedWait {
  readonly conversation: Conversation;
  readonly breach: Breach;
  readonly outcome: "met" | "breached" | "pending";
}

const kinds: readonly ServiceLevelKind[] = ["first", "every"];

/** How many waits were answered within the targets; waits still open count once past theirs. */
export function slaReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: ServiceLevelQuestion,
): ServiceLevelReport {
  const judged = judgedWaits(conversations, directory, question);
  const credited = new Set(
    judged.map(({ breach }) => breach.creditedTo).filter((memberId) => memberId !== null),
  );
  return {
    total: levelsOf(judged, commonTargets(directory, question)),
    rows: [...credited].sort(compareText).map((userId) => ({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      levels: levelsOf(
        judged.filter(({ breach }) => breach.creditedTo === userId),
        withTarget(targetsFor(directory, question.targets, userId)),
      ),
    })),
    breaches: judged
      .filter(({ outcome }) => outcome === "breached")
      .map(({ breach }) => breach)
      .sort(byNewestStart),
  };
}

/** The waits behind one number of the shown rows, or of everything when no member filter is set. */
export function explainServiceLevel(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: ServiceLevelQuestion,
  { level, count }: Pick<ServiceLevelMetric, "level" | "count">,
): Breakdown {
  const judged = judgedWaits(conversations, directory, question).filter(
    ({ breach }) => breach.kind === level,
  );
  if (count !== "share") return sumOf(judged.filter(({ outcome }) => outcome === count).map(asContribution));
  return meanOf(
    judged
      .filter(({ outcome }) => outcome !== "pending")
      .map((wait) => ({ ...asContribution(wait), value: wait.outcome === "met" ? 1 : 0 })),
  );
}

function asContribution({ conversation, breach }: JudgedWait): Contribution {
  return { kind: "wait", conversation, memberId: breach.creditedTo, at: breach.start, value: 1 };
}

function judgedWaits(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: ServiceLevelQuestion,
): JudgedWait[] {
  const judged: JudgedWait[] = [];
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    for (const [index, wait] of conversation.waits.entries()) {
      const seen = seenWait(conversation, wait, question);
      if (seen === null || !matchesCredited(directory, question.members, seen.creditedTo)) continue;
      const targets = targetsFor(directory, question.targets, seen.creditedTo);
      for (const kind of index === 0 ? kinds : kinds.slice(1)) {
        const outcome = outcomeOf(seen, targets[kind]);
        if (outcome === null) continue;
        const { isClosed: _, ...wait } = seen;
        judged.push({ conversation, breach: { ...wait, kind }, outcome });
      }
    }
  }
  return judged;
}

interface SeenWait extends Omit<Breach, "kind"> {
  /** Whether a close ended it unanswered. */
  readonly isClosed: boolean;
}

/** The wait as it stood at the end of view; null when it does not count. */
function seenWait(
  conversation: Conversation,
  wait: Wait,
  { range, now, elapsed }: ServiceLevelQuestion,
): SeenWait | null {
  const endOfView = Math.min(range.to, now);
  const ended = wait.end !== null && wait.end.at < endOfView ? wait.end : null;
  const counts = ended ? ended.at >= range.from : wait.startedAt < endOfView;
  if (!counts) return null;
  const creditedTo = creditOf(conversation, ended, endOfView);
  return {
    conversationId: conversation.id,
    contactId: conversation.contactId,
    start: wait.startedAt,
    end: ended?.at ?? null,
    duration: elapsed(wait.startedAt, ended?.at ?? endOfView, creditedTo),
    creditedTo,
    isClosed: ended?.kind === "closed",
  };
}

function outcomeOf(
  { duration, end, isClosed }: SeenWait,
  target: Milliseconds | null,
): JudgedWait["outcome"] | null {
  if (target === null) return null;
  if (duration > target) return "breached";
  if (isClosed) return null;
  return end === null ? "pending" : "met";
}

function creditOf(conversation: Conversation, ended: Wait["end"], endOfView: Instant): string | null {
  if (ended === null) return ownerBefore(conversation, endOfView);
  return ended.kind === "answered" ? ended.memberId : ownerAt(conversation, ended.position);
}

/** The targets of one level: none, one, or several that differ. */
type LevelTargets = Readonly<Record<ServiceLevelKind, readonly Milliseconds[]>>;

function withTarget({ first, every }: Targets): LevelTargets {
  return { first: first === null ? [] : [first], every: every === null ? [] : [every] };
}

/** The targets that hold for what the total covers. */
function commonTargets(directory: Directory, { targets, members }: ServiceLevelQuestion): LevelTargets {
  const everyone = [
    targets.everyone,
    ...directory.members.map(({ id }) => targetsFor(directory, targets, id)),
  ];
  const shown = directory.members
    .filter(({ id }) => matchesMember(directory, members, id))
    .map(({ id }) => targetsFor(directory, targets, id));
  const holding = isMemberFilterSet(members) && shown.length > 0 ? shown : everyone;
  const differing = (kind: ServiceLevelKind) =>
    [...new Set(holding.map((each) => each[kind]))].filter((target) => target !== null);
  return { first: differing("first"), every: differing("every") };
}

function levelsOf(judged: readonly JudgedWait[], targets: LevelTargets): ServiceLevels {
  return { first: levelOf("first", judged, targets), every: levelOf("every", judged, targets) };
}

function levelOf(
  kind: ServiceLevelKind,
  judged: readonly JudgedWait[],
  targets: LevelTargets,
): ServiceLevel | null {
  const [target, ...others] = targets[kind];
  if (target === undefined) return null;
  const count = (outcome: JudgedWait["outcome"]) =>
    judged.filter((wait) => wait.breach.kind === kind && wait.outcome === outcome).length;
  const [met, breached, pending] = [count("met"), count("breached"), count("pending")];
  const share = met + breached === 0 ? null : met / (met + breached);
  return { target: others.length === 0 ? target : null, met, breached, pending, share };
}

function byNewestStart(left: Breach, right: Breach): number {
  return (
    right.start - left.start ||
    compareText(right.conversationId, left.conversationId) ||
    kinds.indexOf(left.kind) - kinds.indexOf(right.kind)
  );
}
