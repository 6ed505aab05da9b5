import type { ChannelProblem } from "../../src/domain/digests/channel-problem";
import type { Role } from "../../src/domain/events";
import type { Instant } from "../../src/domain/instant";
import type { Watch } from "../../src/domain/slack-threads/watch";

/** A channel whose threads are read. */
export interface WatchedChannel {
  readonly value: Watch;
  readonly version: number;
  /** When the last thing happened in it that was kept; null before the first. */
  readonly lastEventAt: Instant | null;
}

/** A channel as Slack describes it. */
export type LookedUpChannel =
  | {
      readonly kind: "found";
      readonly name: string;
      /** Whether people of other companies are in it. */
      readonly isExternal: boolean;
    }
  | { readonly kind: "not-readable"; readonly problem: Exclude<ChannelProblem, "external"> };

/** The channels whose threads are conversations. */
export interface WatchService {
  /** All of them, by name. */
  list(): Promise<readonly WatchedChannel[]>;
  find(channelId: string): Promise<WatchedChannel | null>;
  /** In place of what was read at that version; 0 for a new one. */
  save(watch: Watch, version: number): Promise<"saved" | "changed-meanwhile">;
  /** False when the channel was not watched. */
  remove(channelId: string): Promise<boolean>;
  /** Slack's own time, which the timestamps of its messages are in. */
  now(): Instant;
  /** What Slack says about the channel. */
  lookUp(channelId: string): Promise<LookedUpChannel>;
}

/** Roles that a person of Slack can be taken into the team with; owners are made with `role`. */
export const teamRoles = ["agent", "manager", "admin", "viewer"] as const satisfies readonly Role[];
export type TeamRole = (typeof teamRoles)[number];

export type TeamChange =
  | { readonly kind: "added"; readonly name: string }
  | { readonly kind: "removed"; readonly name: string }
  /** They are a member by other means: the help desk's directory, or a link. */
  | { readonly kind: "member-already"; readonly name: string }
  /** A guest, of another company, or gone. */
  | { readonly kind: "no-colleague" }
  /** They were not taken into the team from Slack. */
  | { readonly kind: "not-of-slack" };

/** Members that no help desk tells of: people of Slack whom an admin takes into the support team. */
export interface TeamService {
  add(slackUserId: string, role: TeamRole): Promise<TeamChange>;
  remove(slackUserId: string): Promise<TeamChange>;
}
