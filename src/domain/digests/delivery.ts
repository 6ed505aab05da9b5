import type { Instant } from "../instant";
import type { LocalDate } from "../period";

/** What a post is of: a digest's local date, or a conversation that an alert tells of. Both are posted once. */
export type DeliverySubject =
  | { readonly kind: "digest"; readonly digestId: string; readonly localDate: LocalDate }
  | { readonly kind: "alert"; readonly alertId: string; readonly conversationId: string };

/** What came of a post. */
export type DeliveryOutcome =
  | { readonly kind: "due" }
  | {
      readonly kind: "posted";
      readonly at: Instant;
      readonly channelId: string;
      readonly ts: string;
      readonly isLate: boolean;
    }
  /** Its time was over before it could be posted. */
  | { readonly kind: "missed"; readonly because: "too-late" | "overtaken" }
  /** Not wanted any more, such as that of a digest that was removed meanwhile. */
  | { readonly kind: "dropped"; readonly because: string };

/** An entry of the due-list. */
export interface Delivery {
  readonly subject: DeliverySubject;
  readonly dueAt: Instant;
  readonly outcome: DeliveryOutcome;
}

/** Names the entry in its workspace and the message in its channel; of one name there is one post. */
export function deliveryKey(subject: DeliverySubject): string {
  return subject.kind === "digest"
    ? `digest/${subject.digestId}/${subject.localDate}`
    : `alert/${subject.alertId}/${subject.conversationId}`;
}
