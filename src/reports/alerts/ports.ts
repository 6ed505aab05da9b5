import type { Alert } from "../../domain/alerts/alert";
import type { Delivery } from "../../domain/digests/delivery";
import type { Instant } from "../../domain/instant";
import type { Versioned } from "../digests/ports";

/** The alerts of one workspace; implemented by storage. */
export interface AlertStore {
  /** All of them, oldest first. */
  list(): Promise<readonly Versioned<Alert>[]>;
  find(id: string): Promise<Versioned<Alert> | null>;
  /** In place of what was read at that version; 0 for a new one. */
  save(alert: Alert, version: number): Promise<"saved" | "changed-meanwhile">;
  /** False when there is none of that id. */
  remove(id: string): Promise<boolean>;
}

/** The due-list, as far as planning needs it; implemented by storage. */
export interface DueList {
  /** Enters those that were never in the list; answers which they were. `now` is of the real clock. */
  enter(entries: readonly Delivery[], now: Instant): Promise<readonly Delivery[]>;
}
