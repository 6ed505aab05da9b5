import type { Collection, Filter, WithId } from "mongodb";
import {
  type Delivery,
  type DeliveryOutcome,
  type DeliverySubject,
  deliveryKey,
} from "../domain/digests/delivery";
import type { Instant, Milliseconds } from "../domain/instant";
import { duplicatesOf, inChunks, inKeyOrder } from "./bulk";
import { atDatabase } from "./database";
import { idOf, keyOf } from "./event-document";

interface DeliveryDocument {
  readonly _id: string;
  readonly workspace: string;
  /** `digest/` or `alert/` and its id. */
  readonly of: string;
  readonly subject: DeliverySubject;
  /** By the clock that reports go by; every other instant here is real. */
  readonly dueAt: Date;
  readonly state: DeliveryOutcome["kind"];
  readonly outcome: DeliveryOutcome;
  /** When it may be claimed: after a pause, or when the lease of its owner ends. */
  readonly claimableAt: Date;
  readonly owner: string | null;
  /** Raised by every claim: who holds an older number has lost it. */
  readonly fence: number;
  readonly failures: number;
  readonly tried: readonly { readonly channelId: string; readonly since: Date }[];
  /** When the database removes it; null while it is due. */
  readonly expiresAt: Date | null;
}

/** A channel in which it may have been posted, from that real instant on. */
interface Tried {
  readonly channelId: string;
  readonly since: Instant;
}

interface Candidate {
  readonly key: string;
  readonly fence: number;
}

interface Claim extends Candidate {
  readonly subject: DeliverySubject;
  readonly dueAt: Instant;
  readonly failures: number;
  readonly tried: readonly Tried[];
}

/**
 * History is kept for this long. Nothing is posted twice after it: digests are planned for the catch-up
 * window only, a week at most, and alerts before their conversation's target.
 */
const KEPT: Milliseconds = 400 * 24 * 3_600_000;
const WRITTEN_AT_ONCE = 500;

/** The due-list of one workspace, one document a post. Every change but the entry is by the fence. */
export class DeliveryStore {
  constructor(
    private readonly collection: Collection<DeliveryDocument>,
    private readonly workspace: string,
  ) {}

  /** Enters those that were never in the list; answers which they were. `now` is real. */
  async enter(entries: readonly Delivery[], now: Instant): Promise<readonly Delivery[]> {
    const entered: Delivery[] = [];
    const ordered = inKeyOrder(entries, ({ subject }) => deliveryKey(subject));
    for (const chunk of inChunks(ordered, WRITTEN_AT_ONCE)) {
      const documents = chunk.map((entry) => this.documentOf(entry, now));
      const there = new Set(
        await atDatabase(() => duplicatesOf(() => this.collection.insertMany(documents, { ordered: false }))),
      );
      entered.push(...chunk.filter((_, index) => !there.has(index)));
    }
    return entered;
  }

  /** What can be claimed: due by the reports' clock, and by the real one nobody's. The longest waiting first. */
  async candidates(
    { reportTime, realTime }: { readonly reportTime: Instant; readonly realTime: Instant },
    most: number,
  ): Promise<readonly Candidate[]> {
    const cursor = this.collection
      .find(this.claimable(reportTime, realTime), { projection: { fence: 1 } })
      .sort({ claimableAt: 1 })
      .limit(most);
    const found = await atDatabase(() => cursor.toArray());
    return found.map(({ _id, fence }) => ({ key: idOf(this.workspace, _id), fence }));
  }

  /** How many can be claimed. */
  async dueNow(reportTime: Instant, realTime: Instant): Promise<number> {
    return atDatabase(() => this.collection.countDocuments(this.claimable(reportTime, realTime)));
  }

  /** Takes the entry until the lease ends; null when somebody else was faster. */
  async claim(
    { key, fence }: Candidate,
    { owner, until }: { readonly owner: string; readonly until: Instant },
  ): Promise<Claim | null> {
    const filter = { ...this.key(key), state: "due", fence } as const;
    const update = { $set: { owner, claimableAt: new Date(until), fence: fence + 1 } };
    const document = await atDatabase(() =>
      this.collection.findOneAndUpdate(filter, update, { returnDocument: "after" }),
    );
    return document && claimOf(document, key);
  }

  /** Lengthens the lease, and changes nothing else; false when the claim is lost. */
  async renew(claim: Candidate, until: Instant): Promise<boolean> {
    return this.change(claim, { claimableAt: new Date(until) });
  }

  /** Notes where it may be posted from now on, and lengthens the lease; false when the claim is lost. */
  async noteAttempt(
    claim: Candidate,
    { tried, until }: { readonly tried: readonly Tried[]; readonly until: Instant },
  ): Promise<boolean> {
    return this.change(claim, { claimableAt: new Date(until), tried: datedTried(tried) });
  }

  /** Gives it back, to be claimed from `until` on; false when the claim is lost. */
  async release(
    claim: Candidate,
    back: { readonly tried: readonly Tried[]; readonly until: Instant; readonly failures: number },
  ): Promise<boolean> {
    return this.change(claim, {
      owner: null,
      claimableAt: new Date(back.until),
      tried: datedTried(back.tried),
      failures: back.failures,
    });
  }

  /** Notes for good what came of it; false when the claim is lost. `now` is real. */
  async settle(
    claim: Candidate,
    outcome: Exclude<DeliveryOutcome, { kind: "due" }>,
    now: Instant,
  ): Promise<boolean> {
    return this.change(claim, { ...settledFields(outcome, now), owner: null });
  }

  async find(key: string): Promise<Delivery | null> {
    const document = await atDatabase(() => this.collection.findOne(this.key(key)));
    return document && deliveryOf(document);
  }

  /** The newest entries of the digest, newest first. */
  async ofDigest(digestId: string, most: number): Promise<readonly Delivery[]> {
    const cursor = this.collection
      .find({ workspace: this.workspace, of: `digest/${digestId}` })
      .sort({ dueAt: -1 })
      .limit(most);
    return (await atDatabase(() => cursor.toArray())).map(deliveryOf);
  }

  /** With the workspace, by which a sharded cluster finds the shard. */
  private key(key: string) {
    const { workspace } = this;
    return { _id: keyOf(workspace, key), workspace };
  }

  private claimable(reportTime: Instant, realTime: Instant): Filter<DeliveryDocument> {
    return {
      workspace: this.workspace,
      state: "due",
      claimableAt: { $lte: new Date(realTime) },
      dueAt: { $lte: new Date(reportTime) },
    };
  }

  private async change(claim: Candidate, fields: Partial<DeliveryDocument>): Promise<boolean> {
    const filter = { ...this.key(claim.key), state: "due", fence: claim.fence } as const;
    const { matchedCount } = await atDatabase(() => this.collection.updateOne(filter, { $set: fields }));
    return matchedCount === 1;
  }

  private documentOf({ subject, dueAt, outcome }: Delivery, now: Instant): DeliveryDocument {
    return {
      ...this.key(deliveryKey(subject)),
      of: subject.kind === "digest" ? `digest/${subject.digestId}` : `alert/${subject.alertId}`,
      subject,
      dueAt: new Date(dueAt),
      claimableAt: new Date(now),
      owner: null,
      fence: 0,
      failures: 0,
      tried: [],
      ...settledFields(outcome, now),
    };
  }
}

function settledFields(outcome: DeliveryOutcome, now: Instant) {
  const expiresAt = outcome.kind === "due" ? null : new Date(now + KEPT);
  return { state: outcome.kind, outcome, expiresAt };
}

function datedTried(tried: readonly Tried[]) {
  return tried.map(({ channelId, since }) => ({ channelId, since: new Date(since) }));
}

function claimOf({ subject, dueAt, fence, failures, tried }: WithId<DeliveryDocument>, key: string): Claim {
  const places = tried.map(({ channelId, since }) => ({ channelId, since: since.getTime() }));
  return { key, fence, subject, dueAt: dueAt.getTime(), failures, tried: places };
}

function deliveryOf({ subject, dueAt, outcome }: DeliveryDocument): Delivery {
  return { subject, dueAt: dueAt.getTime(), outcome };
}
