import { setTimeout as pause } from "node:timers/promises";
import { jobs } from "../../jobs";
import type { Job } from "../../jobs/job";
import { scheduleJobs } from "../../jobs/schedule";
import { createLogger } from "../../src/logging";
import { type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

const EVERY_SECOND = "* * * * * *";
const now = () => 42;
const placeHeldWebhooks = () => Promise.reject(new Error("not asked"));

test("every job has a name of its own", () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
});

test("a job that fails is logged and runs again; stopping waits for one under way", async () => {
  const logged: string[] = [];
  const log = createLogger("info", { write: (line) => void logged.push(line) });
  const runs: number[] = [];
  const slowRuns: { readonly finish: () => void }[] = [];
  const failing: Job = {
    name: "failing",
    schedule: EVERY_SECOND,
    runsAtStart: false,
    run: async (_services, { now: at }) => {
      runs.push(at);
      throw new Error("out of luck");
    },
  };
  const slow: Job = {
    name: "slow",
    schedule: EVERY_SECOND,
    runsAtStart: false,
    run: () => new Promise((finish) => slowRuns.push({ finish })),
  };
  const schedule = scheduleJobs(
    [failing, slow],
    { store: opened.store, log, slack: null, placeHeldWebhooks },
    now,
  );
  while (runs.length < 2 || slowRuns.length < 1) await pause(20);
  let isStopped = false;
  const stopped = schedule.stop().then(() => {
    isStopped = true;
  });
  await pause(100);
  expect(isStopped).toBe(false);
  for (const { finish } of slowRuns) finish();
  await stopped;
  // While its first run went on it was not begun again.
  expect(slowRuns).toHaveLength(1);
  const runsAtStop = runs.length;
  expect(runs.slice(0, 2)).toEqual([42, 42]);
  expect(logged.filter((line) => /"job":"failing".*Job failed/.test(line)).length).toBe(runsAtStop);
  await pause(1_200);
  expect(runs.length).toBe(runsAtStop);
});

test("a job runs at the start if it says so, never twice at once, and learns that it is to stop", async () => {
  const log = createLogger("silent", { write: () => undefined });
  let runs = 0;
  const signals: AbortSignal[] = [];
  const untilStopped: Job = {
    name: "until stopped",
    schedule: EVERY_SECOND,
    runsAtStart: true,
    run: async (_services, { signal }) => {
      runs += 1;
      signals.push(signal);
      while (!signal.aborted) await pause(20);
    },
  };
  const schedule = scheduleJobs(
    [untilStopped],
    { store: opened.store, log, slack: null, placeHeldWebhooks },
    now,
  );
  expect(runs).toBe(1);
  await pause(2_100);
  expect(runs).toBe(1);
  expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  await schedule.stop();
  expect(runs).toBe(1);
});
