import { chatwootBackfill } from "./chatwoot";
import { helpScoutBackfill } from "./help-scout";
import { intercomBackfill } from "./intercom";
import type { BackfillSource } from "./source";

/** Every platform that can be back-filled, in the order in which people see them. */
export const backfillSources: readonly BackfillSource[] = [
  helpScoutBackfill,
  chatwootBackfill,
  intercomBackfill,
];
