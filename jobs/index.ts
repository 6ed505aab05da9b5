import type { Job } from "./job";
import { planAlerts } from "./plan-alerts";
import { recoverIngest } from "./recover-ingest";
import { sendDigests } from "./send-digests";

/** The jobs that a running bot does. */
export const jobs: readonly Job[] = [recoverIngest, planAlerts, sendDigests];
