import { isDirectoryEvent } from "../domain/directory";
import { type CaseboardEvent, type FieldProblem, isConversationEvent } from "../domain/events";
import type { Instant } from "../domain/instant";
import type { Candidate, Rejected } from "./candidate";
import type { IngestPorts, RefusedEvent } from "./ports";
import { isSameEvent, type Placed, type SortedOut, sortOut } from "./sort-out";

/** What became of a batch, all of it durable. */
export interface IngestResult {
  /** Stored for the first time. */
  readonly accepted: number;
  /** Had been stored before with the same content. */
  readonly duplicates: number;
  /** Bear the id of a stored event with another content; the first one stored holds. */
  readonly conflicts: readonly Rejected[];
  readonly rejected: readonly Rejected[];
}

const conflictProblem: FieldProblem = {
  field: "id",
  reason: "is the id of another event that was stored before; the first one holds",
};

/**
 * Stores what of the candidates is an event and brings everything derived up to it.
 * Once this answers all of it is durable and in every report. When it throws, nothing counts as
 * acknowledged; sending the same again is always safe.
 */
export async function ingest(
  ports: IngestPorts,
  batch: { readonly workspace: string; readonly candidates: readonly Candidate[] },
  now: Instant,
): Promise<IngestResult> {
  const { workspace, candidates } = batch;
  const sorted = sortOut(candidates, ports.storable);
  await ports.workspaces.ensure(workspace, now);
  const repetitions = await storeEvents(ports, workspace, sorted, now);
  const conflicts = repetitions
    .filter(({ placed, stored }) => !isSameEvent(placed.event, stored))
    .map(({ placed }) => ({ index: placed.index, id: placed.event.id, problems: [conflictProblem] }))
    .sort((left, right) => left.index - right.index);
  const refused = [
    ...sorted.rejected.map((one) => refusedEvent("rejected", one, candidates[one.index])),
    ...conflicts.map((one) => refusedEvent("conflict", one, candidates[one.index])),
  ];
  if (refused.length > 0) await ports.refused.keep(workspace, refused, now);
  return {
    accepted: sorted.events.length + sorted.repeated.length - repetitions.length,
    duplicates: repetitions.length - conflicts.length,
    conflicts,
    rejected: sorted.rejected,
  };
}

/** A candidate whose id was stored before, and what was stored. */
interface Repetition {
  readonly placed: Placed;
  readonly stored: CaseboardEvent;
}

async function storeEvents(
  ports: IngestPorts,
  workspace: string,
  { events: placed, repeated }: SortedOut,
  now: Instant,
): Promise<readonly Repetition[]> {
  if (placed.length === 0) return [];
  const events = placed.map(({ event }) => event);
  const directoryEvents = events.filter(isDirectoryEvent);
  const conversationIds = [
    ...new Set(events.filter(isConversationEvent).map(({ conversationId }) => conversationId)),
  ];
  const directoryEventIds = directoryEvents.map(({ id }) => id);
  // The trace comes first: from the first stored event on, a death leaves a note of what to derive.
  const key = await ports.journal.begin({ workspace, conversationIds, directoryEventIds, startedAt: now });
  const before = await ports.log.insert(workspace, events);
  // Of a repeated event the stored one speaks, lest a conflicting content gets into the directory.
  const asStored = directoryEvents.map((event) => before.get(event.id) ?? event);
  await ports.derive(workspace, { conversationIds, directoryEvents: asStored });
  await ports.journal.end(key);
  const inBatch = new Map(events.map((event) => [event.id, event]));
  const repetitionsOf = (some: readonly Placed[], stored: (id: string) => CaseboardEvent | undefined) =>
    some.flatMap((one): Repetition[] => {
      const known = stored(one.event.id);
      return known === undefined ? [] : [{ placed: one, stored: known }];
    });
  return [
    ...repetitionsOf(placed, (id) => before.get(id)),
    ...repetitionsOf(repeated, (id) => before.get(id) ?? inBatch.get(id)),
  ];
}

function refusedEvent(
  outcome: RefusedEvent["outcome"],
  { id, problems }: Rejected,
  candidate: Candidate | undefined,
): RefusedEvent {
  const { body, replayable } = bodyOf(candidate);
  return { outcome, body, replayable, eventId: id, problems, origin: candidate?.origin ?? "" };
}

function bodyOf(candidate: Candidate | undefined): Pick<RefusedEvent, "body" | "replayable"> {
  if (candidate === undefined) return { body: "", replayable: false };
  if (candidate.kind === "unreadable") return { body: candidate.text, replayable: false };
  if (candidate.text !== null) return { body: candidate.text, replayable: true };
  try {
    return { body: JSON.stringify(candidate.value), replayable: true };
  } catch (error) {
    // JSON nested some thousand levels deep can be read but not written.
    return { body: `(could not be kept: ${String(error)})`, replayable: false };
  }
}
