import type { CaseboardEvent } from "../../src/domain/events";
import type { BackfillPosition, BackfillPositions } from "../../src/ingest/backfill/position";
import { runBackfill } from "../../src/ingest/backfill/run-backfill";
import type { BackfillSource } from "../../src/ingest/backfill/source";
import type { Candidate } from "../../src/ingest/candidate";
import type { IngestCounts } from "../../src/ingest/ingest-counts";
import { isSameEvent, sortOut } from "../../src/ingest/sort-out";

/** A back-fill against a stand-in, with a clock and pauses that take no time. */
export interface BackfillBench {
  readonly events: ReadonlyMap<string, CaseboardEvent>;
  /** Origins of what could not be read. */
  readonly unreadable: readonly string[];
  /** Ids that were told with two contents. */
  readonly conflicts: readonly string[];
  /** The pauses that were made, in milliseconds. */
  readonly pauses: readonly number[];
  readonly notes: readonly string[];
  /** Conversations read and their total, after every page. */
  readonly progress: readonly (readonly [number, number | null])[];
  /** Takes events in as webhooks bring them. */
  take(events: readonly object[]): void;
  run(since: string): Promise<IngestCounts>;
}

export function backfillBench(
  source: BackfillSource,
  values: Readonly<Record<string, string>>,
  now = Date.parse("2026-11-06T00:00:00Z"),
): BackfillBench {
  const events = new Map<string, CaseboardEvent>();
  const [unreadable, conflicts, pauses, notes]: [string[], string[], number[], string[]] = [[], [], [], []];
  const progress: (readonly [number, number | null])[] = [];
  const positions = memoryPositions();
  const ingest = (candidates: readonly Candidate[]) => {
    const sorted = sortOut(candidates, (event) => event);
    const told = [...sorted.events, ...sorted.repeated].map(({ event }) => event);
    const known = told.filter((event) => events.has(event.id));
    for (const event of told) {
      const stored = events.get(event.id);
      if (stored !== undefined && !isSameEvent(stored, event)) conflicts.push(event.id);
      if (stored === undefined) events.set(event.id, event);
    }
    for (const { index } of sorted.rejected) unreadable.push(candidates[index]?.origin ?? "");
    return {
      accepted: told.length - known.length,
      duplicates: known.length,
      conflicts: [],
      rejected: sorted.rejected,
    };
  };
  return {
    events,
    unreadable,
    conflicts,
    pauses,
    notes,
    progress,
    take: (told) => {
      ingest(told.map((value) => ({ kind: "value", value, text: null, origin: "webhook" })));
    },
    run: (since) =>
      runBackfill(
        {
          outside: {
            fetch,
            now: () => now,
            pause: async (duration) => void pauses.push(duration),
            timeLimit: 5_000,
            onWait: () => undefined,
          },
          positions,
          ingest: async (candidates) => ingest(candidates),
        },
        { source, values, workspace: "default", since: Date.parse(since) },
        {
          onStart: () => undefined,
          onProgress: (conversations, total) => void progress.push([conversations, total]),
          onNote: (note) => void notes.push(note),
          onRejected: () => undefined,
        },
      ),
  };
}

function memoryPositions(): BackfillPositions {
  let kept: { position: BackfillPosition | null; version: number } = { position: null, version: 0 };
  return {
    read: async () => kept,
    replace: async (_workspace, _platform, { position, expectedVersion }) => {
      if (kept.version !== expectedVersion) return false;
      kept = { position, version: expectedVersion + 1 };
      return true;
    },
  };
}
