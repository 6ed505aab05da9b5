import type { Instant } from "../domain/instant";
import type { Derivation } from "./derive";
import type { Journal } from "./journal";
import { recoverBatches } from "./recover";

/** Shows how far a rebuild is. */
export interface RebuildProgress {
  update(done: number): void;
  close(): void;
}

export type OpenRebuildProgress = (title: string, total: number | null) => RebuildProgress;

/**
 * Brings what is derived up to the log before it is read: what batches cut short have left, and all of it
 * when it was made by another version of the rules.
 */
export async function prepareDerived(
  stores: Derivation & { readonly journal: Journal },
  now: Instant,
  _openProgress: OpenRebuildProgress,
): Promise<void> {
  await recoverBatches(stores, now, { everything: true });
}
