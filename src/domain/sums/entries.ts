import type { Conversation } from "../conversation";
import { isWithin, type TimeRange, wallClockTime } from "../instant";
import type { Details, Entry, Family } from "./measure";

/** The entries of a family that the conversations have in the range, in any order. */
export function entriesOf(
  { measures }: Family,
  conversations: Iterable<Conversation>,
  range: TimeRange,
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const conversation of conversations) {
    for (const { observe } of measures) {
      for (const { at, memberId, value, details } of observe(conversation, wallClockTime)) {
        if (details !== undefined && isWithin(range, at)) entries.push({ at, memberId, value, details });
      }
    }
  }
  return entries;
}

/** The text at a place that has one in every entry of its family. Throws a `RangeError` where there is none. */
export function textAt(details: Details, place: number): string {
  const text = details[place];
  if (typeof text !== "string") throw new RangeError(`The entry has no text at place ${place}`);
  return text;
}

/** The text at a place that has one of these in every entry of its family. Throws a `RangeError` for another. */
export function oneOfAt<T extends string>(details: Details, place: number, known: readonly T[]): T {
  const found = known.find((one) => one === details[place]);
  if (found === undefined)
    throw new RangeError(`The entry has none of ${known.join(", ")} at place ${place}`);
  return found;
}
