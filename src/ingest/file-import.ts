import { messageOf } from "../errors";
import type { Candidate, Rejected } from "./candidate";
import type { ByteSource } from "./file-source";
import type { IngestResult } from "./ingest";
import { addCounts, countsOf, type IngestCounts, noCounts } from "./ingest-counts";
import { type Line, linesOf } from "./lines";
import { sideBySide } from "./side-by-side";

/** A line that was refused, or whose event has the id of another one. */
export interface RefusedLine extends Rejected {
  readonly file: string;
  readonly line: number;
}

export interface ImportListener {
  onRejected(line: RefusedLine): void;
  onConflict(line: RefusedLine): void;
  /** After every batch: packed bytes of the file read so far. */
  onProgress(bytesRead: number, counts: IngestCounts): void;
}

const LINES_A_BATCH = 2_500;
const TEXT_A_BATCH = 8 * 1024 * 1024;
/** While the database stores one batch the next one is read and checked. */
const BATCHES_AT_ONCE = 3;

interface Batch {
  readonly candidates: readonly Candidate[];
  readonly lineNumbers: readonly number[];
}

/**
 * Imports one file of NDJSON through `ingestBatch`, several batches at once, but never two that share an id:
 * of two lines with one id the first one is stored. What was stored stays when reading fails later.
 */
export async function importFile(
  source: ByteSource,
  ingestBatch: (candidates: readonly Candidate[]) => Promise<IngestResult>,
  listener: ImportListener,
): Promise<IngestCounts> {
  let counts = noCounts;
  const ingested = sideBySide(batchesOf(source), {
    atOnce: BATCHES_AT_ONCE,
    keysOf: ({ candidates }) => candidates.flatMap(claimedId),
    work: async ({ candidates, lineNumbers }) => ({ lineNumbers, result: await ingestBatch(candidates) }),
  });
  for await (const { lineNumbers, result } of ingested) {
    const refusedLine = (one: Rejected): RefusedLine => ({
      ...one,
      file: source.name,
      line: lineNumbers[one.index] ?? 0,
    });
    for (const one of result.rejected) listener.onRejected(refusedLine(one));
    for (const one of result.conflicts) listener.onConflict(refusedLine(one));
    counts = addCounts(counts, countsOf(result));
    listener.onProgress(source.bytesRead(), counts);
  }
  return counts;
}

async function* batchesOf(source: ByteSource): AsyncGenerator<Batch> {
  let candidates: Candidate[] = [];
  let lineNumbers: number[] = [];
  let textLength = 0;
  for await (const line of linesOf(source.chunks)) {
    candidates.push(candidateOf(line, source.name));
    lineNumbers.push(line.number);
    textLength += line.text.length;
    if (candidates.length < LINES_A_BATCH && textLength < TEXT_A_BATCH) continue;
    yield { candidates, lineNumbers };
    candidates = [];
    lineNumbers = [];
    textLength = 0;
  }
  if (candidates.length > 0) yield { candidates, lineNumbers };
}

function candidateOf(line: Line, file: string): Candidate {
  const origin = `${file}:${line.number}`;
  const { text } = line;
  if (line.kind === "unreadable") {
    return { kind: "unreadable", text, problems: [{ field: "(line)", reason: line.reason }], origin };
  }
  try {
    return { kind: "value", value: JSON.parse(text), text, origin };
  } catch (error) {
    const reason = `is not JSON: ${withoutText(messageOf(error))}`;
    return { kind: "unreadable", text, problems: [{ field: "(line)", reason }], origin };
  }
}

/** The id that a candidate says it has, if any. */
function claimedId(candidate: Candidate): string[] {
  if (candidate.kind === "unreadable") return [];
  const { value } = candidate;
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" ? [id] : [];
}

/** The parser quotes what it read, and that may be somebody's message. */
function withoutText(message: string): string {
  return message.replace(/,? (?:\.\.\.)?".*$/su, "");
}
