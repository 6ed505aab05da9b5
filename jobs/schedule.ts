import { schedule } from "node-cron";
import type { Instant } from "../src/domain/instant";
import type { Job, JobServices } from "./job";

/** Runs the jobs by their schedules, each at most once at a time. */
export function scheduleJobs(
  jobs: readonly Job[],
  services: JobServices,
  now: () => Instant,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = new Map<Job, Promise<void>>();
  const runJob = async (job: Job) => {
    try {
      await job.run(services, { now: now(), signal: stopping.signal });
    } catch (error) {
      // The next run may do better; the process serves on.
      services.log.error({ err: error, job: job.name }, "Job failed");
    } finally {
      running.delete(job);
    }
  };
  const start = (job: Job) => {
    // A run that takes longer than its schedule is no fault: the next one comes after it.
    if (!running.has(job) && !stopping.signal.aborted) running.set(job, runJob(job));
  };
  const tasks = jobs.map((job) => schedule(job.schedule, () => start(job), { name: job.name }));
  for (const job of jobs) if (job.runsAtStart) start(job);
  return {
    stop: async () => {
      stopping.abort();
      for (const task of tasks) await task.destroy();
      await Promise.all(running.values());
    },
  };
}
