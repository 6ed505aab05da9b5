import type { Instant } from "../src/domain/instant";
import type { Logger } from "../src/logging";
import type { Store } from "../src/storage/store";

/** What is done in Slack by itself. */
export interface SlackWork {
  /** Enters into the due-list what alerts have to tell of. */
  planAlerts(): Promise<void>;
  /** Posts what is due, until nothing is or the signal says to stop. */
  sendDigests(signal: AbortSignal): Promise<void>;
  /** Keeps what was missed in watched channels of Slack. */
  catchUpThreads(signal: AbortSignal): Promise<void>;
}

/** What became of webhooks that were held. */
export interface PlacedWebhooks {
  readonly placed: number;
  /** What they await never came. */
  readonly refused: number;
  readonly dropped: number;
}

/** What jobs work with. */
export interface JobServices {
  readonly store: Store;
  readonly log: Logger;
  /** Tries webhooks that wait for their conversations again. */
  readonly placeHeldWebhooks: (run: JobRun) => Promise<PlacedWebhooks>;
  /** Null where the bot runs without Slack. */
  readonly slack: SlackWork | null;
}

/** When a run is, and whether it is to come to an end. */
export interface JobRun {
  readonly now: Instant;
  /** Aborted when the process stops: what is under way is finished, nothing new is begun. */
  readonly signal: AbortSignal;
}

/** Work that is done over and over; every instance may do it at the same time. */
export interface Job {
  readonly name: string;
  /** As cron writes it: second, minute, hour, day, month, weekday; the second may be left out. */
  readonly schedule: string;
  /** Whether it runs at the start too, without waiting for its schedule. */
  readonly runsAtStart: boolean;
  run(services: JobServices, run: JobRun): Promise<void>;
}
