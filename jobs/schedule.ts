import { schedule } from "node-cron";
import type { Instant } from "../src/domain/instant";
import type { Job, JobServices } from "./job";

/** Runs the jobs by their schedules, each at most once at a time. */
export function scheduleJobs(
  jobs: readonly Job[],
  services: JobServices,
  now: () => Instant,
): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const runJob = async (job: Job) => {
    try {
      await job.run(services, now());
    } catch (error) {
      // The next run may do better; the process serves on.
      services.log.error({ err: error, job: job.name }, "Job failed");
    }
  };
  const tasks = jobs.map((job) =>
    schedule(
      job.schedule,
      async () => {
        const run = runJob(job);
        running.add(run);
        await run;
        running.delete(run);
      },
      { name: job.name, noOverlap: true },
    ),
  );
  return {
    stop: async () => {
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}
