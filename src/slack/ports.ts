import type { Role } from "../domain/events";

/** Who is who and who may what, as set in Slack; what the help desk says holds for everything not set here. */
export interface Access {
  /** Members named by an admin for people in Slack. */
  readonly links: readonly { readonly slackUserId: string; readonly memberId: string }[];
  /** Roles given here, by member id (or `slack:` and the user's id for an owner who is no member). */
  readonly roles: readonly { readonly memberId: string; readonly role: Role }[];
  /** The Slack workspace owner who came while nobody was an owner. */
  readonly firstOwner: string | null;
}

/** Keeps one workspace's access settings; all of them change together. */
export interface AccessStore {
  read(): Promise<{ readonly access: Access; readonly version: number }>;
  /** Replaces what was read at that version; false when somebody else changed it meanwhile. */
  replace(access: Access, version: number): Promise<boolean>;
}

/** Keeps small texts for a time, for all instances of the bot. */
export interface ExpiringStore {
  /** Keeps the text at least until `expiresAt`, in place of an earlier one of that key. */
  put(key: string, text: string, expiresAt: Date): Promise<void>;
  /** The text, or null when there is none or it expired before `now`. */
  get(key: string, now: Date): Promise<string | null>;
  /** Takes a key that nobody has taken; false when it is taken. Of many at once exactly one gets true. */
  claim(key: string, expiresAt: Date): Promise<boolean>;
}

/** The part of a structured logger that is used here; pino's fits. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Two clocks: reports can be looked at as of another day, while Slack's own time goes on. */
export interface Clocks {
  /** The time that reports are about, in milliseconds since 1970. */
  readonly reportTime: () => number;
  /** The real time, for what expires. */
  readonly realTime: () => number;
}
