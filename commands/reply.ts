import type { ChannelProblem } from "../src/domain/digests/channel-problem";
import type { Role } from "../src/domain/events";
import type { Watch } from "../src/domain/slack-threads/watch";
import type { ReportRequest } from "../src/reports/request";
import type { Refusal } from "../src/reports/rights";
import type { TeamChange, WatchedChannel } from "./caseboard/watch-service";
import type { AlertReply } from "./digest/alert-reply";
import type { DigestReply } from "./digest/reply";
import type { Example } from "./example";
import type { Identity } from "./identity";
import type {
  ConnectionSummary,
  Health,
  MadeConnection,
  PlatformSummary,
  RoleEntry,
  TokenSummary,
} from "./services";

/** A word or phrase that could not be understood; nothing was changed. */
export interface Misunderstanding {
  readonly command: string;
  /** What was typed. */
  readonly word: string;
  /** A sentence that says what is wrong with it. */
  readonly reason: string;
  /** What the person may have meant, ready to be typed. */
  readonly suggestions: readonly string[];
  readonly examples: readonly string[];
}

/** A report that was asked for. Whether the person may see it is decided where it is opened. */
export interface ReportReply {
  readonly kind: "report";
  readonly request: ReportRequest;
}

/** A change of settings that was carried out. */
export type SettingsChange =
  | { readonly kind: "linked"; readonly slackUserId: string; readonly member: string }
  | { readonly kind: "unlinked"; readonly slackUserId: string; readonly member: string }
  | { readonly kind: "role"; readonly member: string; readonly before: Role; readonly role: Role }
  | { readonly kind: "zone"; readonly before: string; readonly zone: string }
  /** In milliseconds, null for none; of everyone where the team is null. */
  | {
      readonly kind: "targets";
      readonly team: string | null;
      readonly first: number | null;
      readonly every: number | null;
    }
  | { readonly kind: "token-revoked"; readonly id: string }
  | { readonly kind: "connection-removed"; readonly id: string }
  | {
      readonly kind: "watched";
      readonly watch: Watch;
      readonly isNew: boolean;
      /** Whether people of other companies are in the channel. */
      readonly isExternal: boolean;
      /** Whether nobody is of the support team, so that nobody's answer would count. */
      readonly isTeamEmpty: boolean;
    }
  | { readonly kind: "unwatched"; readonly channelId: string }
  | {
      readonly kind: "team";
      readonly slackUserId: string;
      readonly change: "added" | "removed";
      readonly role: string;
    };

/** Why a change of settings was not carried out, though it was understood and allowed. */
export type NoChange =
  | { readonly kind: "already-linked"; readonly slackUserId: string; readonly member: string }
  | { readonly kind: "cannot-be-linked"; readonly slackUserId: string }
  | { readonly kind: "not-linked"; readonly slackUserId: string }
  | { readonly kind: "last-owner" }
  | { readonly kind: "owners-only" }
  | { readonly kind: "role-already"; readonly member: string; readonly role: Role }
  | { readonly kind: "no-such-token"; readonly id: string }
  | { readonly kind: "no-such-connection"; readonly id: string }
  | {
      readonly kind: "cannot-be-watched";
      readonly channelId: string;
      readonly problem: Exclude<ChannelProblem, "external">;
    }
  | { readonly kind: "not-watched" | "watch-changed-meanwhile"; readonly channelId: string }
  | { readonly kind: "team-not-changed"; readonly slackUserId: string; readonly because: TeamChange };

/** Everything a command can answer. */
export type Reply =
  | ReportReply
  | DigestReply
  | AlertReply
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "not-understood"; readonly misunderstanding: Misunderstanding }
  | {
      readonly kind: "command-help";
      readonly command: string;
      readonly summary: string;
      readonly usage: string;
      readonly examples: readonly Example[];
      readonly notes: readonly string[];
    }
  | { readonly kind: "metrics-help"; readonly metrics: readonly MetricHelp[] }
  | { readonly kind: "identity"; readonly identity: Identity; readonly workspaceZone: string }
  | { readonly kind: "roles"; readonly roles: readonly RoleEntry[] }
  | { readonly kind: "zone"; readonly zone: string }
  | { readonly kind: "tokens"; readonly tokens: readonly TokenSummary[] }
  | {
      readonly kind: "token-created";
      readonly id: string;
      readonly token: string;
      readonly scopes: readonly string[];
    }
  | {
      readonly kind: "connections";
      readonly connections: readonly ConnectionSummary[];
      readonly platforms: readonly PlatformSummary[];
    }
  /** New, or with a new secret. */
  | { readonly kind: "connection-made"; readonly made: MadeConnection; readonly isNew: boolean }
  | { readonly kind: "watches"; readonly watches: readonly WatchedChannel[] }
  | { readonly kind: "health"; readonly health: Health }
  | { readonly kind: "changed"; readonly change: SettingsChange }
  | { readonly kind: "not-changed"; readonly reason: NoChange }
  | { readonly kind: "repeated" };

export interface MetricHelp {
  readonly title: string;
  readonly definition: string;
  /** The statistics told of it; empty for a count. */
  readonly statistics: readonly string[];
}
