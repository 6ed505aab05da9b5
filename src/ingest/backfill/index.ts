import { helpScoutBackfill } from "./help-scout";
import type { BackfillSource } from "./source";

/** Every platform that can be back-filled, in the order in which people see them. */
export const backfillSources: readonly BackfillSource[] = [helpScoutBackfill];
