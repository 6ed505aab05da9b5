import { setTimeout as pause } from "node:timers/promises";
import { generateEvents } from "../../../src/domain/sample/generate-events";

/** Events that keep coming in over HTTP. */
export interface EventStream {
  /** Ends it once what is under way is answered; answers how many were acknowledged, and the refusals. */
  stop(): Promise<{ readonly acknowledged: number; readonly refusals: number; readonly seconds: number }>;
}

export interface EventStreamOptions {
  readonly token: string;
  /** Events a second. */
  readonly rate: number;
  /** Events a request. */
  readonly batch: number;
  /** Of the events; another seed gives others. */
  readonly seed: number;
  readonly now: number;
}

const CONVERSATIONS_AT_ONCE = 2_000;

/** Begins to send new conversations of the last day to the bot at that rate, as far as it keeps up. */
export function startEventStream(
  url: string,
  { token, rate, batch, seed, now }: EventStreamOptions,
): EventStream {
  const startedAt = performance.now();
  let isStopped = false;
  let acknowledged = 0;
  let refusals = 0;
  const sending = (async () => {
    for (const events of batchesOf(batch, { seed, now })) {
      const dueAt = startedAt + ((acknowledged + batch) / rate) * 1_000;
      await pause(Math.max(0, dueAt - performance.now()));
      if (isStopped) return;
      while (!(await isTaken(url, token, events))) refusals += 1;
      acknowledged += events.length;
    }
  })();
  return {
    stop: async () => {
      const seconds = (performance.now() - startedAt) / 1_000;
      isStopped = true;
      await sending;
      return { acknowledged, refusals, seconds };
    },
  };
}

async function isTaken(url: string, token: string, events: readonly unknown[]): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  const body = JSON.stringify({ events });
  const response = await fetch(`${url}/v1/events`, { method: "POST", headers, body });
  const answer = await response.text();
  if (response.status === 200) return true;
  if (response.status !== 429 && response.status !== 503) throw new Error(`${response.status} ${answer}`);
  await pause(Number(response.headers.get("retry-after") ?? 1) * 1_000);
  return false;
}

/** Events of conversations only: the members are those that are there already. */
function* batchesOf(size: number, { seed, now }: { readonly seed: number; readonly now: number }) {
  let batch: unknown[] = [];
  for (let part = seed; ; part += 1) {
    const sample = { conversations: CONVERSATIONS_AT_ONCE, seed: part, days: 1, end: new Date(now) };
    for (const event of generateEvents(sample)) {
      if (!("conversationId" in event)) continue;
      batch.push(event);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
}
