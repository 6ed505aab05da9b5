import type { Job } from "./job";

/** Adds up the days that have changed and rested since, so that whoever asks need not count them. */
export const sumUpDays: Job = {
  name: "sum-up-days",
  schedule: "* * * * *",
  runsAtStart: true,
  run: async ({ store }, { signal }) => {
    for (const workspace of await store.workspaces.names()) {
      if (signal.aborted) return;
      await store.sumUpRested(workspace);
    }
  },
};
