import type { WebClient } from "@slack/web-api";
import { scoreOfEmoji } from "../../domain/slack-threads/watch";
import type { ThreadStory } from "../../ingest/slack-threads/story";
import { message, paragraph, person, words } from "../blocks/build";
import type { Clocks, ExpiringStore, Log } from "../ports";
import { slackErrorCode } from "../slack-error";
import type { ThreadAddress } from "./keep";

/** Whoever hears of a closing later than this is not asked how it went, in milliseconds. */
const ASKED_WITHIN = 3_600_000;
const CLAIM_LIFETIME = 30 * 24 * 3_600_000;

export interface ClosingDependencies {
  readonly posting: WebClient;
  readonly expiring: ExpiringStore;
  readonly clocks: Clocks;
  readonly log: Log;
}

/**
 * Asks the contact in the thread for a rating, once for each closing by a member, and not again while an
 * earlier question waits. Answers the message's timestamp, or null when nothing was posted.
 */
export async function askForRating(
  { posting, expiring, clocks }: Omit<ClosingDependencies, "log">,
  { channelId, ts: threadTs }: ThreadAddress,
  { closing, contact, awaitsRating }: ThreadStory,
): Promise<string | null> {
  const now = clocks.realTime();
  if (closing === null || contact === null || awaitsRating || now - closing.at > ASKED_WITHIN) return null;
  if (!(await expiring.claim(`thread-closing/${closing.eventId}`, new Date(now + CLAIM_LIFETIME))))
    return null;
  const { text, blocks } = question(contact, closing.by);
  const { ts } = await posting.chat.postMessage({
    channel: channelId,
    thread_ts: threadTs,
    text,
    blocks: [...blocks],
  });
  if (ts === undefined) throw new Error("Slack took a message and did not say which");
  return ts;
}

function question(contact: string, closedBy: string) {
  const asked = "how did we do? Tap a face below. Your first tap counts; everybody here sees it.";
  return message(`This was marked as done. And ${asked}`, [
    paragraph(person(closedBy), words(" marked this as done.")),
    paragraph(person(contact), words(`, ${asked}`)),
    paragraph(words("Is something still open? Write it here, and the conversation is open again.")),
  ]);
}

/** The faces as reactions of our own, so that one tap is enough; without the right to it people pick them. */
export async function offerScores(
  { posting, log }: Pick<ClosingDependencies, "posting" | "log">,
  { channelId, ts }: { readonly channelId: string; readonly ts: string },
): Promise<void> {
  const on = { channel: channelId, timestamp: ts };
  try {
    for (const name of Object.keys(scoreOfEmoji)) await posting.reactions.add({ ...on, name });
  } catch (error) {
    log.warn({ code: slackErrorCode(error) }, "The faces of a rating could not be offered");
  }
}
