import { randomBytes } from "node:crypto";
import type { Collection } from "mongodb";
import type { Instant, Milliseconds } from "../domain/instant";
import { atDatabase } from "./database";

interface ConnectionDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly platform: string;
  readonly version: number;
  /** The newest first; an older one until it expires. */
  readonly secrets: readonly { readonly value: string; readonly expiresAt: Date | null }[];
  readonly createdAt: Date;
  readonly lastReceivedAt: Date | null;
}

/** Where a platform sends its webhooks, without the secrets that sign them. */
export interface Connection {
  readonly id: string;
  readonly workspace: string;
  readonly platform: string;
  readonly createdAt: Instant;
  /** When the last genuine webhook came; null before the first one. */
  readonly lastReceivedAt: Instant | null;
  /** False until somebody enters the secret that the platform has made; its webhooks are refused till then. */
  readonly hasSecret: boolean;
  /** Until when the secret before the present one is still taken; null where there is none. */
  readonly oldSecretUntil: Instant | null;
}

/** How long after a rotation the old secret is still taken: time to enter the new one on the platform. */
export const ROTATION_OVERLAP: Milliseconds = 7 * 24 * 3_600_000;

const ID_BYTES = 18;
/** 40 characters: Help Scout takes no more. */
const SECRET_BYTES = 30;
/** Of the last receipt only this much is kept up to date, to spare a write at every webhook. */
const RECEIPT_PRECISION: Milliseconds = 60_000;

/** Connections to platforms, with their secrets: a signature cannot be checked by a hash of its secret. */
export class ConnectionStore {
  constructor(private readonly collection: Collection<ConnectionDocument>) {}

  /** Makes a connection; its id is part of its address, and nobody can guess it. */
  async create(
    wanted: { readonly workspace: string; readonly platform: string; readonly secret: string | null },
    now: Instant,
  ): Promise<Connection> {
    const document: ConnectionDocument = {
      _id: randomBytes(ID_BYTES).toString("base64url"),
      workspace: wanted.workspace,
      platform: wanted.platform,
      version: 1,
      secrets: wanted.secret === null ? [] : [{ value: wanted.secret, expiresAt: null }],
      createdAt: new Date(now),
      lastReceivedAt: null,
    };
    await atDatabase(() => this.collection.insertOne(document));
    return connectionOfDocument(document, now);
  }

  /** The connections of the workspace, oldest first. */
  async list(workspace: string, now: Instant): Promise<readonly Connection[]> {
    const cursor = this.collection.find({ workspace }).sort({ createdAt: 1, _id: 1 });
    const documents = await atDatabase(() => cursor.toArray());
    return documents.map((document) => connectionOfDocument(document, now));
  }

  /** The connection with the secrets that are valid now; null when there is none of that id and platform. */
  async find(
    { platform, id }: { readonly platform: string; readonly id: string },
    now: Instant,
  ): Promise<{ readonly connection: Connection; readonly secrets: readonly string[] } | null> {
    const document = await atDatabase(() => this.collection.findOne({ _id: id, platform }));
    if (document === null) return null;
    const secrets = document.secrets
      .filter(({ expiresAt }) => expiresAt === null || now < expiresAt.getTime())
      .map(({ value }) => value);
    return { connection: connectionOfDocument(document, now), secrets };
  }

  /**
   * Gives the connection a new secret. The present one, if there is one, stays valid beside it for a week; one
   * before that is dropped. Null when the workspace has no such connection, or somebody else changed it meanwhile.
   */
  async setSecret(
    { workspace, id, secret }: { readonly workspace: string; readonly id: string; readonly secret: string },
    now: Instant,
  ): Promise<Connection | null> {
    const before = await atDatabase(() => this.collection.findOne({ _id: id, workspace }));
    if (before === null) return null;
    const [present] = before.secrets;
    const old = present && { value: present.value, expiresAt: new Date(now + ROTATION_OVERLAP) };
    const secrets = [{ value: secret, expiresAt: null }, ...(old ? [old] : [])];
    const { version } = before;
    const { modifiedCount } = await atDatabase(() =>
      this.collection.updateOne({ _id: id, version }, { $set: { secrets, version: version + 1 } }),
    );
    return modifiedCount === 1 ? connectionOfDocument({ ...before, secrets }, now) : null;
  }

  /** False when the workspace has no such connection. Its webhooks are refused from then on. */
  async remove(workspace: string, id: string): Promise<boolean> {
    const { deletedCount } = await atDatabase(() => this.collection.deleteOne({ _id: id, workspace }));
    return deletedCount === 1;
  }

  /** Notes that something genuine came. */
  async noteReceipt({ id, lastReceivedAt }: Connection, now: Instant): Promise<void> {
    if (lastReceivedAt !== null && now - lastReceivedAt < RECEIPT_PRECISION) return;
    await atDatabase(() =>
      this.collection.updateOne({ _id: id }, { $set: { lastReceivedAt: new Date(now) } }),
    );
  }
}

/** A secret that nobody can guess, for platforms that take one. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

function connectionOfDocument(document: ConnectionDocument, now: Instant): Connection {
  const { _id, workspace, platform, createdAt, lastReceivedAt, secrets } = document;
  const oldSecretUntil = secrets[1]?.expiresAt?.getTime() ?? null;
  return {
    id: _id,
    workspace,
    platform,
    createdAt: createdAt.getTime(),
    lastReceivedAt: lastReceivedAt?.getTime() ?? null,
    hasSecret: secrets.length > 0,
    oldSecretUntil: oldSecretUntil !== null && now < oldSecretUntil ? oldSecretUntil : null,
  };
}
