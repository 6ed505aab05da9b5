import type { Instant, Milliseconds } from "../../domain/instant";

/** How long a difference has to stand before it is believed: what Slack is just telling is no difference. */
const STANDS_FOR: Milliseconds = 60_000;

/** Differences between what Slack shows and what is known, which Slack may be about to tell of. */
export interface Suspicions {
  /** Begins to look again: what is not seen again is forgotten at the next beginning. */
  begin(): void;
  /** Answers the instant under which it was first seen once it is believed, else null. */
  confirm(key: string, at: Instant): Instant | null;
}

interface Seen {
  readonly firstAt: Instant;
  readonly at: Instant;
}

export function openSuspicions(now: () => Instant): Suspicions {
  let before: ReadonlyMap<string, Seen> = new Map();
  let current = new Map<string, Seen>();
  return {
    begin: () => {
      before = current;
      current = new Map();
    },
    confirm: (key, at) => {
      const seen = before.get(key) ?? { firstAt: now(), at };
      current.set(key, seen);
      return now() - seen.firstAt >= STANDS_FOR ? seen.at : null;
    },
  };
}
