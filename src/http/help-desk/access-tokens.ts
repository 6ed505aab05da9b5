import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../../domain/instant";
import type { Authenticate, RequestToken } from "../authenticate";

/** How long an access token is valid, in seconds. */
export const accessTokenLifetime = 172_800;

/** An access token names the API token that it was made with, and the second at which it expires. */
const ACCESS_TOKEN = /^cba_([A-Za-z0-9_-]{12})_([0-9a-z]{1,10})_([A-Za-z0-9_-]{43})$/;

export interface AccessTokenDependencies {
  /** Signs access tokens; the same for all instances. */
  readonly secret: string;
  /** The valid API token with that secret. */
  readonly authenticate: Authenticate;
  /** The API token of that id while it is valid. */
  readonly whileValid: (id: string, now: Instant) => Promise<RequestToken | undefined>;
}

/** Access tokens made of API tokens: they are stored nowhere, and die with the API token that made them. */
export interface AccessTokens {
  /** Makes an access token; null unless the secret is that of the API token with that id. */
  create(client: { readonly id: string; readonly secret: string }, now: Instant): Promise<string | null>;
  /** Lets an access token pass as well as an API token itself. */
  readonly authenticate: Authenticate;
}

export function accessTokens(dependencies: AccessTokenDependencies): AccessTokens {
  const { secret, authenticate, whileValid } = dependencies;
  return {
    create: async (client, now) => {
      const token = await authenticate(client.secret, now);
      if (token === undefined || !isSame(token.id, client.id)) return null;
      const expiry = (Math.floor(now / 1000) + accessTokenLifetime).toString(36);
      return `cba_${token.id}_${expiry}_${signatureOf(secret, token.id, expiry)}`;
    },
    authenticate: async (given, now) => {
      const [, id, expiry, signature] = ACCESS_TOKEN.exec(given) ?? [];
      if (id === undefined || expiry === undefined || signature === undefined)
        return authenticate(given, now);
      if (!isSame(signature, signatureOf(secret, id, expiry))) return undefined;
      return now < Number.parseInt(expiry, 36) * 1000 ? whileValid(id, now) : undefined;
    },
  };
}

function signatureOf(secret: string, id: string, expiry: string): string {
  return createHmac("sha256", secret).update(`access token ${id} ${expiry}`).digest("base64url");
}

/** Compares in a time that tells nothing of where the texts differ. */
function isSame(left: string, right: string): boolean {
  const [first, second] = [left, right].map((text) => createHash("sha256").update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}
