import { isDeepStrictEqual } from "node:util";
import { type CaseboardEvent, parseEvent } from "../domain/events";
import type { Candidate, Rejected } from "./candidate";

/** An event among the candidates. */
export interface Placed {
  readonly index: number;
  readonly event: CaseboardEvent;
}

/** The candidates of one batch, told apart without looking at what is stored. */
export interface SortedOut {
  /** Distinct by id; of several with one id the first. */
  readonly events: readonly Placed[];
  /** Repetitions of these within the batch. */
  readonly repeated: readonly Placed[];
  readonly rejected: readonly Rejected[];
}

/** Checks each candidate against the contract; `storable` makes of an event what will be read back. */
export function sortOut(
  candidates: readonly Candidate[],
  storable: (event: CaseboardEvent) => CaseboardEvent,
): SortedOut {
  const events = new Map<string, Placed>();
  const repeated: Placed[] = [];
  const rejected: Rejected[] = [];
  candidates.forEach((candidate, index) => {
    if (candidate.kind === "unreadable") {
      rejected.push({ index, id: null, problems: candidate.problems });
      return;
    }
    const parsed = parseEvent(candidate.value);
    if (!parsed.ok) {
      rejected.push({ index, id: parsed.id, problems: parsed.problems });
      return;
    }
    const placed = { index, event: storable(parsed.event) };
    if (events.has(placed.event.id)) repeated.push(placed);
    else events.set(placed.event.id, placed);
  });
  return { events: [...events.values()], repeated, rejected };
}

/** Whether two deliveries of one id say the same; the order of fields does not matter. */
export function isSameEvent(left: CaseboardEvent, right: CaseboardEvent): boolean {
  return isDeepStrictEqual(left, right);
}
