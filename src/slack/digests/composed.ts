import type { Delivery } from "../../domain/digests/delivery";
import type { PauseReason } from "../../domain/digests/digest";
import type { Draft } from "../messenger";

/** To whom a post goes. */
export type Target =
  | { readonly kind: "channel"; readonly channelId: string }
  | { readonly kind: "person"; readonly slackUserId: string };

/** What is to become of an entry of the due-list, by everything that holds right now. */
export type Composed =
  | { readonly kind: "post"; readonly target: Target; readonly draft: Draft }
  /** Not wanted any more. */
  | { readonly kind: "drop"; readonly because: string }
  /** The digest cannot come any more until somebody resumes it. */
  | { readonly kind: "pause"; readonly because: PauseReason };

export type Compose = (delivery: Delivery) => Promise<Composed>;
