import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Deriver } from "./deriver";
import { deriveEntry, type RecoveryStores } from "./recover";
import { SharedReads } from "./shared-reads";

/** So long another process is given to derive what it acknowledged, before whoever reads does it. In milliseconds. */
const PATIENCE = 500;
const BETWEEN_LOOKS = 25;

/**
 * What was acknowledged is derived a little later. Whoever reads what is derived waits for that first, and so
 * sees everything that was acknowledged, by any process, before it began to read.
 */
export class CatchUp {
  private readonly passes = new SharedReads<void>();
  /** For what reads several times: for which workspaces it has waited. */
  private readonly readers = new AsyncLocalStorage<Map<string, Promise<void>>>();

  constructor(
    private readonly stores: RecoveryStores,
    private readonly deriver: Deriver,
  ) {}

  /**
   * Resolves when everything that was acknowledged in the workspace before the call is derived; within
   * `asOneReader`, before the first call there.
   */
  caughtUp(workspace: string): Promise<void> {
    const reader = this.readers.getStore();
    const waited = reader?.get(workspace) ?? this.passes.read(workspace, () => this.pass(workspace));
    reader?.set(workspace, waited);
    return waited;
  }

  /** Runs what reads several times, to answer one question, so that it waits only once. */
  asOneReader<T>(read: () => T): T {
    return this.readers.run(new Map(), read);
  }

  private async pass(workspace: string): Promise<void> {
    const own = this.deriver.keys();
    const [acknowledged] = await Promise.all([
      this.stores.journal.underived(workspace),
      this.deriver.caughtUp(workspace),
    ]);
    const others = new Set(acknowledged.filter((key) => !own.has(key)));
    if (others.size > 0) await this.otherProcesses(workspace, others);
  }

  /** Waits for other processes' batches; derives those of a process that died, or is too slow. */
  private async otherProcesses(workspace: string, keys: ReadonlySet<string>): Promise<void> {
    for (let waited = 0; waited < PATIENCE; waited += BETWEEN_LOOKS) {
      const underived = await this.stores.journal.underived(workspace);
      if (!underived.some((key) => keys.has(key))) return;
      await pause(BETWEEN_LOOKS);
    }
    for (const entry of await this.stores.journal.withKeys([...keys])) {
      if (!entry.isDerived) await deriveEntry(this.stores, entry);
    }
  }
}
