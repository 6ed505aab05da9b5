import type { WebClient } from "@slack/web-api";
import type { Delivery } from "../../../domain/digests/delivery";
import type { PauseReason } from "../../../domain/digests/digest";
import type { Milliseconds } from "../../../domain/instant";
import type { Clocks, Log } from "../../ports";
import type { Composed } from "../composed";
import type { Hold } from "./hold";
import type { Claim, DueList } from "./ports";
import type { PostDependencies } from "./post";
import type { Report } from "./report";

/** What an entry of the due-list is of, as it was when it was opened. */
export interface Opened {
  compose(): Promise<Composed>;
  /** Lets nothing of it come any more, and tells why; false when it was changed since it was opened. */
  pause(because: PauseReason): Promise<boolean>;
}

/** Null when it was removed. */
export type OpenSubject = (delivery: Delivery) => Promise<Opened | null>;

export interface DeliverDependencies extends PostDependencies {
  readonly workspace: string;
  readonly dueList: DueList;
  readonly open: Readonly<Record<"digest" | "alert", OpenSubject>>;
  /** For what may be asked twice. */
  readonly slack: WebClient;
  /** For what must not be repeated by itself. */
  readonly posting: WebClient;
  readonly botUserId: () => Promise<string>;
  readonly clocks: Clocks;
  /** How late something may still be posted. */
  readonly catchUp: Milliseconds;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly report: Report;
  readonly log: Log;
}

/** One attempt, with all it needs. */
export interface Attempt extends DeliverDependencies {
  readonly hold: Hold;
  readonly claim: Claim;
  /** Names the entry among all workspaces, in the message too. */
  readonly key: string;
  readonly signal: AbortSignal;
}
