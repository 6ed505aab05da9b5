import type { WebClient } from "@slack/web-api";
import type { Milliseconds } from "../../../domain/instant";
import { meaningOf } from "./error-meaning";
import { LEASE } from "./hold";
import type { Posted } from "./look-up";
import type { DueList } from "./ports";

const BETWEEN_LOOKS: Milliseconds = 1_000;

export interface TakeBackDependencies {
  readonly dueList: Pick<DueList, "find">;
  /** For what must not be repeated by itself. */
  readonly posting: WebClient;
  readonly pause: (time: Milliseconds, signal: AbortSignal) => Promise<void>;
}

/**
 * For a message that was posted although the claim had been lost: waits for what the other one notes, and
 * takes the message back unless it is the one noted. Until then it may be the very message that the other
 * one finds in the history. `open` means that nothing was noted in time; whoever claims it next looks.
 */
export async function settleLost(
  { dueList, posting, pause }: TakeBackDependencies,
  { key, own, signal }: { readonly key: string; readonly own: Posted; readonly signal: AbortSignal },
): Promise<"taken-back" | "kept" | "open"> {
  for (let waited = 0; waited <= LEASE; waited += BETWEEN_LOOKS) {
    const entry = await dueList.find(key);
    if (entry === null) return "open";
    const { outcome } = entry;
    if (outcome.kind === "posted" && outcome.ts === own.ts && outcome.channelId === own.channelId)
      return "kept";
    if (outcome.kind !== "due") {
      return (await deleteMessage(posting, own)) ? "taken-back" : "kept";
    }
    if (signal.aborted) return "open";
    await pause(BETWEEN_LOOKS, signal);
  }
  return "open";
}

/** Deletes a message of the bot; false when Slack does not let it. That it is gone already is fine. */
export async function deleteMessage(posting: WebClient, { channelId, ts }: Posted): Promise<boolean> {
  try {
    await posting.chat.delete({ channel: channelId, ts });
    return true;
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning.kind !== "refused") throw error;
    return meaning.code === "message_not_found";
  }
}
