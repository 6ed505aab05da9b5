import type { ChannelProblem } from "../src/domain/digests/channel-problem";
import type { Role } from "../src/domain/events";
import type { Instant } from "../src/domain/instant";
import type { Targets } from "../src/domain/service-targets";
import type { AlertStore } from "../src/reports/alerts/ports";
import type { DeliveryHistory, DigestStore } from "../src/reports/digests/ports";
import type { PerfDependencies } from "../src/reports/perf";
import type { TeamService, WatchService } from "./caseboard/watch-service";
import type { Identity } from "./identity";

export const tokenScopes = ["ingest", "read"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** An API token without its secret. */
export interface TokenSummary {
  readonly id: string;
  readonly name: string | null;
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** API tokens of the workspace; implemented by storage. */
export interface TokenService {
  /** The secret is given here and never again. */
  create(wanted: { scopes: readonly TokenScope[]; name: string }): Promise<{ id: string; token: string }>;
  list(): Promise<readonly TokenSummary[]>;
  /** False when there is no such token that is still valid. */
  revoke(id: string): Promise<boolean>;
}

/** A connection to a platform, without its secrets. */
export interface ConnectionSummary {
  readonly id: string;
  /** The platform's name as people write it. */
  readonly title: string;
  /** Where the platform sends its webhooks. */
  readonly address: string;
  /** False where the server does not know its public address, and something stands for it. */
  readonly isAddressWhole: boolean;
  readonly createdAt: Instant;
  readonly lastReceivedAt: Instant | null;
  /** False until the secret that the platform has made is entered. */
  readonly hasSecret: boolean;
  /** Until when the secret before the present one is still taken. */
  readonly oldSecretUntil: Instant | null;
}

/** A platform that can be connected. */
export interface PlatformSummary {
  /** As in its address and on the command line. */
  readonly name: string;
  readonly title: string;
  readonly secretFrom: "caseboard" | "platform";
}

/** A connection with the secret that was made for it; null where the platform makes it. */
export interface MadeConnection {
  readonly connection: ConnectionSummary;
  readonly secret: string | null;
}

/** Connections of the workspace to platforms; implemented by storage. */
export interface ConnectionService {
  readonly platforms: readonly PlatformSummary[];
  list(): Promise<readonly ConnectionSummary[]>;
  /** The secret is given here and never again. */
  create(platform: PlatformSummary): Promise<MadeConnection>;
  /**
   * Begins a change of the secret: with a new one in the answer, or none where the platform makes it. Null when
   * there is no such connection.
   */
  rotate(id: string): Promise<MadeConnection | null>;
  /** Enters the secret that the platform made; null when there is no such connection. */
  setSecret(id: string, secret: string): Promise<ConnectionSummary | null>;
  /** False when there is no such connection. */
  remove(id: string): Promise<boolean>;
}

/** The state of the installation, for its administrators. */
export interface Health {
  readonly database: string;
  readonly version: string;
  readonly events: number;
  readonly conversations: number;
  readonly waitingForOpening: number;
  readonly refused: number;
}

export type LinkChange =
  | { readonly kind: "linked" }
  | { readonly kind: "unlinked"; readonly memberId: string }
  | { readonly kind: "not-linked" }
  | { readonly kind: "already-linked"; readonly slackUserId: string };

export type RoleChange =
  | { readonly kind: "changed"; readonly before: Role }
  | { readonly kind: "last-owner" }
  | { readonly kind: "owners-only" };

/** A member and the role that holds. */
export interface RoleEntry {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  /** Whether the role was set here, rather than by the help desk. */
  readonly set: boolean;
}

/** Who is who, and the rights; every change is logged with who made it. */
export interface People {
  /** Who a person in Slack is. */
  identify(slackUserId: string): Promise<Identity>;
  link(slackUserId: string, memberId: string, by: Identity): Promise<LinkChange>;
  unlink(slackUserId: string, by: Identity): Promise<LinkChange>;
  roles(): Promise<readonly RoleEntry[]>;
  setRole(memberId: string, role: Role, by: Identity): Promise<RoleChange>;
}

/** What commands may use; each is bound to the workspace. */
export interface Services {
  readonly reports: PerfDependencies;
  readonly people: People;
  readonly setZone: (zone: string, by: Identity) => Promise<void>;
  /** Sets the targets of a team, or of everyone where the team is null. */
  readonly setTargets: (
    setting: { readonly teamId: string | null; readonly targets: Targets },
    by: Identity,
  ) => Promise<void>;
  readonly tokens: TokenService;
  readonly connections: ConnectionService;
  readonly digests: DigestStore & DeliveryHistory;
  /** Why figures cannot be posted in the channel; null when they can. */
  readonly channelProblem: (channelId: string) => Promise<ChannelProblem | null>;
  readonly alerts: AlertStore;
  readonly watches: WatchService;
  readonly team: TeamService;
  readonly health: () => Promise<Health>;
  /** Told about every change of a setting and who made it. */
  readonly recordChange: (change: string, by: Identity) => void;
  /** Whether this very request was carried out before; to be asked before anything is changed. */
  readonly isRepeated: () => Promise<boolean>;
}
