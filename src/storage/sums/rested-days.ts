import type { UtcDay } from "../../domain/instant";
import type { SumsCollections } from "./read-days";
import { type AllVersions, kindsOfVersions, sumUp } from "./sum-up";

/** Of so many looks the first adds up every day that has changed. */
const LOOKS_A_TURN = 10;

interface Seen {
  readonly looks: number;
  readonly versions: AllVersions | null;
}

/**
 * Adds up days for whoever looks again and again: each day once nothing has changed on it since the look before. While
 * events come in, today is another day every second; what is added up of it is old at once, and nobody uses it.
 */
export class RestedDays {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly stores: SumsCollections) {}

  /** Adds up the workspace's days that have rested; at every tenth look, the first among them, all that have changed. */
  async sumUp(workspace: string): Promise<{ readonly days: number }> {
    const { looks, versions: before } = this.seen.get(workspace) ?? { looks: 0, versions: null };
    const isForAll = looks % LOOKS_A_TURN === 0;
    const hasRested = (day: UtcDay, now: AllVersions) =>
      kindsOfVersions.every((kind) => before?.[kind].get(day) === now[kind].get(day));
    const { days, versions } = await sumUp(this.stores, workspace, isForAll ? {} : { isWanted: hasRested });
    this.seen.set(workspace, { looks: looks + 1, versions });
    return { days };
  }
}
