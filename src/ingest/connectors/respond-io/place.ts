import type { Conversation } from "../../../domain/conversation";
import type { Instant, Milliseconds } from "../../../domain/instant";
import type { Known } from "../connector";

/** A message opens a conversation a moment before the opening, or the other way round: this near is together. */
const TOGETHER: Milliseconds = 5_000;
/** A webhook that comes so soon after its message is rarely ahead of what happened before the message. */
const PROMPT: Milliseconds = 60_000;
/** So long after a webhook what happened before its message has come, as far as it comes at all. */
const SETTLED: Milliseconds = 10 * 60_000;

/** A message as far as its place is concerned. */
export interface Placeable {
  readonly at: Instant;
  /** False for an automation: a survey is sent at the very end, and its webhook may overtake the closing's. */
  readonly isByPerson: boolean;
}

/** To which conversation a message belongs, or why that is not known yet. */
export type Place =
  | { readonly kind: "known"; readonly conversation: Conversation }
  /** None of the contact's conversations is known to be open at its time. */
  | { readonly kind: "homeless" }
  /** One is open by what has arrived, but its closing may be under way. */
  | { readonly kind: "undecided" };

/**
 * The contact's conversation at the message's time. A contact has one at a time: between an opening and its
 * closing there is no doubt, in whatever order the webhooks came. After an opening whose closing has not
 * arrived there is; then a person's message that came promptly is taken at once, and the others wait.
 */
export function placeOf(message: Placeable, known: Known): Place {
  const { at } = message;
  const conversations = known.conversations.toSorted((left, right) => left.openedAt - right.openedAt);
  const before = conversations.findLast(({ openedAt }) => openedAt <= at);
  if (before?.closing && at <= before.closing.at) return { kind: "known", conversation: before };
  const hasOpenBefore = before !== undefined && before.closing === null;
  const after = conversations.find(({ openedAt }) => at < openedAt && openedAt <= at + TOGETHER);
  const conversation = after ?? (hasOpenBefore ? before : undefined);
  if (conversation === undefined) return { kind: "homeless" };
  if (hasOpenBefore && !isDecided(message, known)) return { kind: "undecided" };
  return { kind: "known", conversation };
}

function isDecided({ at, isByPerson }: Placeable, { receivedAt, now }: Known): boolean {
  const isPrompt = receivedAt - at <= PROMPT;
  return (isByPerson && isPrompt) || now - receivedAt >= SETTLED;
}

/** Whether something happened together with the opening. */
export function isAtOpening({ openedAt }: Conversation, at: Instant): boolean {
  return Math.abs(at - openedAt) <= TOGETHER;
}
