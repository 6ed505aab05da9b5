import type { Conversation } from "../domain/conversation";
import type { ConversationFilter } from "../domain/conversation-filter";
import type { TimeRange } from "../domain/instant";
import { type Presence, presenceByMember } from "../domain/presence";
import { longestVisit } from "../domain/visits";
import type { ReportSource } from "./ports";

/** Which conversations each kind of report has to read so that nothing it counts is missing. */

/** Conversations with something in the range, and open ones whatever happened to them. */
export async function readActiveOrOpen(
  source: ReportSource,
  workspace: string,
  { range, filter }: { readonly range: TimeRange; readonly filter: ConversationFilter },
): Promise<readonly Conversation[]> {
  const active = await source.activeConversations(workspace, range, filter);
  return eachOnce(active, await source.openConversations(workspace, filter));
}

/** What visits with something in a range are found in. */
export interface AroundVisits {
  readonly conversations: readonly Conversation[];
  readonly presence: ReadonlyMap<string, Presence>;
}

/**
 * Everything that decides how long visits with something in the range last. A visit lasts four hours at most
 * and ends with the member's next visit, wherever that is: so no filter, and as much time on either side.
 */
export async function readAroundVisits(
  source: ReportSource,
  workspace: string,
  range: TimeRange,
): Promise<AroundVisits> {
  const around = { from: range.from - longestVisit, to: range.to + longestVisit };
  const conversations = await source.activeConversations(workspace, around, {});
  return { conversations, presence: await readPresence(source, workspace, around) };
}

/** Who was online in the range. */
export async function readPresence(
  source: ReportSource,
  workspace: string,
  range: TimeRange,
): Promise<ReadonlyMap<string, Presence>> {
  return presenceByMember(await source.presenceEvents(workspace, range));
}

/** Of a conversation found twice the later reading, which has seen at least as much. */
function eachOnce(...readings: readonly (readonly Conversation[])[]): readonly Conversation[] {
  return [...new Map(readings.flat().map((conversation) => [conversation.id, conversation])).values()];
}
