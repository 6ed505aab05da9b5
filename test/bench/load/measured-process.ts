import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { caseboard, startApi, startCaseboard } from "../../support/caseboard";
import type { LoadResult } from "./http-load";

/** What a way in took of time and memory. */
export interface Measured {
  /** Until all was acknowledged; null where that is when all is derived. */
  readonly acknowledgedSeconds: number | null;
  /** Until all was derived. */
  readonly derivedSeconds: number;
  /** The most memory that the process had resident. */
  readonly residentMiB: number;
  /** How many requests were told to come again; null where there are no requests. */
  readonly refusals: number | null;
  /** How long the slowest hundredth of requests took at least, in milliseconds. */
  readonly p99: number | null;
}

const BETWEEN_LOOKS = 20;

/** `caseboard import` from its start to its end. */
export async function measureImport(uri: string, file: string): Promise<Measured> {
  const started = performance.now();
  const running = startCaseboard(["import", file], uri);
  let residentMiB = 0;
  let hasEnded = false;
  const ended = running.ended.finally(() => {
    hasEnded = true;
  });
  while (!hasEnded) {
    residentMiB = Math.max(residentMiB, await largestResidentMiB(running.processId));
    await Promise.race([ended, pause(BETWEEN_LOOKS)]);
  }
  if ((await ended) !== 0) throw new Error(`The import said: ${running.output()}`);
  const derivedSeconds = (performance.now() - started) / 1_000;
  return { acknowledgedSeconds: null, derivedSeconds, residentMiB, refusals: null, p99: null };
}

/** A client in a process of its own sends to `caseboard start`. */
export async function measureHttp(
  uri: string,
  load: { readonly file: string; readonly connections: number; readonly size: number },
): Promise<Measured> {
  const { results } = await caseboard(["tokens", "create", "--scope", "ingest"], { uri });
  const { token } = JSON.parse(results);
  const api = await startApi(uri);
  try {
    const started = performance.now();
    const { seconds, refusals, p99 } = await sendAll(api.url, token, load);
    // What starting the client took does not count.
    const startUp = performance.now() - started - seconds * 1_000;
    while ((await underivedEvents(api.url)) > 0) await pause(BETWEEN_LOOKS);
    const derivedSeconds = (performance.now() - started - startUp) / 1_000;
    const residentMiB = await largestResidentMiB(api.processId);
    return { acknowledgedSeconds: seconds, derivedSeconds, residentMiB, refusals, p99 };
  } finally {
    api.child.kill("SIGTERM");
    await api.ended;
  }
}

async function sendAll(
  url: string,
  token: string,
  { file, connections, size }: { readonly file: string; readonly connections: number; readonly size: number },
): Promise<LoadResult> {
  const program = resolve(__dirname, "http-load.ts");
  const words = ["--require", "tsx/cjs", program, file, url, token, String(connections), String(size)];
  const client = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const said = await text(client.stdout);
  if (said === "") throw new Error("The client failed.");
  return JSON.parse(said);
}

async function underivedEvents(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const found = /^caseboard_underived_events (\d+)$/m.exec(metrics)?.[1];
  if (found === undefined) throw new Error("The metrics do not tell of underived events.");
  return Number(found);
}

async function largestResidentMiB(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024;
}
