import { type Breakdown, type Contribution, meanOf, sumOf } from "../contribution";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import type { CreditedTime, Instant, Milliseconds } from "../instant";
import { isMemberFilterSet, type MemberFilter, matchesCredited, matchesMember } from "../member-filter";
import type { ServiceLevelMetric } from "../metrics/service-levels";
import { type ServiceLevelKind, type ServiceTargets, type Targets, targetsFor } from "../service-targets";
import type { SeenWait } from "./waits";

export interface ServiceLevelQuestion {
  /** Until when waits that are open have lasted. */
  readonly endOfView: Instant;
  readonly targets: ServiceTargets;
  readonly elapsed: CreditedTime;
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

type Outcome = "met" | "breached" | "pending";

/** A wait against the target of one kind. */
interface JudgedWait {
  readonly wait: SeenWait;
  readonly kind: ServiceLevelKind;
  readonly duration: Milliseconds;
  readonly outcome: Outcome;
}

/** How many waits of each kind had each outcome. */
type Tally = Record<ServiceLevelKind, Record<Outcome, number>>;

const kinds: readonly ServiceLevelKind[] = ["first", "every"];

/** How many of the waits were answered within the targets; waits still open count once past theirs. */
export function slaReport(
  waits: Iterable<SeenWait>,
  directory: Directory,
  question: ServiceLevelQuestion,
): ServiceLevelReport {
  const judged = judgedWaits(waits, directory, question);
  const total = emptyTally();
  const byMember = new Map<string, Tally>();
  for (const { wait, kind, outcome } of judged) {
    total[kind][outcome] += 1;
    if (wait.creditedTo === null) continue;
    const own = byMember.get(wait.creditedTo) ?? emptyTally();
    own[kind][outcome] += 1;
    byMember.set(wait.creditedTo, own);
  }
  const members = [...byMember].sort(([left], [right]) => compareText(left, right));
  return {
    total: levelsOf(total, commonTargets(directory, question)),
    rows: members.map(([userId, tally]) => ({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      levels: levelsOf(tally, withTarget(targetsFor(directory, question.targets, userId))),
    })),
    breaches: judged
      .filter(({ outcome }) => outcome === "breached")
      .map(breachOf)
      .sort(byNewestStart),
  };
}

/** The waits behind one number of the shown rows, or of everything when no member filter is set. */
export function explainServiceLevel(
  waits: Iterable<SeenWait>,
  directory: Directory,
  question: ServiceLevelQuestion,
  { level, count }: Pick<ServiceLevelMetric, "level" | "count">,
): Breakdown {
  const judged = judgedWaits(waits, directory, question).filter(({ kind }) => kind === level);
  if (count !== "share") return sumOf(judged.filter(({ outcome }) => outcome === count).map(asContribution));
  return meanOf(
    judged
      .filter(({ outcome }) => outcome !== "pending")
      .map((one) => ({ ...asContribution(one), value: one.outcome === "met" ? 1 : 0 })),
  );
}

function asContribution({ wait }: JudgedWait): Contribution {
  const { conversationId: id, contactId, creditedTo, start } = wait;
  return { kind: "wait", conversation: { id, contactId }, memberId: creditedTo, at: start, value: 1 };
}

function breachOf({ wait, kind, duration }: JudgedWait): Breach {
  const { conversationId, contactId, start, end, creditedTo } = wait;
  return { conversationId, contactId, kind, start, end, duration, creditedTo };
}

function judgedWaits(
  waits: Iterable<SeenWait>,
  directory: Directory,
  { endOfView, targets, elapsed, members }: ServiceLevelQuestion,
): JudgedWait[] {
  const judged: JudgedWait[] = [];
  for (const wait of waits) {
    const { start, end, creditedTo, isFirst } = wait;
    if (!matchesCredited(directory, members, creditedTo)) continue;
    const duration = elapsed(start, end ?? endOfView, creditedTo);
    const own = targetsFor(directory, targets, creditedTo);
    for (const kind of isFirst ? kinds : kinds.slice(1)) {
      const outcome = outcomeOf(wait, duration, own[kind]);
      if (outcome !== null) judged.push({ wait, kind, duration, outcome });
    }
  }
  return judged;
}

function outcomeOf(
  { end, isClosed }: SeenWait,
  duration: Milliseconds,
  target: Milliseconds | null,
): Outcome | null {
  if (target === null) return null;
  if (duration > target) return "breached";
  if (isClosed) return null;
  return end === null ? "pending" : "met";
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

function emptyTally(): Tally {
  return {
    first: { met: 0, breached: 0, pending: 0 },
    every: { met: 0, breached: 0, pending: 0 },
  };
}

function levelsOf(tally: Tally, targets: LevelTargets): ServiceLevels {
  return { first: levelOf(tally.first, targets.first), every: levelOf(tally.every, targets.every) };
}

function levelOf(
  counts: Tally[ServiceLevelKind],
  [target, ...others]: readonly Milliseconds[],
): ServiceLevel | null {
  if (target === undefined) return null;
  const { met, breached } = counts;
  const share = met + breached === 0 ? null : met / (met + breached);
  return { target: others.length === 0 ? target : null, ...counts, share };
}

function byNewestStart(left: Breach, right: Breach): number {
  return (
    right.start - left.start ||
    compareText(right.conversationId, left.conversationId) ||
    kinds.indexOf(left.kind) - kinds.indexOf(right.kind)
  );
}
