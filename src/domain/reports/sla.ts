import { type Conversation, ownerAt, ownerBefore, type Wait } from "../conversation";
import { type ConversationFilter, matchesFilter } from "../conversation-filter";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import type { ElapsedTime, Instant, Milliseconds, TimeRange } from "../instant";
import type { MemberFilter } from "../member-filter";
import { isChosen } from "./feedback";

/** `first`: the conversation's first wait; `every`: every wait, the first included. */
export type ServiceLevelKind = "first" | "every";

/** Targets; null for a kind that has none. */
export type Targets = Readonly<Record<ServiceLevelKind, Milliseconds | null>>;

export interface ServiceLevelQuestion {
  readonly range: TimeRange;
  readonly now: Instant;
  readonly targets: Targets;
  readonly elapsed: ElapsedTime;
  readonly conversations: ConversationFilter;
  readonly members: MemberFilter;
}

export interface ServiceLevel {
  readonly target: Milliseconds;
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
interface JudgedWait extends Breach {
  readonly outcome: "met" | "breached" | "pending";
}

const kinds: readonly ServiceLevelKind[] = ["first", "every"];

/** How many waits were answered within the targets; waits still open count once past theirs. */
export function slaReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: ServiceLevelQuestion,
): ServiceLevelReport {
  const judged: JudgedWait[] = [];
  for (const conversation of conversations) {
    if (!matchesFilter(conversation, question.conversations)) continue;
    for (const [index, wait] of conversation.waits.entries()) {
      for (const kind of index === 0 ? kinds : kinds.slice(1)) {
        const outcome = judge(conversation, wait, kind, question);
        if (outcome && isChosen(directory, question.members, outcome.creditedTo)) judged.push(outcome);
      }
    }
  }
  const credited = new Set(
    judged.map(({ creditedTo }) => creditedTo).filter((memberId) => memberId !== null),
  );
  return {
    total: levelsOf(judged, question.targets),
    rows: [...credited].sort(compareText).map((userId) => ({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      levels: levelsOf(
        judged.filter(({ creditedTo }) => creditedTo === userId),
        question.targets,
      ),
    })),
    breaches: judged
      .filter(({ outcome }) => outcome === "breached")
      .sort(byNewestStart)
      .map(({ outcome: _, ...breach }) => breach),
  };
}

function judge(
  conversation: Conversation,
  wait: Wait,
  kind: ServiceLevelKind,
  question: ServiceLevelQuestion,
): JudgedWait | null {
  const target = question.targets[kind];
  const endOfView = Math.min(question.range.to, question.now);
  const ended = wait.end !== null && wait.end.at < endOfView ? wait.end : null;
  const counts = ended ? ended.at >= question.range.from : wait.startedAt < endOfView;
  if (target === null || !counts) return null;
  const duration = question.elapsed(wait.startedAt, ended?.at ?? endOfView);
  const isWithinTarget = duration <= target;
  if (ended?.kind === "closed" && isWithinTarget) return null;
  return {
    conversationId: conversation.id,
    contactId: conversation.contactId,
    kind,
    start: wait.startedAt,
    end: ended?.at ?? null,
    duration,
    creditedTo: creditOf(conversation, ended, endOfView),
    outcome: isWithinTarget ? (ended ? "met" : "pending") : "breached",
  };
}

function creditOf(conversation: Conversation, ended: Wait["end"], endOfView: Instant): string | null {
  if (ended === null) return ownerBefore(conversation, endOfView);
  return ended.kind === "answered" ? ended.memberId : ownerAt(conversation, ended.position);
}

function levelsOf(judged: readonly JudgedWait[], targets: Targets): ServiceLevels {
  return { first: levelOf("first", judged, targets), every: levelOf("every", judged, targets) };
}

function levelOf(
  kind: ServiceLevelKind,
  judged: readonly JudgedWait[],
  targets: Targets,
): ServiceLevel | null {
  const target = targets[kind];
  if (target === null) return null;
  const count = (outcome: JudgedWait["outcome"]) =>
    judged.filter((wait) => wait.kind === kind && wait.outcome === outcome).length;
  const [met, breached, pending] = [count("met"), count("breached"), count("pending")];
  return { target, met, breached, pending, share: met + breached === 0 ? null : met / (met + breached) };
}

function byNewestStart(left: Breach, right: Breach): number {
  return (
    right.start - left.start ||
    compareText(right.conversationId, left.conversationId) ||
    kinds.indexOf(left.kind) - kinds.indexOf(right.kind)
  );
}
