import type { Clocks, ExpiringStore } from "../ports";

/** For how long a second press of the same button is taken for part of the first. */
const PAUSE = 30_000;

/** True for the first of all asking for the same export within half a minute, of all instances of the bot. */
export function openClaimExport(
  store: ExpiringStore,
  workspace: string,
  { realTime }: Pick<Clocks, "realTime">,
): (key: string) => Promise<boolean> {
  return async (key) => {
    const now = realTime();
    const slot = Math.floor(now / PAUSE);
    const keyOf = (number: number) => `export/${workspace}/${key}/${number}`;
    const isFirstInSlot = await store.claim(keyOf(slot), new Date(now + PAUSE));
    // A claim cannot be given back, so each half minute has its own, and the one before is looked at too.
    const before = await store.get(keyOf(slot - 1), new Date(now));
    return isFirstInSlot && before === null;
  };
}
