import type { ConversationFilter } from "../domain/conversation-filter";
import type { Instant, TimeRange } from "../domain/instant";
import { endedWaitOf, openWaitsIn, type SeenWait, waitsFamily } from "../domain/reports/waits";
import type { ReportSource } from "./ports";

/** The waits that service levels are made of, as they stood at the end of view. */
export interface ReadWaits {
  readonly waits: readonly SeenWait[];
  readonly endOfView: Instant;
}

/** Waits that ended in the range before `now`, and those that lasted at the end of view. */
export async function readWaits(
  source: ReportSource,
  workspace: string,
  question: { readonly range: TimeRange; readonly now: Instant; readonly filter: ConversationFilter },
): Promise<ReadWaits> {
  const { range, now, filter } = question;
  const endOfView = Math.min(range.to, now);
  const view = { from: range.from, to: endOfView };
  const ended = await source.entries(workspace, { family: waitsFamily, range: view, filter });
  const waiting = await source.conversationsWaitingAt(workspace, endOfView, filter);
  const open = waiting.flatMap((conversation) => openWaitsIn(conversation, endOfView));
  return { waits: [...ended.map(endedWaitOf), ...open], endOfView };
}
