import { newSecret } from "./identifiers";

/** A response URL works this often and this long (milliseconds). */
export const RESPONSE_USES = 5;
export const RESPONSE_LIFETIME = 30 * 60_000;

/** Where an answer through a response URL goes. */
export interface ResponseTarget {
  readonly channel: string;
  readonly userId: string;
  /** The message whose button was pressed; slash commands have none. */
  readonly messageTs: string | null;
}

interface Entry {
  readonly target: ResponseTarget;
  readonly createdAt: number;
  uses: number;
}

export type ResponseUse =
  | { readonly target: ResponseTarget }
  | { readonly error: "expired_url" | "used_url" };

export class ResponseUrls {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly now: () => number) {}

  /** Returns the secret last part of the URL. */
  create(target: ResponseTarget): string {
    const token = newSecret();
    this.entries.set(token, { target, createdAt: this.now(), uses: 0 });
    return token;
  }

  use(token: string): ResponseUse {
    const entry = this.entries.get(token);
    if (!entry || this.now() - entry.createdAt > RESPONSE_LIFETIME) return { error: "expired_url" };
    if (entry.uses >= RESPONSE_USES) return { error: "used_url" };
    entry.uses += 1;
    return { target: entry.target };
  }
}
