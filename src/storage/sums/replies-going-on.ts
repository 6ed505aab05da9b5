import type { ConversationFilter } from "../../domain/conversation-filter";
import { type Instant, utcDayOf } from "../../domain/instant";
import { visitsFamily } from "../../domain/reports/visits-family";
import type { Fact } from "../../domain/sums/measure";
import { longestVisit } from "../../domain/visits";
import { readDays, type SumsCollections, versionsFor } from "./read-days";

/**
 * The replies inside visits that began at or before the instant and end after it, of conversations that the filter
 * chooses, each with its time since the visit began. A member begins two visits at one instant only where one of them
 * ends at once, without a reply: so which visit a reply is inside its member and the visit's beginning tell.
 */
export async function readRepliesGoingOn(
  stores: SumsCollections,
  workspace: string,
  instant: Instant,
  filter: ConversationFilter,
): Promise<readonly Fact[]> {
  const asked = { workspace, family: visitsFamily, filter };
  const days = { first: utcDayOf(instant - longestVisit), last: utcDayOf(instant + longestVisit) };
  const versions = await versionsFor(stores, asked, days);
  const goingOn = new Set<string>();
  const replies: Fact[] = [];
  await readDays(stores, asked, { versions, days: [...versions.keys()], stale: [] }, ({ key }, row) => {
    const { at, memberId, value } = row;
    if (key === "handledReplies") replies.push({ at, memberId, value });
    else if (at > instant && at - value <= instant) goingOn.add(`${at - value} ${memberId}`);
  });
  return replies.filter(({ at, memberId, value }) => goingOn.has(`${at - value} ${memberId}`));
}
