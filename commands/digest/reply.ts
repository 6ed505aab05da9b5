import type { ChannelProblem } from "../../src/domain/digests/channel-problem";
import type { Digest } from "../../src/domain/digests/digest";
import type { Refusal } from "../../src/reports/rights";

/** What came of pausing, resuming, removing or subscribing; `…-already` and what follows it changed nothing. */
export type DigestChange =
  | { readonly kind: "paused" | "resumed" | "removed"; readonly digest: Digest }
  | { readonly kind: "paused-already" | "active-already"; readonly digest: Digest }
  /** The person's own weekly summary comes from now on, or as it did already. */
  | { readonly kind: "own-on" | "own-on-already"; readonly digest: Digest }
  | { readonly kind: "own-off" | "own-off-already" }
  /** It cannot be resumed while this stands in the way. */
  | { readonly kind: "channel-problem"; readonly digest: Digest; readonly problem: ChannelProblem }
  /** Somebody removed it meanwhile. */
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What `/digest` answers besides what every command can. What is shown is read when it is drawn. */
export type DigestReply =
  | { readonly kind: "digest-list" }
  /** Opens the form: of that digest, or of a new one with a name to start from. */
  | { readonly kind: "digest-form"; readonly digestId: string | null; readonly name: string | null }
  | { readonly kind: "digest-preview"; readonly digestId: string }
  /** Asks whether it is to be removed. */
  | { readonly kind: "digest-removal"; readonly digest: Digest }
  | { readonly kind: "digest-change"; readonly change: DigestChange };

/** Whether the reply is one of `/digest` alone. */
export function isDigestReply(reply: { readonly kind: string }): reply is DigestReply {
  return reply.kind.startsWith("digest-");
}
