import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { hasCode } from "../errors";
import type { Logger } from "../logging";
import { HttpProblem } from "./problem";

const RETRY_AFTER_DATABASE = 5;
const RETRY_AFTER_BUSY = 2;

/** Gives every request an id, which answers and logs carry. */
export const nameRequest: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.locals.requestId = requestId;
  response.setHeader("X-Request-Id", requestId);
  next();
};

/** What no route answers. */
export const answerNotFound: RequestHandler = (request, _response, next) => {
  next(new HttpProblem(404, "not-found", `There is nothing at ${request.method} ${pathOf(request)}.`));
};

/** Turns whatever a route threw into an answer; what was not foreseen is logged with the request's id. */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, noteProblem(log, error, { request, response }));
  };
}

/** What whatever was thrown is to a client. Sets the headers that go with it, and logs what was not foreseen. */
export function noteProblem(
  log: Logger,
  error: unknown,
  { request, response }: { readonly request: Request; readonly response: Response },
): HttpProblem {
  const problem = problemOf(error);
  const { requestId } = response.locals;
  if (problem.status >= 500) {
    log.error({ err: error, requestId, method: request.method, path: pathOf(request) }, "Request failed");
  }
  if (problem.retryAfter !== null) response.setHeader("Retry-After", String(problem.retryAfter));
  if (problem.status === 401) response.setHeader("WWW-Authenticate", 'Bearer realm="caseboard"');
  return problem;
}

/** The path without its query, also below a router that is mounted somewhere. */
function pathOf({ baseUrl, path }: Request): string {
  return `${baseUrl}${path}`;
}

function sendProblem(response: Response, { status, code, message }: HttpProblem): void {
  const { requestId } = response.locals;
  response.status(status).json({ error: { code, message, requestId } });
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (hasCode(error, "too-busy")) {
    const message = "More events come than can be counted just now. Send this request again a little later.";
    return new HttpProblem(429, "too-many-requests", message, RETRY_AFTER_BUSY);
  }
  if (hasCode(error, "database-unavailable") || hasCode(error, "too-contended")) {
    const message =
      "The database cannot be reached; nothing of this request was acknowledged. Send it again.";
    return new HttpProblem(503, "database-unavailable", message, RETRY_AFTER_DATABASE);
  }
  return (
    bodyProblem(error) ?? new HttpProblem(500, "internal", "Something went wrong here; the log tells what.")
  );
}

/** The body reader's own errors carry a type. */
function bodyProblem(error: unknown): HttpProblem | undefined {
  const type = error instanceof Error && "type" in error ? error.type : undefined;
  if (type === "entity.too.large") {
    const limit = error instanceof Error && "limit" in error ? Number(error.limit) / 1024 ** 2 : Number.NaN;
    const message = `The body is larger than ${limit} MiB, unpacked. Send smaller batches.`;
    return new HttpProblem(413, "too-large", message);
  }
  if (type === "encoding.unsupported") {
    const message = "This Content-Encoding is not known. Send the body plain, or as gzip, deflate or br.";
    return new HttpProblem(415, "unsupported-encoding", message);
  }
  if (type === "request.aborted" || type === "request.size.invalid") {
    return new HttpProblem(400, "bad-request", "The body ended before its announced length.");
  }
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 400) return new HttpProblem(400, "bad-request", "The request cannot be read.");
  return undefined;
}
