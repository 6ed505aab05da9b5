import type { Directory } from "../domain/directory";
import type { TimeRange } from "../domain/instant";
import type { Family } from "../domain/sums/measure";
import { Sums, sumsOf } from "../domain/sums/sums";
import type { ReportSource } from "./ports";
import { elapsedOf, type ReportSelection } from "./selection";

/** Whose sums are read, and from where. */
export interface SumsReading {
  readonly source: ReportSource;
  readonly workspace: string;
  readonly family: Family;
  readonly directory: Directory;
}

type Chosen = Pick<ReportSelection, "filter" | "clock">;

/** What the measures amount to in the range, over the conversations that the selection's filter chooses. */
export async function readSums(reading: SumsReading, selection: Chosen, range: TimeRange): Promise<Sums> {
  const [sums] = await readSumsOfEach(reading, selection, [range]);
  return sums ?? new Sums(reading.family);
}

/**
 * The same for several ranges, ascending and none reaching into another. Stored sums know all hours only; by
 * office hours everything is counted again.
 */
export async function readSumsOfEach(
  { source, workspace, family, directory }: SumsReading,
  selection: Chosen,
  ranges: readonly TimeRange[],
): Promise<readonly Sums[]> {
  const { filter, clock } = selection;
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (clock === undefined || clock.kind === "all-hours") {
    return source.sums(workspace, { family, ranges, filter });
  }
  const whole = { from: first.from, to: last.to };
  const conversations = await source.activeConversations(workspace, whole, filter);
  return sumsOf(family, conversations, { ranges, elapsed: elapsedOf(selection, directory) });
}
