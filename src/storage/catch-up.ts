import { setTimeout as pause } from "node:timers/promises";
import type { Deriver } from "./deriver";
import { deriveEntry, type RecoveryStores } from "./recover";

/** So long another process is given to derive what it acknowledged, before whoever reads does it. In milliseconds. */
const PATIENCE = 500;
const BETWEEN_LOOKS = 25;

/**
 * What was acknowledged is derived a little later. Whoever reads what is derived waits for that first, and so
 * sees everything that was acknowledged, by any process, before it began to read.
 */
export class CatchUp {
  /** By workspace: the pass under way, and the one after it, which everybody who came meanwhile shares. */
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly next = new Map<string, Promise<void>>();

  constructor(
    private readonly stores: RecoveryStores,
    private readonly deriver: Deriver,
  ) {}

  /** Resolves when everything that was acknowledged in the workspace before the call is derived. */
  caughtUp(workspace: string): Promise<void> {
    const shared = this.next.get(workspace) ?? this.passAfter(workspace, this.underWay.get(workspace));
    this.next.set(workspace, shared);
    return shared;
  }

  private async passAfter(workspace: string, before: Promise<void> | undefined): Promise<void> {
    // Also where nothing is under way it begins later, when it is noted as the next one already.
    await Promise.allSettled([before]);
    const pass = this.pass(workspace);
    this.underWay.set(workspace, pass);
    this.next.delete(workspace);
    try {
      await pass;
    } finally {
      if (this.underWay.get(workspace) === pass) this.underWay.delete(workspace);
    }
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
