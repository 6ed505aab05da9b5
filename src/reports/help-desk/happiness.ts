import type { TimeRange } from "../../domain/instant";
import {
  type HappinessDeltas,
  type HappinessFigures,
  happinessDeltas,
  happinessFigures,
} from "../../domain/reports/happiness";
import { readOverallCounts } from "../overall-report";
import { type Numbered, numberedTags } from "./numbered";
import type { HelpDesk } from "./ports";
import type { UserReportQuestion } from "./question";

/** How contacts rated a member or a team. */
export interface HappinessReport {
  readonly tags: readonly Numbered[];
  readonly current: HappinessFigures;
  /** Null without a previous range, as are the deltas. */
  readonly previous: HappinessFigures | null;
  readonly deltas: HappinessDeltas | null;
}

export async function readHappiness(desk: HelpDesk, question: UserReportQuestion): Promise<HappinessReport> {
  const { range, previous: earlier } = question.selection;
  const current = await readPart(desk, question, range);
  const previous = earlier && (await readPart(desk, question, earlier));
  const tags = await numberedTags(desk);
  return { tags, current, previous, deltas: previous && happinessDeltas(current, previous) };
}

async function readPart(
  { source, workspace }: HelpDesk,
  { selection }: UserReportQuestion,
  range: TimeRange,
): Promise<HappinessFigures> {
  return happinessFigures(await readOverallCounts(source, workspace, { ...selection, range }));
}
