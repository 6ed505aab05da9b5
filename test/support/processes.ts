import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import {
  identifyProcess,
  isRunning,
  type ProcessIdentity,
} from "../../src/storage/embedded/process-identity";

/** A process started by a test, with what it has said so far. */
export type StartedProcess = {
  child: ChildProcess;
  processId: number;
  /** Standard output and standard error, in the order in which they came. */
  output(): string;
  /** Resolves with the exit code, or with null after a signal. */
  ended: Promise<number | null>;
};

export type StartOptions = { environment?: NodeJS.ProcessEnv; workingDirectory?: string; detached?: boolean };

/** Starts a program and collects what it says. */
export function startProcess(
  program: string,
  parameters: readonly string[],
  { environment = process.env, workingDirectory = process.cwd(), detached = false }: StartOptions = {},
): StartedProcess {
  const child = spawn(program, parameters, { env: environment, cwd: workingDirectory, detached });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("close", (code) => resolve(code));
    child.on("error", reject);
  });
  if (child.pid === undefined) throw new Error(`${program} did not start.`);
  return { child, processId: child.pid, output: () => output, ended };
}

/** Waits until the process has said something, and fails with all it said if it ends before or says it too late. */
export async function waitForOutput(started: StartedProcess, pattern: RegExp): Promise<RegExpExecArray> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const match = pattern.exec(started.output());
    if (match !== null) return match;
    if (
      started.child.exitCode !== null ||
      started.child.signalCode !== null ||
      performance.now() > deadline
    ) {
      throw new Error(`The process did not say ${pattern}. It said:\n${started.output()}`);
    }
    await sleep(10);
  }
}

/** Every process that descends from this one, by what the system tells now. */
export async function descendantsOf(processId: number): Promise<ProcessIdentity[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const parent = Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]);
    parents.set(Number(name), parent);
  }
  const found = new Set([processId]);
  // A child may come before its parent in the list, so the list is read until nothing is added.
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const [child, parent] of parents) if (found.has(parent)) found.add(child);
  }
  found.delete(processId);
  const identities = await Promise.all([...found].map(identifyProcess));
  return identities.filter((identity) => identity !== null);
}

/** Waits until none of these processes runs, and tells which still do after the limit. */
export async function remainingAfter(
  processes: readonly ProcessIdentity[],
  limitMilliseconds: number,
): Promise<ProcessIdentity[]> {
  const deadline = performance.now() + limitMilliseconds;
  for (;;) {
    const running = await Promise.all(processes.map(isRunning));
    const remaining = processes.filter((_, index) => running[index]);
    if (remaining.length === 0 || performance.now() > deadline) return remaining;
    await sleep(20);
  }
}

/** A port of the loopback address that nobody uses right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}
