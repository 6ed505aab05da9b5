import { isDirectoryEvent } from "../domain/directory";
import { type CaseboardEvent, type FieldProblem, isConversationEvent } from "../domain/events";
import type { Instant } from "../domain/instant";
import { daysOfBreaks } from "../domain/presence";
import type { Candidate, Rejected } from "./candidate";
import type { IngestPorts, RefusedEvent, StoredBatch } from "./ports";
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

/** What became of one candidate. */
export type Outcome =
  | { readonly kind: "accepted" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "conflict"; readonly rejected: Rejected }
  | { readonly kind: "rejected"; readonly rejected: Rejected };

const accepted: Outcome = { kind: "accepted" };

/** What became of each candidate, in their order, and what of them is yet to be derived. */
export interface StoredCandidates {
  readonly outcomes: readonly Outcome[];
  /** Null where no candidate is an event. */
  readonly batch: StoredBatch | null;
}

/** Some candidates of one workspace. */
export interface Batch {
  readonly workspace: string;
  readonly candidates: readonly Candidate[];
}

/**
 * Stores what of the candidates is an event; deriving it is left to the caller. When this throws, nothing
 * counts as acknowledged; sending the same again is always safe.
 */
export async function storeEach(
  ports: IngestPorts,
  { workspace, candidates }: Batch,
  now: Instant,
): Promise<StoredCandidates> {
  const sorted = sortOut(candidates, ports.storable);
  await ports.workspaces.ensure(workspace, now);
  const { batch, repetitions } = await storeEvents(ports, workspace, sorted, now);
  const outcomes = candidates.map((): Outcome => accepted);
  for (const rejected of sorted.rejected) outcomes[rejected.index] = { kind: "rejected", rejected };
  for (const { placed, stored } of repetitions) outcomes[placed.index] = repetitionOutcome(placed, stored);
  const refused = outcomes.flatMap((outcome, index) =>
    outcome.kind === "rejected" || outcome.kind === "conflict"
      ? [refusedEvent(outcome.kind, outcome.rejected, candidates[index])]
      : [],
  );
  if (refused.length > 0) await ports.refused.keep(workspace, refused, now);
  return { outcomes, batch };
}

/** As `storeEach`, and brings everything derived up to it: once this answers all of it is in every report. */
export async function ingestEach(
  ports: IngestPorts,
  candidates: Batch,
  now: Instant,
): Promise<readonly Outcome[]> {
  const { outcomes, batch } = await storeEach(ports, candidates, now);
  if (batch !== null) await ports.derive(batch);
  return outcomes;
}

/**
 * As `storeEach`, and lets it be derived soon: once this answers all of it is durable, and whoever reads
 * from then on waits until it is derived.
 */
export async function acknowledgeEach(
  ports: IngestPorts,
  candidates: Batch,
  now: Instant,
): Promise<readonly Outcome[]> {
  const { outcomes, batch } = await storeEach(ports, candidates, now);
  if (batch === null) return outcomes;
  ports.deriveLater(batch);
  await ports.journal.acknowledge(batch.key);
  return outcomes;
}

/** As `ingestEach`, added up. */
export async function ingest(...batch: Parameters<typeof ingestEach>): Promise<IngestResult> {
  return resultOf(await ingestEach(...batch));
}

/** Stores a batch that counts once its sender has waited for all: it is derived behind, together with others. */
export async function storeToDerive(...given: Parameters<typeof storeEach>): Promise<IngestResult> {
  const { outcomes, batch } = await storeEach(...given);
  if (batch !== null) given[0].deriveLater(batch);
  return resultOf(outcomes);
}

/** Adds up what became of some candidates. */
export function resultOf(outcomes: readonly Outcome[]): IngestResult {
  const refused = (kind: RefusedEvent["outcome"]) =>
    outcomes.flatMap((outcome) => (outcome.kind === kind ? [outcome.rejected] : []));
  const count = (kind: Outcome["kind"]) => outcomes.filter((outcome) => outcome.kind === kind).length;
  return {
    accepted: count("accepted"),
    duplicates: count("duplicate"),
    conflicts: refused("conflict"),
    rejected: refused("rejected"),
  };
}

function repetitionOutcome({ index, event }: Placed, stored: CaseboardEvent): Outcome {
  if (isSameEvent(event, stored)) return { kind: "duplicate" };
  return { kind: "conflict", rejected: { index, id: event.id, problems: [conflictProblem] } };
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
): Promise<{ readonly batch: StoredBatch | null; readonly repetitions: readonly Repetition[] }> {
  if (placed.length === 0) return { batch: null, repetitions: [] };
  const events = placed.map(({ event }) => event);
  const conversationIds = [
    ...new Set(events.filter(isConversationEvent).map(({ conversationId }) => conversationId)),
  ];
  const directoryEventIds = events.filter(isDirectoryEvent).map(({ id }) => id);
  // The trace comes first: from the first stored event on, a death leaves a note of what to derive.
  const changedDays = daysOfBreaks(events);
  const touched = { workspace, conversationIds, directoryEventIds, changedDays, startedAt: now };
  const key = await ports.journal.begin(touched);
  const before = await ports.log.insert(workspace, events);
  // Of a repeated event the stored one speaks, lest a conflicting content gets into what is derived.
  const asStored = before.size === 0 ? events : events.map((event) => before.get(event.id) ?? event);
  const repetitions = repetitionsOf({ events: placed, repeated }, before);
  const openedIds = events.flatMap((event) =>
    event.type === "conversation.opened" && !before.has(event.id) ? [event.conversationId] : [],
  );
  return { batch: { key, workspace, conversationIds, openedIds, events: asStored }, repetitions };
}

/** Nearly every batch has none, so that nothing is made for each event. */
function repetitionsOf(
  { events: placed, repeated }: Pick<SortedOut, "events" | "repeated">,
  before: ReadonlyMap<string, CaseboardEvent>,
): readonly Repetition[] {
  const repetitions: Repetition[] = [];
  const add = (one: Placed, stored: CaseboardEvent | undefined) => {
    if (stored !== undefined) repetitions.push({ placed: one, stored });
  };
  if (before.size > 0) for (const one of placed) add(one, before.get(one.event.id));
  if (repeated.length === 0) return repetitions;
  const inBatch = new Map(placed.map(({ event }) => [event.id, event]));
  for (const one of repeated) add(one, before.get(one.event.id) ?? inBatch.get(one.event.id));
  return repetitions;
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
