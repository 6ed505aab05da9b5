import type { ConversationFilter } from "../domain/conversation-filter";
import type { Instant, TimeRange } from "../domain/instant";
import { endedWaitOf, type SeenWait, waitsFamily } from "../domain/reports/waits";
import { Sums } from "../domain/sums/sums";
import type { IsEnough, ReportSource } from "./ports";

/** The waits that service levels are made of, as they stood at the end of view. */
export interface ReadWaits {
  readonly waits: readonly SeenWait[];
  readonly endOfView: Instant;
}

/** The same, with the waits that ended added up. */
export interface ReadWaitSums {
  readonly sums: Sums;
  readonly open: readonly SeenWait[];
  readonly endOfView: Instant;
}

interface WaitsQuestion {
  readonly range: TimeRange;
  readonly now: Instant;
  readonly filter: ConversationFilter;
}

/** Waits that ended in the range before `now`, and those that lasted at the end of view. */
export async function readWaits(
  source: ReportSource,
  workspace: string,
  question: WaitsQuestion & { readonly isEnough?: IsEnough | undefined },
): Promise<ReadWaits> {
  const { filter, isEnough } = question;
  const { view, endOfView } = viewOf(question);
  const ended = await source.entries(workspace, { family: waitsFamily, range: view, filter, isEnough });
  const open = await source.openWaits(workspace, endOfView, filter);
  return { waits: [...ended.map(endedWaitOf), ...open], endOfView };
}

/** The same, added up. */
export async function readWaitSums(
  source: ReportSource,
  workspace: string,
  question: WaitsQuestion,
): Promise<ReadWaitSums> {
  const { filter } = question;
  const { view, endOfView } = viewOf(question);
  const [sums = new Sums(waitsFamily)] =
    view.from < view.to ? await source.sums(workspace, { family: waitsFamily, ranges: [view], filter }) : [];
  return { sums, open: await source.openWaits(workspace, endOfView, filter), endOfView };
}

function viewOf({ range, now }: WaitsQuestion) {
  const endOfView = Math.min(range.to, now);
  return { endOfView, view: { from: range.from, to: endOfView } };
}
