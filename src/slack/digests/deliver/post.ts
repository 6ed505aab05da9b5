import type { Instant } from "../../../domain/instant";
import type { Draft, Messenger } from "../../messenger";
import { meaningOf } from "./error-meaning";
import type { Hold } from "./hold";
import { DELIVERY_EVENT } from "./look-up";
import { type TurnDependencies, takeTurn } from "./take-turn";

/** What came of one attempt to post. */
export type PostOutcome =
  | { readonly kind: "posted"; readonly ts: string }
  /** Not posted, and nothing is wrong: from then on it may be. */
  | { readonly kind: "later"; readonly from: Instant }
  | { readonly kind: "rate-limited"; readonly from: Instant }
  | { readonly kind: "refused"; readonly code: string }
  /** It may have been posted. */
  | { readonly kind: "unknown"; readonly error: unknown };

export interface PostDependencies extends TurnDependencies {
  readonly messenger: Messenger;
}

/**
 * Posts what is held, in the channel's turn, and with the lease renewed right before every try. After the
 * answer `unknown` the hold knows that the channel must be looked at; after every other one, that it need not.
 */
export async function postHeld(
  dependencies: PostDependencies,
  hold: Hold,
  post: {
    readonly channelId: string;
    readonly draft: Draft;
    readonly key: string;
    readonly signal: AbortSignal;
  },
): Promise<PostOutcome> {
  const { messenger, paces, realTime } = dependencies;
  const { channelId, draft, key, signal } = post;
  let from: Instant | null = null;
  const mayTry = async () => {
    from = await takeTurn(dependencies, channelId, signal);
    if (from !== null) return false;
    if (await hold.mayPost(channelId)) return true;
    from = realTime();
    return false;
  };
  const metadata = {
    event_type: DELIVERY_EVENT,
    event_payload: { key, fence: hold.claim.fence },
  };
  try {
    const ts = await messenger.post(channelId, draft, { metadata, mayTry });
    if (ts !== null) return { kind: "posted", ts };
    hold.forgetAttempt();
    return { kind: "later", from: from ?? realTime() };
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning.kind === "unknown") return { kind: "unknown", error };
    hold.forgetAttempt();
    if (meaning.kind === "refused") return meaning;
    const free = realTime() + meaning.seconds * 1_000;
    await paces.hold(channelId, free);
    return { kind: "rate-limited", from: free };
  }
}
