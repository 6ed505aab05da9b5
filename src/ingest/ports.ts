import type { CaseboardEvent, FieldProblem } from "../domain/events";
import type { Instant, UtcDay } from "../domain/instant";

/** What a batch touches, noted before any of it is stored. */
export interface Touched {
  readonly workspace: string;
  readonly conversationIds: readonly string[];
  readonly directoryEventIds: readonly string[];
  /** On which visits end otherwise once the events are stored. */
  readonly changedDays: readonly UtcDay[];
  readonly startedAt: Instant;
}

/** Events that are stored, and named by a journal entry, but not derived. */
export interface StoredBatch {
  /** Of the journal entry. */
  readonly key: string;
  readonly workspace: string;
  readonly conversationIds: readonly string[];
  /** Those of them whose opening the log did not have before. */
  readonly openedIds: readonly string[];
  /** As the log has them, each once. */
  readonly events: readonly CaseboardEvent[];
}

/** A refused event to keep for the operator. */
export interface RefusedEvent {
  readonly outcome: "rejected" | "conflict";
  readonly body: string;
  readonly replayable: boolean;
  readonly eventId: string | null;
  readonly problems: readonly FieldProblem[];
  readonly origin: string;
}

/** What ingesting writes to; every call resolves when it is durable, and throws `database-unavailable`. */
export interface IngestPorts {
  readonly workspaces: { ensure(workspace: string, now: Instant): Promise<void> };
  readonly journal: {
    begin(touched: Touched): Promise<string>;
    /** From then on whoever reads waits until the batch is derived. */
    acknowledge(key: string): Promise<void>;
  };
  readonly log: {
    /** Answers the events that were there before under the same ids. */
    insert(
      workspace: string,
      events: readonly CaseboardEvent[],
    ): Promise<ReadonlyMap<string, CaseboardEvent>>;
  };
  readonly refused: {
    keep(workspace: string, refused: readonly RefusedEvent[], now: Instant): Promise<void>;
  };
  /** The event as it will be read back. */
  storable(event: CaseboardEvent): CaseboardEvent;
  /** Brings everything derived up to the batch, and ends its journal entry. */
  derive(batch: StoredBatch): Promise<void>;
  /** Lets the same be done soon, together with other batches. */
  deriveLater(batch: StoredBatch): void;
}
