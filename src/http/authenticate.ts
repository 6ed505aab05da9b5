import { createHash } from "node:crypto";
import type { RequestHandler, Response } from "express";
import type { Instant } from "../domain/instant";
import { HttpProblem } from "./problem";

/** A valid API token, as far as requests are concerned. */
export interface RequestToken {
  readonly id: string;
  readonly workspace: string;
  readonly scopes: readonly string[];
}

export type Authenticate = (token: string, now: Instant) => Promise<RequestToken | undefined>;

/** A revoked token may open doors for so long in other instances, in milliseconds. */
const REMEMBERED_FOR = 1_000;
const MOST_REMEMBERED = 1_000;

/** Looks a valid token up once a second rather than at every request; any other text every time. */
export function rememberTokens(authenticate: Authenticate): Authenticate {
  const remembered = new Map<string, { readonly token: RequestToken; readonly until: Instant }>();
  return async (text, now) => {
    // Not the secret itself, which is to be kept nowhere.
    const key = createHash("sha256").update(text).digest("base64");
    const known = remembered.get(key);
    if (known !== undefined && now < known.until && known.until <= now + REMEMBERED_FOR) return known.token;
    const token = await authenticate(text, now);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    if (token === undefined) remembered.delete(key);
    else remembered.set(key, { token, until: now + REMEMBERED_FOR });
    return token;
  };
}

const BEARER = /^Bearer +([\x21-\x7e]+)$/i;

/** Lets only requests with a valid bearer token of that scope pass. */
export function requireScope(
  scope: "ingest" | "read",
  authenticate: Authenticate,
  now: () => Instant,
): RequestHandler {
  return async (request, response, next) => {
    const given = BEARER.exec(request.get("authorization") ?? "")?.[1];
    if (given === undefined) {
      throw new HttpProblem(401, "unauthorized", "Send an API token: Authorization: Bearer TOKEN.");
    }
    const token = await authenticate(given, now());
    if (token === undefined) {
      throw new HttpProblem(401, "unauthorized", "This API token is not known, or was revoked.");
    }
    if (!token.scopes.includes(scope)) {
      throw new HttpProblem(403, "forbidden", `This API token lacks the scope ${scope}.`);
    }
    response.locals.token = token;
    next();
  };
}

/** The token that let the request pass. */
export function tokenOf(response: Response): RequestToken {
  return response.locals.token;
}
