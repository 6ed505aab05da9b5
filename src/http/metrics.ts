import { type RequestHandler, Router } from "express";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { IngestResult } from "../ingest/ingest";

/** What is measured for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  /** Counts a batch's outcomes; `seconds` is how long storing it took. */
  observeIngest(result: IngestResult, seconds: number): void;
  /** How long reading the conversations of a report took. */
  observeReport(seconds: number): void;
  /** Counts what happened to posts that come by themselves. */
  countDelivery(event: string): void;
  observeRequest(request: { method: string; route: string; status: number }): void;
}

/** Numbers that are looked up whenever they are asked for. */
export interface LookedUpMetrics {
  pendingBatches(): Promise<number>;
  waitingConversations(): Promise<number>;
  dueDeliveries(): Promise<number>;
  heldWebhooks(): Promise<number>;
  underivedEvents(): Promise<number>;
}

const DURATION_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(lookedUp: LookedUpMetrics): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const events = new Counter({
    name: "caseboard_events_total",
    help: "Events received, by what became of them.",
    labelNames: ["outcome"],
    registers,
  });
  const ingestDuration = new Histogram({
    name: "caseboard_ingest_duration_seconds",
    help: "How long storing a batch took, until all of it was durable.",
    buckets: DURATION_BUCKETS,
    registers,
  });
  const reportDuration = new Histogram({
    name: "caseboard_report_duration_seconds",
    help: "How long reading the conversations of a report took.",
    buckets: DURATION_BUCKETS,
    registers,
  });
  const deliveries = new Counter({
    name: "caseboard_deliveries_total",
    help: "What happened to posts that come by themselves.",
    labelNames: ["event"],
    registers,
  });
  const requests = new Counter({
    name: "caseboard_http_requests_total",
    help: "HTTP requests answered.",
    labelNames: ["method", "route", "status"],
    registers,
  });
  lookedUpGauge(registry, {
    name: "caseboard_pending_batches",
    help: "Batches being stored, or cut short and waiting to be recovered.",
    lookUp: lookedUp.pendingBatches,
  });
  lookedUpGauge(registry, {
    name: "caseboard_underived_events",
    help: "Events that this instance acknowledged and has yet to derive; it refuses more beyond a bound.",
    lookUp: lookedUp.underivedEvents,
  });
  lookedUpGauge(registry, {
    name: "caseboard_waiting_conversations",
    help: "Conversations whose opening has not arrived; they count nowhere until then.",
    lookUp: lookedUp.waitingConversations,
  });
  lookedUpGauge(registry, {
    name: "caseboard_due_deliveries",
    help: "Posts that are due now and not under way.",
    lookUp: lookedUp.dueDeliveries,
  });
  lookedUpGauge(registry, {
    name: "caseboard_held_webhooks",
    help: "Webhooks that wait until it is known to which conversation they belong.",
    lookUp: lookedUp.heldWebhooks,
  });
  return {
    registry,
    observeIngest: (result, seconds) => {
      events.inc({ outcome: "accepted" }, result.accepted);
      events.inc({ outcome: "duplicate" }, result.duplicates);
      events.inc({ outcome: "conflict" }, result.conflicts.length);
      events.inc({ outcome: "rejected" }, result.rejected.length);
      ingestDuration.observe(seconds);
    },
    observeReport: (seconds) => reportDuration.observe(seconds),
    countDelivery: (event) => deliveries.inc({ event }),
    observeRequest: ({ method, route, status }) => requests.inc({ method, route, status: String(status) }),
  };
}

/** `/metrics`, in Prometheus' text form. */
export function metricsRoute({ registry }: Metrics): Router {
  return Router().get("/metrics", async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
}

/** Counts every request by the route that answered it, never by its address, which anybody may make up. */
export function countRequests(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    response.once("finish", () => {
      const route = typeof request.route?.path === "string" ? request.route.path : "other";
      metrics.observeRequest({ method: request.method, route, status: response.statusCode });
    });
    next();
  };
}

function lookedUpGauge(
  registry: Registry,
  { name, help, lookUp }: { name: string; help: string; lookUp: () => Promise<number> },
): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      // Without the database the other numbers are wanted most.
      this.set(await lookUp().catch(() => Number.NaN));
    },
  });
}
