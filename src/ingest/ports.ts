import type { CaseboardEvent, FieldProblem } from "../domain/events";
import type { Instant } from "../domain/instant";

/** What a batch touches, noted before any of it is stored. */
export interface Touched {
  readonly workspace: string;
  readonly conversationIds: readonly string[];
  readonly directoryEventIds: readonly string[];
  readonly startedAt: Instant;
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
  readonly journal: { begin(touched: Touched): Promise<string>; end(key: string): Promise<void> };
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
  /** Brings everything derived up to what is stored about these conversations and directory events. */
  derive(
    workspace: string,
    touched: {
      readonly conversationIds: readonly string[];
      readonly directoryEvents: readonly CaseboardEvent[];
    },
  ): Promise<void>;
}
