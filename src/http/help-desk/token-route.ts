import { json, type RequestHandler, Router, urlencoded } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { z } from "zod";
import type { Instant } from "../../domain/instant";
import { HttpProblem } from "../problem";
import { type AccessTokens, accessTokenLifetime } from "./access-tokens";

const MINUTE = 60_000;

const bodySchema = z.object({
  grant_type: z.string(),
  client_id: z.string().max(512).default(""),
  client_secret: z.string().max(512).default(""),
});

/** `POST /v2/oauth2/token`: an API token's id and secret become an access token for a time. */
export function tokenRoute(
  tokens: AccessTokens,
  { now, requestsAMinute }: { readonly now: () => Instant; readonly requestsAMinute: number },
): Router {
  const answer: RequestHandler = async (request, response) => {
    response.setHeader("Cache-Control", "no-store");
    const body = bodySchema.safeParse(request.body ?? {});
    if (!body.success) {
      refuse(
        response,
        400,
        "invalid_request",
        "Send grant_type, client_id and client_secret, as a form or as JSON.",
      );
      return;
    }
    const { grant_type: grantType, client_id: id, client_secret: secret } = body.data;
    if (grantType !== "client_credentials") {
      refuse(response, 400, "unsupported_grant_type", "The only grant here is client_credentials.");
      return;
    }
    const token = await tokens.create({ id, secret }, now());
    if (token === null) {
      const description =
        "client_id must be the id of a valid API token, and client_secret the token itself.";
      refuse(response, 401, "invalid_client", description);
      return;
    }
    response.json({ token_type: "bearer", access_token: token, expires_in: accessTokenLifetime });
  };
  return Router().post(
    "/v2/oauth2/token",
    limitByAddress(requestsAMinute),
    urlencoded({ extended: false, limit: "16kb" }),
    json({ limit: "16kb" }),
    answer,
  );
}

/** In the form of OAuth 2.0 (RFC 6749, section 5.2). */
function refuse(
  response: Parameters<RequestHandler>[1],
  status: number,
  error: string,
  description: string,
): void {
  if (status === 401) response.setHeader("WWW-Authenticate", 'Bearer realm="caseboard"');
  response.status(status).json({ error, error_description: description });
}

/** So that nobody can try out secrets as fast as the database answers. */
function limitByAddress(requestsAMinute: number): RequestHandler {
  return rateLimit({
    windowMs: MINUTE,
    limit: requestsAMinute,
    standardHeaders: "draft-7",
    legacyHeaders: false,
    keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ""),
    handler: (_request, response, next) => {
      const retryAfter = Number(response.getHeader("Retry-After") ?? MINUTE / 1000);
      const message = `At most ${requestsAMinute} access tokens a minute are made. One lasts for two days: keep it.`;
      next(new HttpProblem(429, "too-many-requests", message, retryAfter));
    },
  });
}
