import { type Request, type RequestHandler, type Response, Router, raw } from "express";
import { z } from "zod";
import type { Instant } from "../domain/instant";
import { type Candidate, candidatesOf, type Rejected } from "../ingest/candidate";
import type { IngestResult } from "../ingest/ingest";
import { type Authenticate, requireScope, tokenOf } from "./authenticate";
import { limitBodies, limitConcurrency, limitRate } from "./limit-requests";
import { HttpProblem } from "./problem";

export const largestBody = 8 * 1024 * 1024;
export const mostEvents = 5_000;

/** An event takes several times the memory of its JSON. */
const BODIES_AT_ONCE = 16 * 1024 * 1024;

export interface EventsRouteDependencies {
  readonly authenticate: Authenticate;
  readonly ingest: (workspace: string, candidates: readonly Candidate[]) => Promise<IngestResult>;
  readonly now: () => Instant;
  readonly limits: { readonly requestsAMinute: number; readonly requestsAtOnce: number };
}

/** `POST /v1/events`: answers once all accepted events are durable. */
export function eventsRoute({ authenticate, ingest, now, limits }: EventsRouteDependencies): Router {
  const answer: RequestHandler = async (request: Request, response: Response) => {
    const { workspace, id } = tokenOf(response);
    const candidates = candidatesOf(readEvents(request.body), `HTTP, token ${id}`);
    const result = await ingest(workspace, candidates);
    response.json({
      accepted: result.accepted,
      duplicates: result.duplicates + result.conflicts.length,
      conflicts: result.conflicts.length,
      rejected: result.rejected.length,
      refused: result.rejected.map(described),
      conflicting: result.conflicts.map(described),
    });
  };
  return Router().post(
    "/v1/events",
    requireScope("ingest", authenticate, now),
    limitRate(limits.requestsAMinute),
    limitConcurrency(limits.requestsAtOnce),
    limitBodies(BODIES_AT_ONCE, largestBody),
    raw({ type: () => true, limit: largestBody }),
    answer,
  );
}

const bodySchema = z.object({ events: z.array(z.unknown()) });
const decoder = new TextDecoder("utf-8", { fatal: true });

function readEvents(body: unknown): unknown[] {
  const parsed = bodySchema.safeParse(readJson(body));
  if (!parsed.success) {
    throw new HttpProblem(400, "bad-request", 'The body must be {"events":[…]}.');
  }
  const { events } = parsed.data;
  if (events.length > mostEvents) {
    const message = `A request has at most ${mostEvents} events, this one has ${events.length}. Send smaller batches.`;
    throw new HttpProblem(413, "too-large", message);
  }
  return events;
}

function readJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) throw new HttpProblem(400, "bad-request", "The body is empty; send JSON.");
  try {
    return JSON.parse(decoder.decode(body));
  } catch (error) {
    const what = error instanceof TypeError ? "UTF-8 text" : "JSON";
    throw new HttpProblem(400, "bad-request", `The body is not ${what}.`);
  }
}

function described({ index, id, problems }: Rejected) {
  return {
    index,
    id,
    reason: problems.map(({ field, reason }) => `${field}: ${reason}`).join("; "),
    problems,
  };
}
