import type { Instant } from "../../domain/instant";
import { CaseboardError } from "../../errors";
import { type Candidate, candidatesOf, type Rejected } from "../candidate";
import type { IngestResult } from "../ingest";
import { addCounts, countsOf, type IngestCounts, noCounts } from "../ingest-counts";
import { type Outside, openPlatformApi } from "./platform-api";
import type { BackfillPosition, BackfillPositions } from "./position";
import type { BackfillPage, BackfillSource, PageReading } from "./source";

export interface BackfillPorts {
  readonly outside: Outside;
  readonly positions: BackfillPositions;
  /** Stores what of the candidates is an event. */
  ingest(candidates: readonly Candidate[]): Promise<IngestResult>;
}

export interface BackfillRequest {
  readonly source: BackfillSource;
  /** The value of each of the source's variables. */
  readonly values: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly since: Instant;
}

export interface BackfillListener {
  /** Before the first page; `isResumed` where an earlier run stopped on the way. */
  onStart(position: BackfillPosition, isResumed: boolean): void;
  /** After every page: conversations read in this and earlier runs, and in all where that is known. */
  onProgress(conversations: number, total: number | null): void;
  /** Each note once in a run, however many pages it comes with. */
  onNote(note: string): void;
  onRejected(origin: string, rejected: Rejected): void;
}

const EVENTS_A_BATCH = 5_000;

/**
 * Reads page after page from the platform, stores its events, then notes the position, so that a run that
 * dies at any line can be resumed and nothing is left out. Reading something twice is harmless: the events
 * of the same fact have the same id.
 * Throws `platform-unavailable`, `platform-refused`, and `too-contended` when another run is under way.
 */
export async function runBackfill(
  ports: BackfillPorts,
  request: BackfillRequest,
  listener: BackfillListener,
): Promise<IngestCounts> {
  const { source, values, workspace, since } = request;
  const { outside, positions } = ports;
  const api = openPlatformApi(source, values, outside);
  const start = await positions.read(workspace, source.platform);
  const isResumed = start.position !== null && isUnfinished(start.position, since);
  let position = isResumed ? start.position : firstPosition(since, outside.now());
  let { version } = start;
  let counts = noCounts;
  const notes = new Set<string>();
  listener.onStart(position, isResumed);
  while (!position.isDone) {
    const page = await readPage(source, { ...position, values, api });
    for (const note of page.notes ?? []) {
      if (!notes.has(note)) listener.onNote(note);
      notes.add(note);
    }
    counts = addCounts(counts, await ingestPage(ports, source, page, listener));
    position = positionAfter(position, page);
    const next = { position, expectedVersion: version };
    if (!(await positions.replace(workspace, source.platform, next, outside.now()))) throw contended(source);
    version += 1;
    listener.onProgress(position.conversations, page.total);
  }
  return counts;
}

function isUnfinished(position: BackfillPosition, since: Instant): boolean {
  return !position.isDone && position.since === since;
}

function firstPosition(since: Instant, now: Instant): BackfillPosition {
  return { since, until: now, cursor: null, isDone: false, conversations: 0 };
}

async function readPage(source: BackfillSource, reading: PageReading): Promise<BackfillPage> {
  const page = await source.readPage(reading);
  // A platform that answers the same page for ever would never let the run end.
  if (page.cursor === null || page.cursor !== reading.cursor) return page;
  throw new CaseboardError("platform-unavailable", `${source.title} answered the same page twice.`, {
    hint: "Try again later; the same command goes on from there.",
  });
}

function positionAfter(position: BackfillPosition, page: BackfillPage): BackfillPosition {
  return {
    ...position,
    cursor: page.cursor,
    isDone: page.cursor === null,
    conversations: position.conversations + page.conversations,
  };
}

async function ingestPage(
  ports: BackfillPorts,
  source: BackfillSource,
  page: BackfillPage,
  listener: BackfillListener,
): Promise<IngestCounts> {
  const candidates = candidatesOfPage(source, page);
  let counts = noCounts;
  for (let first = 0; first < candidates.length; first += EVENTS_A_BATCH) {
    const batch = candidates.slice(first, first + EVENTS_A_BATCH);
    const result = await ports.ingest(batch);
    for (const one of result.rejected) listener.onRejected(batch[one.index]?.origin ?? source.platform, one);
    counts = addCounts(counts, countsOf(result));
  }
  return counts;
}

function candidatesOfPage({ platform }: BackfillSource, page: BackfillPage): Candidate[] {
  const origin = `backfill:${platform}`;
  return [
    ...candidatesOf(page.events, origin),
    ...page.unreadable.map(
      (item): Candidate => ({
        kind: "unreadable",
        text: JSON.stringify(item.value) ?? "",
        problems: item.problems,
        origin: item.origin,
      }),
    ),
  ];
}

function contended({ title }: BackfillSource): CaseboardError {
  return new CaseboardError(
    "too-contended",
    `Another back-fill of ${title} into this workspace is under way, or was started meanwhile.`,
    { hint: "Let that one finish. What this one read is stored." },
  );
}
