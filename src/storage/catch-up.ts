import { setTimeout as pause } from "node:timers/promises";
import { SharedReads } from "../shared-reads";
import type { Deriver } from "./deriver";
import type { OneReader } from "./one-reader";
import { deriveEntry, type RecoveryStores } from "./recover";

/** So long another process is given to derive what it acknowledged, before whoever reads does it. In milliseconds. */
const PATIENCE = 500;
const BETWEEN_LOOKS = 25;

/**
 * What was acknowledged is derived a little later. Whoever reads what is derived waits for that first, and so
 * sees everything that was acknowledged, by any process, before it began to read.
 */
export class CatchUp {
  private readonly passes = new SharedReads<void>();

  constructor(
    private readonly stores: RecoveryStores,
    private readonly own: { readonly deriver: Deriver; readonly oneReader: OneReader },
  ) {}

  /**
   * Resolves when everything that was acknowledged in the workspace before the call is derived; for one reader,
   * before its first call.
   */
  caughtUp(workspace: string): Promise<void> {
    return this.own.oneReader.once(`caught up/${workspace}`, () =>
      this.passes.read(workspace, () => this.pass(workspace)),
    );
  }

  private async pass(workspace: string): Promise<void> {
    const { deriver } = this.own;
    const own = deriver.keys();
    const [acknowledged] = await Promise.all([
      this.stores.journal.underived(workspace),
      deriver.caughtUp(workspace),
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
