import type { Job } from "./job";

/** Derives what batches cut short by a crash have stored. */
export const recoverIngest: Job = {
  name: "recover-ingest",
  schedule: "* * * * *",
  runsAtStart: false,
  run: async ({ store, log }, { now }) => {
    const recovery = await store.recover(now, { everything: false });
    if (recovery.derived > 0) log.warn(recovery, "Batches cut short were recovered");
  },
};
