import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "../../logging";
import { noteProblem } from "../answer-problems";
import { HttpProblem } from "../problem";

/** What is wrong with one parameter. */
export interface ParameterError {
  readonly path: string;
  readonly message: string;
  readonly rejectedValue?: string | undefined;
}

/** A request whose parameters cannot be understood, with every mistake at once. */
export class ParameterProblem extends HttpProblem {
  constructor(readonly errors: readonly ParameterError[]) {
    super(400, "bad-request", "Bad request");
    this.name = "ParameterProblem";
  }
}

const ABOUT = { about: { href: "/openapi.json" } };

/** Answers whatever a route of the help-desk API threw in that API's own form. */
export function answerHelpDeskProblems(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const problem = noteProblem(log, error, { request, response });
    if (problem.retryAfter !== null) {
      response.setHeader("X-RateLimit-Retry-After", String(problem.retryAfter));
    }
    sendProblem(response, problem);
  };
}

function sendProblem(response: Response, problem: HttpProblem): void {
  const { requestId } = response.locals;
  const errors = problem instanceof ParameterProblem ? problem.errors : [];
  const body = {
    logRef: requestId,
    message: problem.message,
    ...(errors.length > 0 && {
      _embedded: { errors: errors.map((error) => ({ ...error, source: "QUERY", _links: ABOUT })) },
    }),
    _links: ABOUT,
  };
  sendAs(response.status(problem.status), "application/vnd.error+json", body);
}

/** Sends JSON under exactly that media type: clients compare it, and a charset after it would be another. */
export function sendAs(response: Response, mediaType: string, body: unknown): void {
  response.setHeader("Content-Type", mediaType);
  response.end(Buffer.from(JSON.stringify(body)));
}
