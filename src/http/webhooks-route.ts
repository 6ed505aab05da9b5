import { type Request, type RequestHandler, Router, raw } from "express";
import type { Instant } from "../domain/instant";
import type { Connector } from "../ingest/connectors/connector";
import type { WebhookPorts } from "../ingest/held-webhooks";
import { takeWebhook } from "../ingest/take-webhook";
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
  /** What webhooks are read by and written to. */
  readonly webhooks: WebhookPorts;
  readonly findConnection: (
    wanted: { readonly platform: string; readonly id: string },
    now: Instant,
  ) => Promise<WebhookConnection | null>;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly limits: { readonly requestsAMinute: number; readonly requestsAtOnce: number };
}

const PATH = "/webhooks/:platform/:connection";

/**
 * `POST /webhooks/PLATFORM/CONNECTION`: answers 200 once everything that the webhook says is durable, or the
 * webhook itself where it has come before what it belongs to. What is genuine but cannot be read is kept among
 * the refused events and answered with 200 too: sending it again would not help, and platforms switch off
 * addresses that refuse.
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

function findConnection({ webhooks, ...dependencies }: WebhooksRouteDependencies): RequestHandler {
  return async (request, response, next) => {
    const { platform, connection: id } = request.params;
    const connector = webhooks.connectors.find((one) => one.platform === platform);
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

function answerWebhook({ webhooks, now, log }: WebhooksRouteDependencies): RequestHandler {
  return async (request, response) => {
    const connector: Connector = response.locals.connector;
    const connection: WebhookConnection = response.locals.connection;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const receivedAt = now();
    const sent = { headers: plainHeaders(request), body, ...addressSecretOf(request) };
    const verdict = connector.verify(sent, connection.secrets, receivedAt);
    if (verdict.kind === "forged") {
      const { platform } = connector;
      log.warn({ platform, connection: connection.id, reason: verdict.reason }, "A webhook was refused");
      throw new HttpProblem(401, "unauthorized", "The signature is not that of this connection.");
    }
    const { workspace, id } = connection;
    const webhook = { connector, workspace, connection: id, body: body.toString("utf8"), receivedAt };
    const { accepted, duplicates, conflicts, rejected, held, ignored } = await takeWebhook(webhooks, webhook);
    await connection.noteReceipt();
    response.json({
      accepted,
      duplicates: duplicates + conflicts.length,
      rejected: rejected.length,
      held,
      ignored,
    });
  };
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
