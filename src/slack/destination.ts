import type { Destination } from "./messenger";
import { isResponseUrl } from "./response-url";

/** A direct message to the person. */
export function directTo(slackUserId: string): Destination {
  return { slackUserId, channelId: null, responseUrl: null, replaces: false };
}

/**
 * A message of its own to the person, from where they asked; a direct one where that is not known. A response
 * URL comes from outside, and one that leads elsewhere is left out.
 */
export function destinationFrom(
  from: { readonly channelId: string | null; readonly responseUrl: string | null } | null,
  slackUserId: string,
  { slackApiUrl }: { readonly slackApiUrl: string | undefined },
): Destination {
  if (from === null) return directTo(slackUserId);
  const { channelId, responseUrl } = from;
  const isGood = responseUrl !== null && isResponseUrl(responseUrl, slackApiUrl);
  return { slackUserId, channelId, responseUrl: isGood ? responseUrl : null, replaces: false };
}
