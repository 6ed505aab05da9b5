import { catchUpThreads } from "./catch-up-threads";
import type { Job } from "./job";
import { placeHeldWebhooks } from "./place-held-webhooks";
import { planAlerts } from "./plan-alerts";
import { recoverIngest } from "./recover-ingest";
import { sendDigests } from "./send-digests";
import { sumUpDays } from "./sum-up-days";

/** The jobs that a running bot does. */
export const jobs: readonly Job[] = [
  recoverIngest,
  sumUpDays,
  placeHeldWebhooks,
  planAlerts,
  sendDigests,
  catchUpThreads,
];
