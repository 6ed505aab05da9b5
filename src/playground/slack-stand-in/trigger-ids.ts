import { newSecret } from "./identifiers";

/** How long the app may open a modal after what the person did, in milliseconds. */
export const TRIGGER_LIFETIME = 3_000;

/** Who did something, and in which channel; null where it was in none. */
interface Doer {
  readonly userId: string;
  readonly channelId: string | null;
}

interface Trigger extends Doer {
  readonly createdAt: number;
  used: boolean;
}

export type Exchange =
  | Doer
  | { readonly error: "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id" };

/** Trigger ids: each opens one view, within three seconds. */
export class TriggerIds {
  private readonly triggers = new Map<string, Trigger>();

  constructor(private readonly now: () => number) {}

  create(userId: string, channelId: string | null = null): string {
    const id = `${this.now()}.${newSecret()}`;
    this.triggers.set(id, { userId, channelId, createdAt: this.now(), used: false });
    return id;
  }

  exchange(id: string): Exchange {
    const trigger = this.triggers.get(id);
    if (!trigger) return { error: "invalid_trigger_id" };
    if (trigger.used) return { error: "exchanged_trigger_id" };
    if (this.now() - trigger.createdAt > TRIGGER_LIFETIME) return { error: "expired_trigger_id" };
    trigger.used = true;
    return { userId: trigger.userId, channelId: trigger.channelId };
  }
}
