import type { Job } from "./job";

/** Finds open conversations near their first-response target. Posting what is found is the next job's. */
export const planAlerts: Job = {
  name: "plan-alerts",
  schedule: "*/30 * * * * *",
  runsAtStart: true,
  run: async ({ slack }) => {
    await slack?.planAlerts();
  },
};
