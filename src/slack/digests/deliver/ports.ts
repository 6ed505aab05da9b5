import type { Delivery, DeliveryOutcome, DeliverySubject } from "../../../domain/digests/delivery";
import type { Instant, Milliseconds } from "../../../domain/instant";

/** An entry of the due-list as it was seen; who claims it later has another fence. */
export interface Candidate {
  /** `deliveryKey` of its subject. */
  readonly key: string;
  readonly fence: number;
}

/** A conversation in which an attempt may have posted it, from that real instant on. */
export interface Tried {
  readonly channelId: string;
  readonly since: Instant;
}

/** An entry that is held until its lease ends. */
export interface Claim extends Candidate {
  readonly subject: DeliverySubject;
  readonly dueAt: Instant;
  /** Attempts that came to nothing, apart from those cut short. */
  readonly failures: number;
  readonly tried: readonly Tried[];
}

/**
 * The due-list of one workspace; implemented by storage. `dueAt` goes by the reports' clock, everything else
 * by the real one. Whatever takes a claim changes nothing and answers false when the claim is lost.
 */
export interface DueList {
  /** Enters those that were never in the list; answers which they were. */
  enter(entries: readonly Delivery[], now: Instant): Promise<readonly Delivery[]>;
  /** What can be claimed now, the longest waiting first. */
  candidates(
    clocks: { readonly reportTime: Instant; readonly realTime: Instant },
    most: number,
  ): Promise<readonly Candidate[]>;
  /** Null when somebody else was faster. */
  claim(
    candidate: Candidate,
    lease: { readonly owner: string; readonly until: Instant },
  ): Promise<Claim | null>;
  /** Lengthens the lease, and changes nothing else. */
  renew(claim: Candidate, until: Instant): Promise<boolean>;
  /** Notes where it may be posted from now on, and lengthens the lease. */
  noteAttempt(
    claim: Candidate,
    attempt: { readonly tried: readonly Tried[]; readonly until: Instant },
  ): Promise<boolean>;
  /** Gives it back, to be claimed from `until` on. */
  release(
    claim: Candidate,
    back: { readonly tried: readonly Tried[]; readonly until: Instant; readonly failures: number },
  ): Promise<boolean>;
  /** Notes for good what came of it. */
  settle(
    claim: Candidate,
    outcome: Exclude<DeliveryOutcome, { kind: "due" }>,
    now: Instant,
  ): Promise<boolean>;
  find(key: string): Promise<Delivery | null>;
  /** The newest entries of the digest, newest first. */
  ofDigest(digestId: string, most: number): Promise<readonly Delivery[]>;
}

/** When conversations may be posted to, for all instances; implemented by storage. Instants are real. */
export interface Paces {
  /** Takes the next free instant, if it comes no later than `latest`, and keeps `gap` after it free. */
  take(
    channelId: string,
    wish: { readonly now: Instant; readonly latest: Instant; readonly gap: Milliseconds },
  ): Promise<{ readonly at: Instant; readonly isTaken: boolean }>;
  /** Nobody posts there before `until`. */
  hold(channelId: string, until: Instant): Promise<void>;
  /** Until when Slack wants to be left alone there; null when it did not say. */
  heldUntil(channelId: string): Promise<Instant | null>;
}
