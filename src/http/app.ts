import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "../logging";
import { answerNotFound, answerProblems, nameRequest } from "./answer-problems";
import { type EventsRouteDependencies, eventsRoute } from "./events-route";
import { healthRoutes, type Readiness } from "./health-routes";
import { type HelpDeskDependencies, helpDeskRoutes } from "./help-desk/routes";
import { countRequests, type Metrics, metricsRoute } from "./metrics";
import { openApiRoute } from "./openapi-route";
import { type WebhooksRouteDependencies, webhooksRoute } from "./webhooks-route";

/** A picture of a chart, or why there is none. */
export interface ChartAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

export interface HttpDependencies extends EventsRouteDependencies, WebhooksRouteDependencies {
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly readiness: () => Promise<Readiness>;
  readonly helpDesk: HelpDeskDependencies;
  /** The description of this API, in JSON. */
  readonly openApi: string;
  /** Listeners that read the raw request themselves, by path: Bolt at `/slack/events`. */
  readonly listeners: Readonly<Record<string, RequestHandler>>;
  /** Answers `GET /charts/TOKEN.png`; null where charts have no pictures. */
  readonly serveChart: ((token: string, now: Date) => Promise<ChartAnswer>) | null;
}

/** Everything that is answered over HTTP. */
export function createHttpApp(dependencies: HttpDependencies): Express {
  const { log, metrics, listeners, serveChart, now } = dependencies;
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.use(nameRequest, countRequests(metrics), helmet());
  for (const [path, listener] of Object.entries(listeners)) app.post(path, listener);
  app.use(
    // Events come by the thousand, and routes are tried in this order.
    eventsRoute(dependencies),
    healthRoutes(dependencies.readiness),
    openApiRoute(dependencies.openApi),
    metricsRoute(metrics),
    webhooksRoute(dependencies),
    helpDeskRoutes(dependencies.helpDesk, dependencies),
  );
  if (serveChart) {
    app.get("/charts/:token.png", async (request, response) => {
      const chart = await serveChart(request.params.token, new Date(now()));
      // Slack's page, or the playground's, shows it from another origin.
      response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      response.status(chart.status).set(chart.headers).send(chart.body);
    });
  }
  app.use(answerNotFound, answerProblems(log));
  return app;
}
