import { randomBytes } from "node:crypto";
import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
import type { Log } from "./ports";
import { slackErrorCode } from "./slack-error";
import { withoutSecrets } from "./web-client";

/** Work that goes on after Slack was answered; nothing of it is lost on the way down. */
export interface Work {
  /**
   * Starts a task. When it fails, that is logged under a new reference, which `tell` passes on to the
   * person. Never throws.
   */
  start(name: string, task: () => Promise<void>, tell: (reference: string) => Promise<void>): void;
  /** Resolves when all tasks have ended, also those started meanwhile. */
  idle(): Promise<void>;
}

export function openWork(log: Log): Work {
  const running = new Set<Promise<void>>();
  return {
    start(name, task, tell) {
      const ended = run(name, task, tell, log).finally(() => running.delete(ended));
      running.add(ended);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** What a person is told of a failure, and what its log line bears. */
export function newReference(): string {
  return randomBytes(5).toString("hex").toUpperCase();
}

async function run(
  name: string,
  task: () => Promise<void>,
  tell: (reference: string) => Promise<void>,
  log: Log,
): Promise<void> {
  try {
    // Others who have asked just now are acknowledged before anybody's work begins.
    await nextTurnOfTheLoop();
    await task();
  } catch (error) {
    const reference = newReference();
    log.error({ reference, task: name, ...errorFields(error) }, "Work for somebody in Slack failed");
    try {
      await tell(reference);
    } catch (second) {
      log.error({ reference, task: name, ...errorFields(second) }, "The person could not be told about it");
    }
  }
}

/** What of an error may be logged: no texts of messages, no tokens. */
export function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = slackErrorCode(error) ?? ("code" in error ? error.code : undefined);
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    reason: withoutSecrets(error.message).slice(0, 300),
    ...(code === undefined ? {} : { code }),
    stack: frames.slice(0, 12).join("\n"),
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  };
}
