import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Collection } from "mongodb";
import type { Instant } from "../domain/instant";
import { SharedReads } from "../shared-reads";
import { atDatabase } from "./database";

export const tokenScopes = ["ingest", "read"] as const;
export type TokenScope = (typeof tokenScopes)[number];

interface TokenDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly name: string | null;
  readonly scopes: readonly TokenScope[];
  /** SHA-256 of the secret, in hexadecimal; the secret itself is kept nowhere. */
  readonly hash: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** An API token without its secret. */
export interface Token {
  readonly id: string;
  readonly workspace: string;
  readonly name: string | null;
  readonly scopes: readonly TokenScope[];
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const ID_BYTES = 9;
const SECRET_BYTES = 32;
/** A secret carries its token's id, so that it can be found without comparing with every one. */
const TOKEN = /^cb_([A-Za-z0-9_-]{12})_[A-Za-z0-9_-]{43}$/;
/** Of a token's last use only this much is kept up to date, to spare a write at every request. */
const LAST_USE_PRECISION = 60_000;

/** API tokens, by workspace. */
export class TokenStore {
  private readonly lookUps = new SharedReads<Token | undefined>();

  constructor(private readonly collection: Collection<TokenDocument>) {}

  /** Makes a token; its secret is in the answer and never again. */
  async create(
    wanted: {
      readonly workspace: string;
      readonly scopes: readonly TokenScope[];
      readonly name: string | null;
    },
    now: Instant,
  ): Promise<{ readonly id: string; readonly token: string }> {
    const id = randomBytes(ID_BYTES).toString("base64url");
    const token = `cb_${id}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
    const { workspace, name } = wanted;
    const document: TokenDocument = {
      _id: id,
      workspace,
      name,
      scopes: [...new Set(wanted.scopes)],
      hash: digest(token).toString("hex"),
      createdAt: new Date(now),
      lastUsedAt: null,
      revokedAt: null,
    };
    await atDatabase(() => this.collection.insertOne(document));
    return { id, token };
  }

  /** All tokens of the workspace, revoked ones included, oldest first. */
  async list(workspace: string): Promise<Token[]> {
    const cursor = this.collection.find({ workspace }).sort({ createdAt: 1, _id: 1 });
    return (await atDatabase(() => cursor.toArray())).map(tokenOfDocument);
  }

  /** False when the workspace has no such token that is still valid. */
  async revoke(workspace: string, id: string, now: Instant): Promise<boolean> {
    const valid = { _id: id, workspace, revokedAt: null };
    const revocation = { $set: { revokedAt: new Date(now) } };
    const { modifiedCount } = await atDatabase(() => this.collection.updateOne(valid, revocation));
    return modifiedCount === 1;
  }

  /** The valid token with this secret; undefined for any other text. Those who ask at the same moment share a look. */
  authenticate(token: string, now: Instant): Promise<Token | undefined> {
    return this.lookUps.read(digest(token).toString("hex"), () => this.lookUp(token, now));
  }

  private async lookUp(token: string, now: Instant): Promise<Token | undefined> {
    const id = TOKEN.exec(token)?.[1];
    if (id === undefined) return undefined;
    const document = await atDatabase(() => this.collection.findOne({ _id: id }));
    // Compared also where there is nothing to compare with, so that the time tells nothing.
    const hash = Buffer.from(document?.hash ?? digest("").toString("hex"), "hex");
    const isRight = timingSafeEqual(digest(token), hash);
    if (document === null || !isRight || document.revokedAt !== null) return undefined;
    await this.noteUse(document, now);
    return tokenOfDocument(document);
  }

  /** The token of that id while it is valid; its secret is not asked for, so the caller must know who asks. */
  async whileValid(id: string, now: Instant): Promise<Token | undefined> {
    const document = await atDatabase(() => this.collection.findOne({ _id: id, revokedAt: null }));
    if (document === null) return undefined;
    await this.noteUse(document, now);
    return tokenOfDocument(document);
  }

  private async noteUse({ _id, lastUsedAt }: TokenDocument, now: Instant): Promise<void> {
    if (lastUsedAt !== null && now - lastUsedAt.getTime() < LAST_USE_PRECISION) return;
    await atDatabase(() => this.collection.updateOne({ _id }, { $set: { lastUsedAt: new Date(now) } }));
  }
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function tokenOfDocument(document: TokenDocument): Token {
  const { _id, workspace, name, scopes, createdAt, lastUsedAt, revokedAt } = document;
  return {
    id: _id,
    workspace,
    name,
    scopes,
    createdAt: createdAt.getTime(),
    lastUsedAt: lastUsedAt?.getTime() ?? null,
    revokedAt: revokedAt?.getTime() ?? null,
  };
}
