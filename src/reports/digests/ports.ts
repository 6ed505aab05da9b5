import type { Delivery } from "../../domain/digests/delivery";
import type { Digest } from "../../domain/digests/digest";
import type { Instant } from "../../domain/instant";

/** A value with the version at which it was read. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

export type DigestSaved = "saved" | "name-taken" | "changed-meanwhile";

/** The digests of one workspace; implemented by storage. */
export interface DigestStore {
  /** All of them, by name. */
  list(): Promise<readonly Versioned<Digest>[]>;
  find(id: string): Promise<Versioned<Digest> | null>;
  /** In place of what was read at that version; 0 for a new one. */
  save(digest: Digest, version: number): Promise<DigestSaved>;
  /** False when there is none of that id. */
  remove(id: string): Promise<boolean>;
  /** Moves `plannedUpTo` forward, never back; the version stays. */
  notePlanned(id: string, upTo: Instant): Promise<void>;
}

/** What the list of digests tells about past posts; implemented by storage's due-list. */
export interface DeliveryHistory {
  /** The newest entries of the digest, newest first. */
  ofDigest(digestId: string, most: number): Promise<readonly Delivery[]>;
}
