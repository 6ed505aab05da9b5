import { ErrorCode } from "@slack/web-api";
import type { Thread } from "../../domain/slack-threads/thread";
import type { Log } from "../ports";
import { errorFields } from "../work";
import { type CatchUpDependencies, type CatchUpRun, catchUpChannel } from "./catch-up";
import type { WatchStore } from "./ports";
import { openSuspicions } from "./suspicions";

const TOLD_AT_ONCE = 200;

export interface OpenCatchUp extends Omit<CatchUpDependencies, "suspicions" | "watches"> {
  readonly watches: WatchStore;
  readonly tell: (thread: Thread) => Promise<void>;
  readonly log: Log;
}

/** Reads what was missed, and tells what waits to be told. */
export function openCatchUp(dependencies: OpenCatchUp) {
  const { watches, threads, tell, log, clocks } = dependencies;
  const suspicions = openSuspicions(clocks.realTime);

  return {
    /** Looks through every watched channel. One that cannot be read is passed over until the next time. */
    read: async (run: CatchUpRun): Promise<void> => {
      suspicions.begin();
      for (const { value: watch } of await watches.list()) {
        if (run.signal.aborted) return;
        try {
          await catchUpChannel({ ...dependencies, suspicions }, watch, run);
        } catch (error) {
          log.warn(
            { channelId: watch.channelId, ...errorFields(error) },
            "A watched channel could not be read",
          );
          // Slack wants less from us: what is left comes at the next time.
          if (isRateLimited(error)) return;
        }
      }
    },

    tellAll: async (signal: AbortSignal): Promise<void> => {
      const failed = new Set<string>();
      for (;;) {
        const untold = (await threads.untold(TOLD_AT_ONCE)).filter(({ ts }) => !failed.has(ts));
        if (untold.length === 0) return;
        for (const thread of untold) {
          if (signal.aborted) return;
          try {
            await tell(thread);
          } catch (error) {
            failed.add(thread.ts);
            log.error({ channelId: thread.channelId, ...errorFields(error) }, "A thread could not be told");
          }
        }
      }
    },
  };
}

function isRateLimited(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === ErrorCode.RateLimitedError;
}
