import type { Breach } from "../../slack/limits";

/** A value as it came over the wire as JSON. */
export type JsonObject = Record<string, unknown>;

/** One person of the workspace, as Slack's users.info tells about them. */
export interface Person {
  readonly id: string;
  /** The handle, without @. */
  readonly name: string;
  readonly realName: string;
  /** Shown as a badge: "owner", "agent", "guest"… It means nothing to Slack. */
  readonly role: string;
  readonly timeZone: string;
  readonly email?: string;
  /** Another company's workspace, for strangers. */
  readonly teamId?: string;
  readonly isOwner?: boolean;
  readonly isPrimaryOwner?: boolean;
  readonly isAdmin?: boolean;
  readonly isRestricted?: boolean;
  readonly isUltraRestricted?: boolean;
  readonly isStranger?: boolean;
  readonly isDeleted?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly topic?: string;
  readonly isPrivate?: boolean;
  readonly isArchived?: boolean;
  readonly isExternallyShared?: boolean;
  /** Ids of the people in it. */
  readonly members: readonly string[];
  /** Whether the app was invited. */
  readonly hasBot: boolean;
}

/** The installed app as Slack knows it. */
export interface AppIdentity {
  readonly name: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
}

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly content: Uint8Array;
}

/** An emoji under a message, and who put it there. */
export interface Reaction {
  readonly name: string;
  /** Ids of people, or the bot user's; never none. */
  readonly users: readonly string[];
}

export interface Message {
  readonly ts: string;
  /** The message whose thread it is in; null for one that stands in the channel. */
  readonly threadTs: string | null;
  readonly channel: string;
  /** Who wrote it: a person's id, or the bot user's. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  /** The one person who sees it, or null when all members do. */
  readonly onlyFor: string | null;
  readonly metadata?: JsonObject;
  readonly files: readonly SharedFile[];
  readonly edited: boolean;
  readonly reactions: readonly Reaction[];
  /** What Slack's limits say about it. A refused message was never delivered: it is kept to be shown in red. */
  readonly breaches: readonly Breach[];
  readonly refused: boolean;
}

/** A modal or Home tab as Slack keeps it. */
export interface View {
  readonly id: string;
  readonly hash: string;
  readonly userId: string;
  readonly content: JsonObject;
  readonly rootId: string;
  readonly previousId: string | null;
}

/** Something the person should know that is no message: an app that did not answer, a refused view. */
export interface Notice {
  readonly id: string;
  readonly userId: string;
  readonly text: string;
  readonly breaches: readonly Breach[];
}

/** What an API method answers; `ok: false` carries Slack's error code. */
export type Answer = { readonly ok: true; readonly [key: string]: unknown } | Failure;

export interface Failure {
  readonly ok: false;
  readonly error: string;
  readonly [key: string]: unknown;
}

export function fail(error: string, more: JsonObject = {}): Failure {
  return { ok: false, error, ...more };
}
