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

test("every job has a name of its own", () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
});

test("a job that fails is logged and runs again; stopping waits for one under way", async () => {
  const logged: string[] = [];
  const log = createLogger("info", { write: (line) => void logged.push(line) });
  const runs: number[] = [];
  let finished = false;
  const failing: Job = {
    name: "failing",
    schedule: EVERY_SECOND,
    run: async (_services, at) => {
      runs.push(at);
      throw new Error("out of luck");
    },
  };
  const slow: Job = {
    name: "slow",
    schedule: EVERY_SECOND,
    run: async () => {
      await pause(700);
      finished = true;
    },
  };
  const schedule = scheduleJobs([failing, slow], { store: opened.store, log }, now);
  while (runs.length < 2) await pause(20);
  finished = false;
  await schedule.stop();
  const runsAtStop = runs.length;
  expect(finished).toBe(true);
  expect(runs.slice(0, 2)).toEqual([42, 42]);
  expect(logged.filter((line) => /"job":"failing".*Job failed/.test(line)).length).toBe(runsAtStop);
  await pause(1_200);
  expect(runs.length).toBe(runsAtStop);
});
