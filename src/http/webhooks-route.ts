import { type Request, type RequestHandler, Router, raw } from "express";
import type { Conversation } from "../domain/conversation";
import type { Instant } from "../domain/instant";
import type { Candidate } from "../ingest/candidate";
import type { Connector, Translation } from "../ingest/connectors/connector";
import type { IngestResult } from "../ingest/ingest";
import type { Logger } from "../logging";
import { limitConcurrency, limitRate } from "./limit-requests";
import { HttpProblem } from "./problem";

export const largestWebhook = 4 * 1024 * 1024;

/** A connection, as far as its webhooks are concerned. */
export interface WebhookConnection {
  readonly id: string;
  readonly workspace: string;
  /** The secrets that are valid now. */
  readonly secrets: readonly string[];
  /** Notes that something genuine came. */
  noteReceipt(): Promise<void>;
}

export interface WebhooksRouteDependencies {
  readonly connectors: readonly Connector[];
  readonly findConnection: (
    wanted: { readonly platform: string; readonly id: string },
    now: Instant,
  ) => Promise<WebhookConnection | null>;
  /** The workspace's conversations whose ids begin so: a platform's messages may not name theirs. */
  readonly conversationsBeginning: (workspace: string, beginning: string) => Promise<readonly Conversation[]>;
  readonly ingest: (workspace: string, candidates: readonly Candidate[]) => Promise<IngestResult>;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly limits: { readonly requestsAMinute: number; readonly requestsAtOnce: number };
}

const PATH = "/webhooks/:platform/:connection";

/**
 * `POST /webhooks/PLATFORM/CONNECTION`: answers 200 once everything that the webhook says is durable. What
 * is genuine but cannot be read is kept among the refused events and answered with 200 too: sending it
 * again would not help, and platforms switch off addresses that refuse.
 */
export function webhooksRoute(dependencies: WebhooksRouteDependencies): Router {
  const { limits } = dependencies;
  const find = findConnection(dependencies);
  const router = Router();
  // Intercom and others look whether somebody is there before they send anything.
  router.head(PATH, find, (_request, response) => void response.end());
  router.post(
    PATH,
    find,
    limitRate(limits.requestsAMinute, (response) => response.locals.connection.id),
    limitConcurrency(limits.requestsAtOnce),
    raw({ type: () => true, limit: largestWebhook }),
    answerWebhook(dependencies),
  );
  return router;
}

function findConnection({ connectors, ...dependencies }: WebhooksRouteDependencies): RequestHandler {
  return async (request, response, next) => {
    const { platform, connection: id } = request.params;
    const connector = connectors.find((one) => one.platform === platform);
    const connection =
      connector &&
      (await dependencies.findConnection(
        { platform: connector.platform, id: String(id) },
        dependencies.now(),
      ));
    if (!connector || !connection) {
      const message = "There is no such connection. Take its address from /caseboard connect in Slack.";
      throw new HttpProblem(404, "not-found", message);
    }
    response.locals.connector = connector;
    response.locals.connection = connection;
    next();
  };
}

function answerWebhook(dependencies: WebhooksRouteDependencies): RequestHandler {
  const { ingest, now, log } = dependencies;
  return async (request, response) => {
    const connector: Connector = response.locals.connector;
    const connection: WebhookConnection = response.locals.connection;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const sent = { headers: plainHeaders(request), body, ...addressSecretOf(request) };
    const verdict = connector.verify(sent, connection.secrets, now());
    if (verdict.kind === "forged") {
      const { platform } = connector;
      log.warn({ platform, connection: connection.id, reason: verdict.reason }, "A webhook was refused");
      throw new HttpProblem(401, "unauthorized", "The signature is not that of this connection.");
    }
    const origin = `webhook of ${connector.title}, connection ${connection.id}`;
    const { candidates, ignored } = await readWebhook(body, origin, (payload) =>
      translate(dependencies, { connector, connection }, payload),
    );
    const result = candidates.length === 0 ? nothing : await ingest(connection.workspace, candidates);
    await connection.noteReceipt();
    response.json({
      accepted: result.accepted,
      duplicates: result.duplicates + result.conflicts.length,
      rejected: result.rejected.length,
      ignored,
    });
  };
}

const nothing: IngestResult = { accepted: 0, duplicates: 0, conflicts: [], rejected: [] };

async function translate(
  { conversationsBeginning }: WebhooksRouteDependencies,
  { connector, connection }: { readonly connector: Connector; readonly connection: WebhookConnection },
  payload: unknown,
): Promise<Translation> {
  const beginning = connector.conversationsInQuestion?.(payload) ?? null;
  if (beginning === null) return connector.translate(payload);
  return connector.translate(payload, await conversationsBeginning(connection.workspace, beginning));
}

async function readWebhook(
  body: Buffer,
  origin: string,
  translate: (payload: unknown) => Promise<Translation>,
): Promise<{ readonly candidates: readonly Candidate[]; readonly ignored: readonly string[] }> {
  const text = body.toString("utf8");
  const unreadable = (problems: Extract<Candidate, { kind: "unreadable" }>["problems"]) => ({
    candidates: [{ kind: "unreadable", text, problems, origin } as const],
    ignored: [],
  });
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    return unreadable([{ field: "body", reason: "is not JSON" }]);
  }
  const translation = await translate(payload);
  if (translation.kind === "unreadable") return unreadable(translation.problems);
  const { events, ignored } = translation;
  return { candidates: events.map((value) => ({ kind: "value", value, text: null, origin })), ignored };
}

function plainHeaders(request: Request): Record<string, string> {
  const headers = Object.entries(request.headers);
  return Object.fromEntries(
    headers.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** For platforms that cannot sign: `?secret=…` behind the connection's address. */
function addressSecretOf({ query }: Request): { addressSecret?: string } {
  return typeof query.secret === "string" ? { addressSecret: query.secret } : {};
}
