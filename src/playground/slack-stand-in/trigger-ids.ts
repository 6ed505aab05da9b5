import { newSecret } from "./identifiers";

/** How long the app may open a modal after what the person did, in milliseconds. */
export const TRIGGER_LIFETIME = 3_000;

interface Trigger {
  readonly userId: string;
  readonly createdAt: number;
  used: boolean;
}

export type Exchange =
  | { readonly userId: string }
  | { readonly error: "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id" };

/** Trigger ids: each opens one view, within three seconds. */
export class TriggerIds {
  private readonly triggers = new Map<string, Trigger>();

  constructor(private readonly now: () => number) {}

  create(userId: string): string {
    const id = `${this.now()}.${newSecret()}`;
    this.triggers.set(id, { userId, createdAt: this.now(), used: false });
    return id;
  }

  exchange(id: string): Exchange {
    const trigger = this.triggers.get(id);
    if (!trigger) return { error: "invalid_trigger_id" };
    if (trigger.used) return { error: "exchanged_trigger_id" };
    if (this.now() - trigger.createdAt > TRIGGER_LIFETIME) return { error: "expired_trigger_id" };
    trigger.used = true;
    return { userId: trigger.userId };
  }
}
