import type { Job } from "./job";

/** Reads in watched channels of Slack what its events did not tell: what came while the bot was down, or got lost. */
export const catchUpThreads: Job = {
  name: "catch-up-threads",
  schedule: "*/5 * * * *",
  runsAtStart: true,
  run: async ({ slack }, { signal }) => {
    await slack?.catchUpThreads(signal);
  },
};
