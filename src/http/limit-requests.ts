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
      throw tooMany();
    }
    running += 1;
    response.once("close", () => {
      running -= 1;
    });
    next();
  };
}

/** A body that comes packed is taken for so much larger. */
const UNPACKED = 20;

/**
 * At most so many bytes of bodies at once, since what is read of them is held in memory; more get 429, but
 * one alone is always let in. `largestBody` is what one body may have, in bytes.
 */
export function limitBodies(bytesAtOnce: number, largestBody: number): RequestHandler {
  let bytes = 0;
  return (request, response, next) => {
    const announced = Number(request.headers["content-length"] ?? largestBody);
    const isPacked = request.headers["content-encoding"] !== undefined;
    const weight = Math.min(largestBody, isPacked ? announced * UNPACKED : announced);
    if (bytes > 0 && bytes + weight > bytesAtOnce) throw tooMany();
    bytes += weight;
    response.once("close", () => {
      bytes -= weight;
    });
    next();
  };
}

function tooMany(): HttpProblem {
  const message = "Too many requests are under way just now. Try again.";
  return new HttpProblem(429, "too-many-requests", message, RETRY_AFTER_BUSY);
}
