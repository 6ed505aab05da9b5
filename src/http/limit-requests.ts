import type { RequestHandler, Response } from "express";
import { rateLimit } from "express-rate-limit";
import { tokenOf } from "./authenticate";
import { HttpProblem } from "./problem";

const MINUTE = 60_000;
const RETRY_AFTER_BUSY = 1;

/** At most so many requests a minute from one sender, a token unless told; more get 429 with `Retry-After`. */
export function limitRate(
  requestsAMinute: number,
  senderOf: (response: Response) => string = (response) => tokenOf(response).id,
): RequestHandler {
  return rateLimit({
    windowMs: MINUTE,
    limit: requestsAMinute,
    standardHeaders: "draft-7",
    legacyHeaders: false,
    keyGenerator: (_request, response) => senderOf(response),
    handler: (_request, response, next) => {
      const retryAfter = Number(response.getHeader("Retry-After") ?? MINUTE / 1000);
      const message = `At most ${requestsAMinute} requests a minute are taken from one sender. Send larger batches.`;
      next(new HttpProblem(429, "too-many-requests", message, retryAfter));
    },
  });
}

/** At most so many requests at once, since each holds its whole body in memory; more get 429. */
export function limitConcurrency(requestsAtOnce: number): RequestHandler {
  let running = 0;
  return (_request, response, next) => {
    if (running >= requestsAtOnce) {
      throw new HttpProblem(
        429,
        "too-many-requests",
        "Too many requests are under way just now. Try again.",
        RETRY_AFTER_BUSY,
      );
    }
    running += 1;
    response.once("close", () => {
      running -= 1;
    });
    next();
  };
}
