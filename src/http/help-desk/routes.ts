import { type Request, type RequestHandler, type Response, Router } from "express";
import { type RateLimitInfo, rateLimit } from "express-rate-limit";
import type { Instant } from "../../domain/instant";
import type { Logger } from "../../logging";
import type { HelpDesk } from "../../reports/help-desk/ports";
import { answerNotFound } from "../answer-problems";
import { requireScope, tokenOf } from "../authenticate";
import { limitConcurrency } from "../limit-requests";
import { HttpProblem } from "../problem";
import { type AccessTokenDependencies, accessTokens } from "./access-tokens";
import { directoryRoutes } from "./directory-routes";
import { answerHelpDeskProblems } from "./problems";
import { reportRoutes } from "./report-routes";
import { tokenRoute } from "./token-route";

export interface HelpDeskDependencies {
  readonly source: HelpDesk["source"];
  readonly ids: HelpDesk["ids"];
  readonly facts: HelpDesk["facts"];
  readonly tokens: AccessTokenDependencies;
  /** The address under which clients reach this server; null to go by each request. */
  readonly publicUrl: string | null;
  readonly limits: HelpDeskLimits;
}

export interface HelpDeskLimits {
  /** With one API token, whichever of its access tokens are used. */
  readonly requestsAMinute: number;
  readonly requestsAtOnce: number;
  /** Access tokens, from one address. */
  readonly tokensAMinute: number;
}

const MINUTE = 60_000;

/** The help-desk API under `/v2`: reports of members and teams, and the lists that give their numbers. */
export function helpDeskRoutes(
  dependencies: HelpDeskDependencies,
  { log, now }: { readonly log: Logger; readonly now: () => Instant },
): Router {
  const { source, ids, facts, publicUrl, limits } = dependencies;
  const tokens = accessTokens(dependencies.tokens);
  const deskOf = (response: Response): HelpDesk => ({
    workspace: tokenOf(response).workspace,
    source,
    ids,
    facts,
    now: now(),
  });
  // Only below /v2: whoever asks for anything else needs no token of this API.
  return Router()
    .use(tokenRoute(tokens, { now, requestsAMinute: limits.tokensAMinute }))
    .use(
      "/v2",
      requireScope("read", tokens.authenticate, now),
      limitRequests(limits.requestsAMinute),
      limitConcurrency(limits.requestsAtOnce),
    )
    .use(reportRoutes(deskOf), directoryRoutes(deskOf, publicUrl))
    .use("/v2", answerNotFound, answerHelpDeskProblems(log));
}

/** At most so many requests a minute with one token, told in the headers that the API's documentation names. */
function limitRequests(requestsAMinute: number): RequestHandler[] {
  const limit = rateLimit({
    windowMs: MINUTE,
    limit: requestsAMinute,
    standardHeaders: "draft-7",
    legacyHeaders: false,
    keyGenerator: (_request, response) => tokenOf(response).id,
    handler: (request, response, next) => {
      tellLimit(request, response);
      const retryAfter = Number(response.getHeader("Retry-After") ?? MINUTE / 1000);
      const message = `With one token at most ${requestsAMinute} requests a minute are taken.`;
      next(new HttpProblem(429, "too-many-requests", message, retryAfter));
    },
  });
  const tell: RequestHandler = (request, response, next) => {
    tellLimit(request, response);
    next();
  };
  return [limit, tell];
}

function tellLimit(request: Request & { readonly rateLimit?: RateLimitInfo }, response: Response): void {
  const { rateLimit: known } = request;
  if (known === undefined) return;
  response.setHeader("X-RateLimit-Limit-Minute", String(known.limit));
  response.setHeader("X-RateLimit-Remaining-Minute", String(known.remaining));
}
