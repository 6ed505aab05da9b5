import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { jobs } from "../jobs";
import type { JobRun } from "../jobs/job";
import { scheduleJobs } from "../jobs/schedule";
import type { Instant } from "./domain/instant";
import { type ChartAnswer, createHttpApp } from "./http/app";
import { rememberTokens } from "./http/authenticate";
import type { Readiness } from "./http/health-routes";
import type { HelpDeskDependencies } from "./http/help-desk/routes";
import { listen } from "./http/listen";
import { createMetrics, type Metrics } from "./http/metrics";
import { connectors } from "./ingest/connectors";
import { groupCommits } from "./ingest/group-commit";
import { placeDueWebhooks, type WebhookPorts } from "./ingest/held-webhooks";
import { acknowledgeEach, resultOf } from "./ingest/ingest";
import type { Logger } from "./logging";
import type { OpenRebuildProgress } from "./storage/prepare-derived";
import type { Store } from "./storage/store";

/** Requests under way get this long to finish once the process is told to stop, in milliseconds. */
const STOP_TIME_LIMIT = 10_000;

/** Who sends waits so long for those who derive before being told to come again, in milliseconds. */
const PATIENCE_FOR_ROOM = 2_000;

/** A report holds its conversations in memory, and one access token is enough for two days. */
const helpDeskLimits = { requestsAMinute: 400, requestsAtOnce: 8, tokensAMinute: 60 };

/** What of Slack is served over HTTP; over Socket Mode there are no listeners. */
export interface SlackPart {
  readonly listeners: Readonly<Record<string, RequestHandler>>;
  readonly serveChart: ((token: string, now: Date) => Promise<ChartAnswer>) | null;
  /** Enters into the due-list what alerts have to tell of. */
  planAlerts(): Promise<void>;
  /** Posts what is due by itself, until nothing is or the signal says to stop. */
  sendDigests(signal: AbortSignal): Promise<void>;
  /** Keeps what was missed in watched channels of Slack. */
  catchUpThreads(signal: AbortSignal): Promise<void>;
  /** Finishes what was acknowledged. */
  stop(): Promise<void>;
}

export interface ServiceDependencies {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Instant;
  readonly address: { readonly port: number; readonly host?: string };
  readonly limits: { readonly requestsAMinute: number; readonly requestsAtOnce: number };
  /** The address under which clients reach this server; by default each request's own. */
  readonly publicUrl?: string | null;
  readonly openProgress: OpenRebuildProgress;
  /** Opens Slack once the store can be read; null without Slack. */
  readonly openSlack: ((metrics: Metrics) => Promise<SlackPart>) | null;
}

/** A running bot. */
export interface Service {
  readonly port: number;
  /** Stops taking work, finishes what was taken, and resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** Runs the HTTP API, Slack and the jobs on an open store. The store stays open when the service stops. */
export async function startService(dependencies: ServiceDependencies): Promise<Service> {
  const { store, log, now, address, limits, openSlack } = dependencies;
  let isStopping = false;
  await store.prepareDerived(now(), dependencies.openProgress);
  const metrics = createMetrics({
    pendingBatches: () => store.journal.count(),
    waitingConversations: () => waitingConversations(store),
    dueDeliveries: () => dueDeliveries(store, now()),
    heldWebhooks: () => store.heldWebhooks.count(),
    underivedEvents: () => Promise.resolve(store.deriver.backlog),
  });
  const ingest = openIngest(dependencies, metrics);
  const webhooks: WebhookPorts = {
    connectors,
    conversationsBeginning: async (workspace, beginning) => {
      await store.caughtUp(workspace);
      return store.conversations.beginning(workspace, beginning);
    },
    ingest,
    held: store.heldWebhooks,
  };
  const slack = openSlack && (await openSlack(metrics));
  const app = createHttpApp({
    log,
    metrics,
    now,
    limits,
    listeners: slack?.listeners ?? {},
    serveChart: slack?.serveChart ?? null,
    readiness: () => (isStopping ? Promise.resolve(stopping) : readiness(store)),
    helpDesk: await helpDesk(store, dependencies.publicUrl ?? null),
    openApi: readFileSync(join(__dirname, "../docs/openapi.json"), "utf8"),
    webhooks,
    findConnection: (wanted, at) => findConnection(store, wanted, at),
    authenticate: rememberTokens((token, at) => store.tokens.authenticate(token, at)),
    ingest,
  });
  const listening = await listen(app, address);
  const placeHeldWebhooks = (run: JobRun) => placeDueWebhooks(webhooks, run);
  const schedule = scheduleJobs(jobs, { store, log, slack, placeHeldWebhooks }, now);
  log.info({ port: listening.port, slack: slack !== null }, "Listening");
  return {
    port: listening.port,
    stop: async () => {
      isStopping = true;
      await Promise.all([listening.stop(STOP_TIME_LIMIT), schedule.stop()]);
      await slack?.stop();
      await deriveTheRest(dependencies);
      log.info("Stopped");
    },
  };
}

/** Each commit is answered when it is durable; what comes is refused while too much of that is not derived. */
function openIngest({ store, now }: ServiceDependencies, metrics: Metrics): WebhookPorts["ingest"] {
  const commit = groupCommits(async (workspace, candidates) => {
    const started = performance.now();
    const outcomes = await acknowledgeEach(store.ingest, { workspace, candidates }, now());
    metrics.observeIngest(resultOf(outcomes), (performance.now() - started) / 1000);
    return outcomes;
  });
  return async (workspace, candidates) => {
    await store.deriver.roomWithin(PATIENCE_FOR_ROOM);
    return commit(workspace, candidates);
  };
}

async function deriveTheRest({ store, log }: ServiceDependencies): Promise<void> {
  try {
    await store.deriver.caughtUp();
  } catch (error) {
    log.warn({ err: error }, "Some of what was acknowledged is not derived; the next process does it");
  }
}

const stopping: Readiness = { isReady: false, reason: "stopping" };

async function readiness(store: Store): Promise<Readiness> {
  try {
    await store.ping();
    if (await store.isDerivedCurrent()) return { isReady: true };
    return { isReady: false, reason: "what is derived was made by another version" };
  } catch (error) {
    return {
      isReady: false,
      reason: error instanceof Error ? error.message : "the database does not answer",
    };
  }
}

async function findConnection(store: Store, wanted: { platform: string; id: string }, at: Instant) {
  const found = await store.connections.find(wanted, at);
  if (found === null) return null;
  const { connection, secrets } = found;
  const { id, workspace } = connection;
  return { id, workspace, secrets, noteReceipt: () => store.connections.noteReceipt(connection, at) };
}

async function helpDesk(store: Store, publicUrl: string | null): Promise<HelpDeskDependencies> {
  return {
    source: store.reports,
    ids: store.numericIds,
    facts: store.helpDeskFacts,
    publicUrl,
    limits: helpDeskLimits,
    tokens: {
      secret: await store.secret("access-tokens"),
      authenticate: (token, at) => store.tokens.authenticate(token, at),
      whileValid: (id, at) => store.tokens.whileValid(id, at),
    },
  };
}

async function dueDeliveries(store: Store, now: Instant): Promise<number> {
  const names = await store.workspaces.names();
  const counts = await Promise.all(names.map((name) => store.deliveries(name).dueNow(now, now)));
  return counts.reduce((sum, due) => sum + due, 0);
}

async function waitingConversations(store: Store): Promise<number> {
  const names = await store.workspaces.names();
  const counts = await Promise.all(names.map((name) => store.conversations.waiting(name)));
  return counts.reduce((sum, waiting) => sum + waiting, 0);
}
