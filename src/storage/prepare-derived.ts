import type { Instant } from "../domain/instant";
import { rebuildWorkspace } from "./rebuild";
import { type RecoveryStores, recoverBatches } from "./recover";
import type { StateStore } from "./state-store";
import type { SumsCollections } from "./sums/read-days";
import type { WorkspaceStore } from "./workspace-store";

/**
 * The version of what is derived. Raise it whenever the fold, the directory or the way they are stored
 * changes: all of it is then made again from the log at the next start.
 */
export const derivedVersion = 7;

const DERIVED = "derived";

/** Shows how far a rebuild is. */
export interface RebuildProgress {
  update(done: number): void;
  close(): void;
}

export type OpenRebuildProgress = (title: string, total: number | null) => RebuildProgress;

export interface PreparedStores extends RecoveryStores {
  readonly sums: SumsCollections;
  readonly states: StateStore;
  readonly workspaces: WorkspaceStore;
}

/** Whether what is derived was made by this version of the rules. */
export async function isDerivedCurrent(stores: Pick<PreparedStores, "states">): Promise<boolean> {
  return (await stores.states.version(DERIVED)) === derivedVersion;
}

/** Notes that all that is derived was made by this version of the rules. */
export function noteDerivedCurrent(states: StateStore): Promise<void> {
  return states.setVersion(DERIVED, derivedVersion);
}

/**
 * Brings what is derived up to the log before it is read: what batches cut short have left, and all of it
 * when it was made by another version of the rules.
 */
export async function prepareDerived(
  stores: PreparedStores,
  now: Instant,
  openProgress: OpenRebuildProgress,
): Promise<void> {
  await recoverBatches(stores, now, { everything: true });
  if (await isDerivedCurrent(stores)) return;
  for (const workspace of await stores.workspaces.names()) {
    const { all } = await stores.conversations.counts(workspace);
    if (all === 0 && (await stores.log.count(workspace)) === 0) continue;
    const progress = openProgress(`Counting ${workspace} anew`, all);
    try {
      await rebuildWorkspace({ ...stores, now }, workspace, (done) => progress.update(done));
    } finally {
      progress.close();
    }
  }
  await noteDerivedCurrent(stores.states);
}
