import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Digest } from "../../src/domain/digests/digest";
import { ingest } from "../../src/ingest/ingest";
import { type CountingSlack, type Fault, startCountingSlack } from "../support/counting-slack";
import { dailyDigest } from "../support/digest-samples";
import { type StartedProcess, startProcess } from "../support/processes";
import { candidatesOf, type TestStore, testStore } from "../support/store";

/** Four real processes, one database, a Slack that counts and fails, kill -9 at any moment, and one that stalls. */

const PROCESSES = 4;
const DIGESTS = 1_000;
const CHANNELS = 60;
const KILLS = 10;
/** One process stands still for longer than its leases last, in the middle of its posts. */
const FREEZE_AFTER = 150;
const FROZEN_FOR = 63_000;
const MINUTE = 60_000;
/** One process is killed each time about that many more were posted: work is under way then. */
const POSTS_BETWEEN_KILLS = 70;
const program = resolve(__dirname, "../../src/cli/caseboard.cjs");

let opened: TestStore;
let slack: CountingSlack;
let running: StartedProcess[] = [];
let frozen: StartedProcess | undefined;

beforeAll(async () => {
  opened = await testStore();
  slack = await startCountingSlack({
    delay: () => Math.random() * 80,
    fault: ({ method }) => faultOf(method),
    gap: 900,
    retryAfter: 2,
    hang: 15_000,
  });
});

afterAll(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  await slack.close();
  await opened.close();
});

/** About one request in twelve goes wrong, most of them the one that must not be repeated blindly. */
function faultOf(method: string): Fault {
  const chance = Math.random();
  if (method === "conversations.history") return chance < 0.05 ? "error-before" : "none";
  if (method !== "chat.postMessage") return chance < 0.01 ? "error-before" : "none";
  if (chance < 0.025) return "error-after";
  if (chance < 0.04) return "error-before";
  if (chance < 0.05) return "reset-after";
  if (chance < 0.06) return "reset-before";
  if (chance < 0.065) return "hang-after";
  return chance < 0.08 ? "rate-limited" : "none";
}

test("1,000 digests due at once come exactly once each, whoever dies and whatever Slack answers", async () => {
  const dueAt = await setUp();
  const localDate = new Date(dueAt).toISOString().slice(0, 10);
  const expected = Array.from({ length: DIGESTS }, (_, index) => `default/digest/d${index}/${localDate}`);
  const began = performance.now();
  running = Array.from({ length: PROCESSES }, startBot);
  const [kills] = await Promise.all([killUntilSettled(), freezeOne()]);
  const seconds = Math.round((performance.now() - began) / 1_000);
  await stopAll();

  const posted = slack.messages().map(({ key }) => key ?? "a message of another kind");
  const times = new Map(expected.map((key) => [key, 0]));
  for (const key of posted) times.set(key, (times.get(key) ?? 0) + 1);
  const summary = { seconds, kills, ...counters(), ...(await foundInHistory()) };
  process.stderr.write(`Exactly once: ${JSON.stringify(summary)}\n`);

  expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
  expect(posted).toHaveLength(DIGESTS);
  expect(kills).toBe(KILLS);
  // A post may be on its way already when another one is told to wait.
  expect(slack.counts.get("came before Retry-After was over") ?? 0).toBeLessThanOrEqual(2);
  const outcomes = await opened.database.db.collection("deliveries").distinct("state");
  expect(outcomes).toEqual(["posted"]);
}, 1_800_000);

/** Enters a manager, and digests that were due a minute ago; answers when. */
async function setUp(): Promise<number> {
  const now = Date.now();
  const dueAt = now - (now % MINUTE) - MINUTE;
  const manager = {
    id: "e1",
    type: "user.upserted",
    at: new Date(now - 24 * 60 * MINUTE).toISOString(),
    user: { id: "m1", name: "Marco", role: "manager", slackUserId: "U0MARCO" },
  };
  const candidates = candidatesOf([manager]);
  const { accepted } = await ingest(opened.store.ingest, { workspace: "default", candidates }, now);
  expect(accepted).toBe(1);
  const digests = opened.store.digests("default");
  const ids = Array.from({ length: DIGESTS }, (_, index) => index);
  for (const index of ids) await digests.save(digestOf(index, dueAt), 0);
  return dueAt;
}

function digestOf(index: number, dueAt: number): Digest {
  return dailyDigest(index, dueAt, { channelId: `C${index % CHANNELS}`, sections: ["highlights", "usage"] });
}

function startBot(): StartedProcess {
  return startProcess(process.execPath, [program, "start"], {
    environment: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MONGODB_URI: opened.database.uri,
      PORT: "0",
      SLACK_BOT_TOKEN: "xoxb-x",
      SLACK_SIGNING_SECRET: "signing-secret",
      SLACK_API_URL: slack.slackApiUrl,
    },
  });
}

/** Kills one process after another and starts it again, until everything is settled; answers how often. */
async function killUntilSettled(): Promise<number> {
  const deliveries = opened.database.db.collection("deliveries");
  let kills = 0;
  let nextAt = POSTS_BETWEEN_KILLS;
  for (;;) {
    await pause(200);
    const posted = slack.counts.get("posted") ?? 0;
    if (kills < KILLS && posted >= nextAt) {
      if (await killOne()) kills += 1;
      nextAt = posted + POSTS_BETWEEN_KILLS * (0.5 + Math.random());
    }
    if (posted >= DIGESTS && (await deliveries.countDocuments({ state: "posted" })) === DIGESTS) return kills;
    for (const { child, output } of running) {
      if (child.exitCode !== null) throw new Error(`A process ended by itself:\n${output().slice(-3_000)}`);
    }
  }
}

/** Stops a process for longer than its claims last; it goes on in the middle of what others did meanwhile. */
async function freezeOne(): Promise<void> {
  while ((slack.counts.get("posted") ?? 0) < FREEZE_AFTER || atWork().length === 0) await pause(50);
  frozen = atWork()[0];
  frozen?.child.kill("SIGSTOP");
  await pause(FROZEN_FOR);
  frozen?.child.kill("SIGCONT");
  // It is given the time to notice, and to take back what it should not have posted.
  await pause(5_000);
}

function atWork(): readonly StartedProcess[] {
  return running.filter(
    (started) => started !== frozen && /Posted (?:late )?what was due/.test(started.output()),
  );
}

/** One that has posted already, so that it most likely dies in the middle of a post; false when none has. */
async function killOne(): Promise<boolean> {
  const victims = atWork();
  const victim = victims[Math.floor(Math.random() * victims.length)];
  if (victim === undefined) return false;
  victim.child.kill("SIGKILL");
  await victim.ended;
  outputs.push(victim.output());
  running = running.map((started) => (started === victim ? startBot() : started));
  return true;
}

async function stopAll(): Promise<void> {
  for (const { child } of running) child.kill("SIGTERM");
  await Promise.all(running.map(({ ended }) => ended));
  outputs.push(...running.map(({ output }) => output()));
}

const outputs: string[] = [];

function counters(): Readonly<Record<string, number>> {
  return Object.fromEntries([...slack.counts].sort());
}

/** What the processes said of what they did after something had gone wrong. */
async function foundInHistory(): Promise<Readonly<Record<string, number>>> {
  const said = outputs.join("");
  const times = (words: string) => said.split(words).length - 1;
  return {
    "found in history": times("Found in the history"),
    "taken back": times("Took back a post"),
    "tried again": times("it is tried again"),
  };
}
