import { type Breakdown, type Contribution, meanOf, sumOf } from "../contribution";
import { type Directory, memberName, memberTeamName } from "../directory";
import { compareText } from "../event-order";
import type { CreditedTime, Instant, Milliseconds } from "../instant";
import { isMemberFilterSet, type MemberFilter, matchesCredited, matchesMember } from "../member-filter";
import type { ServiceLevelMetric } from "../metrics/service-levels";
import { type ServiceLevelKind, type ServiceTargets, type Targets, targetsFor } from "../service-targets";
import type { Sums } from "../sums/sums";
import { creditedIn } from "./credited";
import { endedWaitKinds, type SeenWait } from "./waits";

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
  /** How many waits were longer than a target; one that broke both counts twice. */
  readonly breachCount: number;
}

const outcomes = ["met", "breached", "pending"] as const;

type Outcome = (typeof outcomes)[number];

/** A wait against the target of one kind. */
interface JudgedWait {
  readonly wait: SeenWait;
  readonly kind: ServiceLevelKind;
  readonly duration: Milliseconds;
  readonly outcome: Outcome;
}

/** How many waits of each kind had each outcome. */
type Tally = Record<ServiceLevelKind, Record<Outcome, number>>;

/** The same for each member, and for what is credited to nobody (null). */
type Tallies = Map<string | null, Tally>;

const kinds: readonly ServiceLevelKind[] = ["first", "every"];

/** How many of the waits were answered within the targets; waits still open count once past theirs. */
export function slaReport(
  waits: Iterable<SeenWait>,
  directory: Directory,
  question: ServiceLevelQuestion,
): ServiceLevelReport {
  return reportOf(talliesOf(judgedWaits(waits, directory, question)), directory, question);
}

/** The same by all hours, out of the sums of the waits that ended and the waits that were open at the end of view. */
export function slaReportOf(
  { sums, open }: { readonly sums: Sums; readonly open: Iterable<SeenWait> },
  directory: Directory,
  question: ServiceLevelQuestion,
): ServiceLevelReport {
  const tallies = talliesOf(judgedWaits(open, directory, question));
  for (const memberId of creditedIn(sums, directory, question.members)) {
    const own = targetsFor(directory, question.targets, memberId);
    for (const { key, isFirst, isClosed } of endedWaitKinds) {
      for (const kind of levelsOfWait(isFirst)) {
        const target = own[kind];
        if (target === null) continue;
        sums.eachValue(key, [memberId], (duration) => {
          const outcome = outcomeOf({ isOpen: false, isClosed }, duration, target);
          if (outcome !== null) count(tallies, memberId, { kind, outcome });
        });
      }
    }
  }
  return reportOf(tallies, directory, question);
}

/** The waits longer than a target: newest start first, then conversation id descending, then `first` before `every`. */
export function breachesOf(
  waits: Iterable<SeenWait>,
  directory: Directory,
  question: ServiceLevelQuestion,
): Breach[] {
  return judgedWaits(waits, directory, question)
    .filter(({ outcome }) => outcome === "breached")
    .map(breachOf)
    .sort(byNewestStart);
}

function reportOf(
  tallies: Tallies,
  directory: Directory,
  question: ServiceLevelQuestion,
): ServiceLevelReport {
  const total = emptyTally();
  const rows: ServiceLevelReport["rows"][number][] = [];
  for (const [userId, tally] of [...tallies].sort(([left], [right]) =>
    compareText(left ?? "", right ?? ""),
  )) {
    addTo(total, tally);
    if (userId === null) continue;
    rows.push({
      userId,
      user: memberName(directory, userId),
      team: memberTeamName(directory, userId),
      levels: levelsOf(tally, withTarget(targetsFor(directory, question.targets, userId))),
    });
  }
  return {
    total: levelsOf(total, commonTargets(directory, question)),
    rows,
    breachCount: total.first.breached + total.every.breached,
  };
}

function talliesOf(judged: Iterable<JudgedWait>): Tallies {
  const tallies: Tallies = new Map();
  for (const one of judged) count(tallies, one.wait.creditedTo, one);
  return tallies;
}

function count(
  tallies: Tallies,
  memberId: string | null,
  { kind, outcome }: Pick<JudgedWait, "kind" | "outcome">,
): void {
  const own = tallies.get(memberId) ?? emptyTally();
  own[kind][outcome] += 1;
  tallies.set(memberId, own);
}

function addTo(total: Tally, tally: Tally): void {
  for (const kind of kinds) {
    for (const outcome of outcomes) total[kind][outcome] += tally[kind][outcome];
  }
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
    const { start, end, creditedTo, isFirst, isClosed } = wait;
    if (!matchesCredited(directory, members, creditedTo)) continue;
    const duration = elapsed(start, end ?? endOfView, creditedTo);
    const own = targetsFor(directory, targets, creditedTo);
    for (const kind of levelsOfWait(isFirst)) {
      const outcome = outcomeOf({ isOpen: end === null, isClosed }, duration, own[kind]);
      if (outcome !== null) judged.push({ wait, kind, duration, outcome });
    }
  }
  return judged;
}

/** A first wait counts for both levels. */
function levelsOfWait(isFirst: boolean): readonly ServiceLevelKind[] {
  return isFirst ? kinds : ["every"];
}

function outcomeOf(
  { isOpen, isClosed }: { readonly isOpen: boolean; readonly isClosed: boolean },
  duration: Milliseconds,
  target: Milliseconds | null,
): Outcome | null {
  if (target === null) return null;
  if (duration > target) return "breached";
  if (isClosed) return null;
  return isOpen ? "pending" : "met";
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
