import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { program } from "../../support/caseboard";
import { freePort, startProcess } from "../../support/processes";
import { SIGNING_SECRET } from "./slack-callers";

/** `caseboard start` as a process of its own, watched. */
export interface BotProcess {
  readonly url: string;
  /** From the start of the process until it was ready, in milliseconds. */
  readonly coldStart: number;
  /** What is resident now, and the most so far, in MiB. */
  memory(): { readonly now: number; readonly most: number };
  /** The longest that its event loop stood still since it was asked before, in milliseconds. */
  longestStandstill(): Promise<number>;
  /** Errors that it logged. */
  loggedErrors(): readonly string[];
  stop(): Promise<void>;
}

const BETWEEN_LOOKS = 100;
const READY_TIME_LIMIT = 120_000;

/** Starts it on the database; `nodeOptions` are for profiles, such as `--cpu-prof`. */
export async function startBot(
  uri: string,
  { slackApiUrl, nodeOptions }: { readonly slackApiUrl: string; readonly nodeOptions: readonly string[] },
): Promise<BotProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedAt = performance.now();
  const running = startProcess(process.execPath, [...nodeOptions, ...program, "start"], {
    environment: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MONGODB_URI: uri,
      PORT: String(port),
      SLACK_BOT_TOKEN: "xoxb-benchmark",
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slackApiUrl,
    },
  });
  while (!(await isReady(url))) {
    const isLate = performance.now() - startedAt > READY_TIME_LIMIT;
    if (isLate || running.child.exitCode !== null) throw new Error(`It is not ready: ${running.output()}`);
    await pause(10);
  }
  const coldStart = performance.now() - startedAt;
  const watched = watchMemory(running.processId);
  return {
    url,
    coldStart,
    memory: watched.memory,
    longestStandstill: () => longestStandstill(url),
    loggedErrors: () => errorsIn(running.output()),
    stop: async () => {
      watched.stop();
      running.child.kill("SIGTERM");
      const code = await running.ended;
      if (code !== 0) throw new Error(`It ended with ${code}: ${running.output().slice(-2_000)}`);
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).status === 200;
  } catch (error) {
    // It does not listen yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function watchMemory(processId: number) {
  let now = 0;
  let most = 0;
  const look = async () => {
    const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
    now = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? now * 1_024) / 1_024;
    most = Math.max(most, now);
  };
  const timer = setInterval(look, BETWEEN_LOOKS);
  return { memory: () => ({ now, most }), stop: () => clearInterval(timer) };
}

async function longestStandstill(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics)?.[1] ?? 0) * 1_000;
}

function errorsIn(output: string): readonly string[] {
  return output.split("\n").filter((line) => /"level":(?:50|60|"error"|"fatal")/.test(line));
}
