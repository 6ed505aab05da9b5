import { allHours, timeBy } from "../domain/clock";
import type { Directory } from "../domain/directory";
import type { TimeRange } from "../domain/instant";
import type { Family } from "../domain/sums/measure";
import { Sums } from "../domain/sums/sums";
import type { ReportSource } from "./ports";
import type { ReportSelection } from "./selection";

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

/** The same for several ranges, ascending and none reaching into another. */
export function readSumsOfEach(
  { source, workspace, family, directory }: SumsReading,
  { filter, clock = allHours }: Chosen,
  ranges: readonly TimeRange[],
): Promise<readonly Sums[]> {
  // What is stored is by all hours, and need not be measured again.
  const elapsed = clock.kind === "all-hours" ? undefined : timeBy(clock, directory);
  return source.sums(workspace, { family, ranges, filter, elapsed });
}
