import type { Job } from "./job";

/** Posts digests and alerts that are due. What is due is decided from the due-list, never by the schedule. */
export const sendDigests: Job = {
  name: "send-digests",
  schedule: "*/10 * * * * *",
  runsAtStart: true,
  run: async ({ slack }, { signal }) => {
    await slack?.sendDigests(signal);
  },
};
