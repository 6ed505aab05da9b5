import type { Instant } from "../../domain/instant";
import type { Platform } from "../connectors/connector";

/** How far the back-fill of a platform has come in a workspace: what is behind it is stored. */
export interface BackfillPosition {
  readonly since: Instant;
  readonly until: Instant;
  /** The next page; null for the first one, and when everything is done. */
  readonly cursor: string | null;
  readonly isDone: boolean;
  /** Conversations read so far. */
  readonly conversations: number;
}

/** Where positions are kept. */
export interface BackfillPositions {
  /** The position with the version to compare when it is replaced; version 0 where there is none. */
  read(workspace: string, platform: Platform): Promise<VersionedPosition>;
  /** Answers false, and changes nothing, when the version is another one by now. */
  replace(
    workspace: string,
    platform: Platform,
    next: { readonly position: BackfillPosition; readonly expectedVersion: number },
    now: Instant,
  ): Promise<boolean>;
}

export interface VersionedPosition {
  readonly position: BackfillPosition | null;
  readonly version: number;
}
