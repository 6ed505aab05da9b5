import type { Instant } from "../src/domain/instant";
import type { Logger } from "../src/logging";
import type { Store } from "../src/storage/store";

/** What jobs work with. */
export interface JobServices {
  readonly store: Store;
  readonly log: Logger;
}

/** Work that is done over and over; every instance may do it at the same time. */
export interface Job {
  readonly name: string;
  /** As cron writes it: minute, hour, day, month, weekday. */
  readonly schedule: string;
  run(services: JobServices, now: Instant): Promise<void>;
}
