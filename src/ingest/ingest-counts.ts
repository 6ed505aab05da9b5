import type { IngestResult } from "./ingest";

/** What came of many batches; a conflict counts among the duplicates too. */
export interface IngestCounts {
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
}

export const noCounts: IngestCounts = { accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };

export function countsOf({ accepted, duplicates, conflicts, rejected }: IngestResult): IngestCounts {
  return {
    accepted,
    duplicates: duplicates + conflicts.length,
    conflicts: conflicts.length,
    rejected: rejected.length,
  };
}

export function addCounts(left: IngestCounts, right: IngestCounts): IngestCounts {
  return {
    accepted: left.accepted + right.accepted,
    duplicates: left.duplicates + right.duplicates,
    conflicts: left.conflicts + right.conflicts,
    rejected: left.rejected + right.rejected,
  };
}
