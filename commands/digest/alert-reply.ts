import type { Alert } from "../../src/domain/alerts/alert";
import type { ChannelProblem } from "../../src/domain/digests/channel-problem";
import type { Refusal } from "../../src/reports/rights";

/** What came of pausing, resuming or removing an alert; `…-already` and what follows it changed nothing. */
export type AlertChange =
  | { readonly kind: "paused" | "resumed" | "removed"; readonly alert: Alert }
  | { readonly kind: "paused-already" | "active-already"; readonly alert: Alert }
  /** It cannot be resumed while this stands in the way. */
  | { readonly kind: "channel-problem"; readonly alert: Alert; readonly problem: ChannelProblem }
  /** Somebody removed it meanwhile. */
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What `/digest alerts` answers. What is shown is read when it is drawn. */
export type AlertReply = { readonly kind: "alert-list" } | { readonly kind: "alert-form" };

/** Whether the reply is one of `/digest alerts` alone. */
export function isAlertReply(reply: { readonly kind: string }): reply is AlertReply {
  return reply.kind.startsWith("alert-");
}
