import { setTimeout as pause } from "node:timers/promises";
import { CaseboardError } from "../errors";
import type { DeriveBatches, StoredBatch } from "./derive-batches";

/** When a round begins by itself. */
interface Begin {
  /** A round begins so long after its first batch came, at the latest: more come meanwhile. In milliseconds. */
  readonly gathering: number;
  /** Or so long after its last batch came, when that is earlier: it seems that no more come. In milliseconds. */
  readonly quiet: number;
}

/** How much is gathered before it is derived, where nobody waits for it. */
export interface Pace {
  readonly begin: Begin;
  /** While somebody has read lately and is likely to read again, so that there is less to wait for. */
  readonly beginWhileRead: Begin;
  /** So many events are derived in one round, or one batch where that has more. */
  readonly eventsARound: number;
  /** What waits to be derived is held in memory, so that it is bounded. */
  readonly mostEvents: number;
}

/** For those who acknowledge events: whoever reads waits for what is gathered. */
export const readSoon: Pace = {
  begin: { gathering: 1_000, quiet: 250 },
  beginWhileRead: { gathering: 400, quiet: 150 },
  eventsARound: 30_000,
  mostEvents: 45_000,
};

const never: Begin = { gathering: Number.POSITIVE_INFINITY, quiet: Number.POSITIVE_INFINITY };

/** For those of whom nothing is read before all of it is stored. */
export const readAtTheEnd: Pace = {
  begin: never,
  beginWhileRead: never,
  eventsARound: 90_000,
  mostEvents: 110_000,
};

/** What comes meanwhile does not put the next attempt off. */
const afterFailure: Begin = { gathering: 1_000, quiet: Number.POSITIVE_INFINITY };

/** So long ago somebody has read lately, in milliseconds. */
const LATELY = 10_000;

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
  /** When the first batch of the next round came, or the last round ended; null where none is to begin by itself. */
  private gatheringSince: number | null = null;
  private hasFailed = false;
  /** When somebody asked last for what is derived of one workspace. */
  private readAt = Number.NEGATIVE_INFINITY;
  private isStopped = false;

  constructor(
    private readonly derive: DeriveBatches,
    private pace: Pace = readSoon,
  ) {}

  /** From now on gathers so much. */
  keepPace(pace: Pace): void {
    this.pace = pace;
  }

  /** Takes over a batch that is stored; it is derived soon, at once where somebody waits for it. */
  add(batch: StoredBatch): void {
    this.batches = [...this.batches, batch];
    this.events += batch.events.length;
    if (this.events >= this.pace.eventsARound) this.begin();
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
    if (workspace !== undefined) this.readAt = performance.now();
    const isMeant = (batch: StoredBatch) => workspace === undefined || batch.workspace === workspace;
    const last = this.batches.findLast(isMeant);
    while (last !== undefined && this.batches.includes(last)) await this.nextRound();
  }

  /** Resolves when there is room for another batch; throws why deriving fails where it does. */
  async room(): Promise<void> {
    while (this.events >= this.pace.mostEvents) await this.nextRound();
  }

  /** As `room`, but throws `too-busy` when there is none within `patience`, in milliseconds. */
  async roomWithin(patience: number): Promise<void> {
    if (this.events < this.pace.mostEvents) return;
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
    this.clearTimer();
  }

  private nextRound(): Promise<void> {
    this.clearTimer();
    this.gatheringSince = null;
    this.round ??= this.deriveRound().finally(() => {
      this.round = null;
      this.beginLater();
    });
    return this.round;
  }

  private async deriveRound(): Promise<void> {
    const round = roundOf(this.batches, this.pace.eventsARound);
    this.hasFailed = true;
    await this.derive(round);
    this.hasFailed = false;
    this.batches = this.batches.slice(round.length);
    this.events = this.batches.reduce((sum, { events }) => sum + events.length, 0);
  }

  private beginLater(): void {
    if (this.isStopped || this.batches.length === 0 || this.round !== null) return;
    this.clearTimer();
    const now = performance.now();
    this.gatheringSince ??= now;
    const { gathering, quiet } = this.hasFailed ? afterFailure : this.beginNow(now);
    const pause = Math.min(quiet, this.gatheringSince + gathering - now);
    if (Number.isFinite(pause)) this.timer = setTimeout(() => this.begin(), pause);
  }

  private beginNow(now: number): Begin {
    return now - this.readAt < LATELY ? this.pace.beginWhileRead : this.pace.begin;
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private begin(): void {
    // A failure is told to whoever waits. The batches stay, here and in the journal, and are tried again.
    this.nextRound().catch(() => this.beginLater());
  }
}

function roundOf(batches: readonly StoredBatch[], eventsARound: number): readonly StoredBatch[] {
  let events = 0;
  const beyond = batches.findIndex((batch, index) => {
    events += batch.events.length;
    return index > 0 && events > eventsARound;
  });
  return beyond < 0 ? batches : batches.slice(0, beyond);
}

function tooBusy(): CaseboardError {
  return new CaseboardError("too-busy", "More events come than can be counted just now.", {
    hint: "Send them again a little later.",
  });
}
