import { type Clock, timeBy } from "../clock";
import { type Conversation, isClosed, ownerBefore } from "../conversation";
import type { Directory } from "../directory";
import type { CreditedTime, Instant, Milliseconds } from "../instant";
import { type MemberFilter, matchesCredited } from "../member-filter";
import { type ServiceTargets, targetsFor } from "../service-targets";
import { passingInstant } from "./passing";

/** By what first responses are judged, and whose. */
export interface FirstResponseQuestion {
  readonly targets: ServiceTargets;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly now: Instant;
  /** Whose conversations; those of nobody only without a filter. */
  readonly members: MemberFilter;
}

/** An open conversation whose first wait nobody has answered, against its target. */
export interface FirstResponseDue {
  readonly conversation: Conversation;
  /** The first inbound. */
  readonly waitsSince: Instant;
  /** The owner as of now, by whose team the target and the office hours are (metrics.md); null for nobody. */
  readonly creditedTo: string | null;
  readonly target: Milliseconds;
  /** By the clock; the wait is breached once it is more than the target. */
  readonly waited: Milliseconds;
  /** The last instant within the target; null where that never passes, since nothing opens any more. */
  readonly passesAt: Instant | null;
}

/**
 * The conversations whose first-response target is not past and passes within the minutes, measured by the
 * clock: in office hours it is the open minutes that count. Who waits longest comes first.
 */
export function conversationsNearBreach(
  conversations: Iterable<Conversation>,
  question: FirstResponseQuestion & { readonly minutes: number },
): readonly (FirstResponseDue & { readonly passesAt: Instant })[] {
  const { clock, directory, minutes } = question;
  const elapsed = timeBy(clock, directory);
  const near: (FirstResponseDue & { readonly passesAt: Instant })[] = [];
  for (const conversation of conversations) {
    const wait = openFirstWait(conversation, question, elapsed);
    if (wait === null) continue;
    const remaining = wait.target - wait.waited;
    if (remaining < 0 || remaining > minutes * 60_000) continue;
    const passesAt = passingOf(wait, elapsed);
    if (passesAt !== null) near.push({ ...wait, passesAt });
  }
  return near.sort((left, right) => left.waitsSince - right.waitsSince);
}

/**
 * The earliest start of a wait that can still be within its target, whoever owns it: whatever waits longer
 * need not be looked at. Null where there is no such instant, since nothing ever opens.
 */
export function earliestWithinTarget({
  targets,
  clock,
  directory,
  now,
}: Omit<FirstResponseQuestion, "members">): Instant | null {
  const elapsed = timeBy(clock, directory);
  const ofTeams = new Map(directory.members.map(({ id, teamId }) => [teamId, id]));
  const starts = [null, ...ofTeams.values()].map((creditedTo) => {
    const target = targetsFor(directory, targets, creditedTo).first;
    if (target === null) return now;
    // The same search as for the instant at which a target passes, with time running backwards from now.
    const mirrored = (instant: Instant) => 2 * now - instant;
    const passing = passingInstant(
      (from, to) => elapsed(mirrored(to), mirrored(from), creditedTo),
      now,
      target,
    );
    return passing === null ? null : mirrored(passing);
  });
  return starts.reduce((one, other) => (one === null || other === null ? null : Math.min(one, other)), now);
}

/** How one conversation stands against its first-response target, past it or not; null where it has none. */
export function firstResponseDue(
  conversation: Conversation,
  question: FirstResponseQuestion,
): FirstResponseDue | null {
  const elapsed = timeBy(question.clock, question.directory);
  const wait = openFirstWait(conversation, question, elapsed);
  return wait && { ...wait, passesAt: passingOf(wait, elapsed) };
}

type OpenFirstWait = Omit<FirstResponseDue, "passesAt">;

function openFirstWait(
  conversation: Conversation,
  { targets, directory, now, members }: FirstResponseQuestion,
  elapsed: CreditedTime,
): OpenFirstWait | null {
  const wait = conversation.waits[0];
  if (isClosed(conversation) || wait === undefined || wait.end !== null || wait.startedAt >= now) return null;
  const creditedTo = ownerBefore(conversation, now);
  const target = targetsFor(directory, targets, creditedTo).first;
  if (target === null || !matchesCredited(directory, members, creditedTo)) return null;
  const waited = elapsed(wait.startedAt, now, creditedTo);
  return { conversation, waitsSince: wait.startedAt, creditedTo, target, waited };
}

function passingOf({ waitsSince, creditedTo, target }: OpenFirstWait, elapsed: CreditedTime): Instant | null {
  return passingInstant((from, to) => elapsed(from, to, creditedTo), waitsSince, target);
}
