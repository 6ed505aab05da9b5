import { setTimeout as pause } from "node:timers/promises";
import { CaseboardError } from "../errors";
import type { DeriveBatches, StoredBatch } from "./derive-batches";

/** A round that nobody waits for begins so long after its first batch came: more come meanwhile. In milliseconds. */
const GATHERING = 1_000;
const PAUSE_AFTER_FAILURE = 1_000;
/** So many events are derived in one round, or one batch where that has more. */
const EVENTS_A_ROUND = 30_000;
/** What waits to be derived is held in memory, so that it is bounded. */
const MOST_EVENTS = 45_000;

/**
 * Derives what this process has stored, behind those who stored it: in rounds, in which each conversation is
 * folded once however many batches touch it.
 */
export class Deriver {
  /** In the order in which they came; those of the round under way are in front. */
  private batches: readonly StoredBatch[] = [];
  private events = 0;
  private round: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private pauseBefore = GATHERING;
  private isStopped = false;

  constructor(private readonly derive: DeriveBatches) {}

  /** Takes over a batch that is stored; it is derived soon, at once where somebody waits for it. */
  add(batch: StoredBatch): void {
    this.batches = [...this.batches, batch];
    this.events += batch.events.length;
    if (this.events >= EVENTS_A_ROUND) this.begin();
    else this.beginLater();
  }

  /** How many events wait to be derived, or are just being. */
  get backlog(): number {
    return this.events;
  }

  /** The keys of the batches that wait to be derived, or are just being. */
  keys(): ReadonlySet<string> {
    return new Set(this.batches.map(({ key }) => key));
  }

  /** Resolves when all that was added before, of one workspace or of all, is derived; throws why it is not. */
  async caughtUp(workspace?: string): Promise<void> {
    const isMeant = (batch: StoredBatch) => workspace === undefined || batch.workspace === workspace;
    const last = this.batches.findLast(isMeant);
    while (last !== undefined && this.batches.includes(last)) await this.nextRound();
  }

  /** Resolves when there is room for another batch; throws why deriving fails where it does. */
  async room(): Promise<void> {
    while (this.events >= MOST_EVENTS) await this.nextRound();
  }

  /** As `room`, but throws `too-busy` when there is none within `patience`, in milliseconds. */
  async roomWithin(patience: number): Promise<void> {
    if (this.events < MOST_EVENTS) return;
    const enough = new AbortController();
    const tooLong = pause(patience, "too long", { signal: enough.signal });
    try {
      if ((await Promise.race([this.room(), tooLong])) !== undefined) throw tooBusy();
    } finally {
      enough.abort();
    }
  }

  /** Begins no round any more by itself; what waits is named by the journal. */
  stop(): void {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private nextRound(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.round ??= this.deriveRound().finally(() => {
      this.round = null;
      this.beginLater();
    });
    return this.round;
  }

  private async deriveRound(): Promise<void> {
    const round = roundOf(this.batches);
    this.pauseBefore = PAUSE_AFTER_FAILURE;
    await this.derive(round);
    this.pauseBefore = GATHERING;
    this.batches = this.batches.slice(round.length);
    this.events = this.batches.reduce((sum, { events }) => sum + events.length, 0);
  }

  private beginLater(): void {
    if (this.isStopped || this.batches.length === 0 || this.round !== null || this.timer !== null) return;
    this.timer = setTimeout(() => this.begin(), this.pauseBefore);
  }

  private begin(): void {
    // A failure is told to whoever waits. The batches stay, here and in the journal, and are tried again.
    this.nextRound().catch(() => this.beginLater());
  }
}

function roundOf(batches: readonly StoredBatch[]): readonly StoredBatch[] {
  let events = 0;
  const beyond = batches.findIndex((batch, index) => {
    events += batch.events.length;
    return index > 0 && events > EVENTS_A_ROUND;
  });
  return beyond < 0 ? batches : batches.slice(0, beyond);
}

function tooBusy(): CaseboardError {
  return new CaseboardError("too-busy", "More events come than can be counted just now.", {
    hint: "Send them again a little later.",
  });
}
