import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Digest } from "../../src/domain/digests/digest";
import { ingest } from "../../src/ingest/ingest";
import { type CountingSlack, startCountingSlack } from "../support/counting-slack";
import { dailyDigest } from "../support/digest-samples";
import { type StartedProcess, startProcess, waitForOutput } from "../support/processes";
import { candidatesOf, type TestStore, testStore } from "../support/store";

/** The real program, stopped and started while digests are due. */

const MINUTE = 60_000;
const program = resolve(__dirname, "../../src/cli/caseboard.cjs");

let opened: TestStore;
let slack: CountingSlack;
let running: StartedProcess | undefined;

beforeEach(async () => {
  opened = await testStore();
  slack = await startCountingSlack({ delay: () => 60 });
  const manager = {
    id: "e1",
    type: "user.upserted",
    at: "2026-01-01T00:00:00Z",
    user: { id: "m1", name: "Marco", role: "manager", slackUserId: "U0MARCO" },
  };
  const batch = { workspace: "default", candidates: candidatesOf([manager]) };
  expect((await ingest(opened.store.ingest, batch, Date.now())).accepted).toBe(1);
});

afterEach(async () => {
  running?.child.kill("SIGKILL");
  await running?.ended;
  await slack.close();
  await opened.close();
});

/** A daily digest of a channel of its own, due at that whole minute and not planned since. */
function daily(index: number, dueAt: number): Digest {
  return dailyDigest(index, dueAt, { channelId: `C${index}`, sections: ["usage"] });
}

/** Sets them up, and gives the keys of their posts. */
async function setUp(...given: readonly (readonly [index: number, dueAt: number])[]): Promise<string[]> {
  const digests = opened.store.digests("default");
  for (const [index, dueAt] of given) expect(await digests.save(daily(index, dueAt), 0)).toBe("saved");
  return given.map(([index, at]) => `default/digest/d${index}/${new Date(at).toISOString().slice(0, 10)}`);
}

function start(environment: Readonly<Record<string, string>> = {}): StartedProcess {
  running = startProcess(process.execPath, [program, "start"], {
    environment: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MONGODB_URI: opened.database.uri,
      PORT: "0",
      SLACK_BOT_TOKEN: "xoxb-x",
      SLACK_SIGNING_SECRET: "signing-secret",
      SLACK_API_URL: slack.slackApiUrl,
      ...environment,
    },
  });
  return running;
}

/** Stops it as a service manager does, and gives how long that took. */
async function stop(started: StartedProcess): Promise<number> {
  const began = performance.now();
  started.child.kill("SIGTERM");
  expect(await started.ended).toBe(0);
  expect(started.output()).toContain('"msg":"Stopped"');
  return performance.now() - began;
}

async function untilPosted(count: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  while ((slack.counts.get("posted") ?? 0) < count) {
    if (performance.now() > deadline) throw new Error(`Only ${slack.counts.get("posted")} were posted`);
    await pause(20);
  }
}

const keys = () => slack.messages().map(({ key }) => key);
const lastMinute = () => Math.floor(Date.now() / MINUTE) * MINUTE;

test("a process that is stopped finishes what is under way and begins nothing; the rest comes after the next start", async () => {
  const dueAt = lastMinute();
  const expected = await setUp(...Array.from({ length: 100 }, (_, index) => [index, dueAt] as const));
  const first = start();
  await untilPosted(10);
  const took = await stop(first);
  const before = keys();
  expect(before.length).toBeGreaterThanOrEqual(10);
  expect(before.length).toBeLessThan(100);
  // Four at a time, each a second's work here.
  expect(took).toBeLessThan(5_000);
  // Nothing was left half done: each that was posted is noted, and each other one can be claimed at once.
  const deliveries = opened.database.db.collection("deliveries");
  expect(await deliveries.countDocuments({ state: "posted" })).toBe(before.length);
  expect(await deliveries.countDocuments({ state: "due", claimableAt: { $gt: new Date() } })).toBe(0);
  const second = start();
  await untilPosted(100);
  await stop(second);
  expect([...keys()].sort()).toEqual([...expected].sort());
  expect(slack.counts.get("conversations.history") ?? 0).toBe(0);
}, 600_000);

test("without a catch-up window a post that is seconds old still comes, and an older one is missed with a line in the log", async () => {
  const dueAt = lastMinute();
  const [fresh] = await setUp([1, dueAt], [2, dueAt - 10 * MINUTE]);
  const started = start({ DIGEST_CATCH_UP_HOURS: "0" });
  await untilPosted(1);
  await waitForOutput(
    started,
    /"digestId":"d2","localDate":"[\d-]+","because":"too-late","msg":"Missed what was due"/,
  );
  await stop(started);
  expect(keys()).toEqual([fresh]);
  expect(await opened.store.deliveries("default").ofDigest("d2", 10)).toMatchObject([
    { outcome: { kind: "missed", because: "too-late" } },
  ]);
}, 60_000);
