import { commands } from "../../commands";
import { readChart } from "../charts/chart";
import { drawChart } from "../charts/image/draw";
import { createImageRenderer } from "../charts/image-renderer";
import { createQuickChartRenderer } from "../charts/quickchart";
import { serveChart } from "../charts/serve-chart";
import type { Config } from "../config";
import { CaseboardError } from "../errors";
import type { Logger } from "../logging";
import type { SlackPart } from "../service";
import { openSlack, type SlackOptions } from "../slack/app";
import { SLACK_PATH } from "../slack/receiver";
import { storedCharts } from "../storage/chart-store";
import type { Store } from "../storage/store";
import { connectionService } from "./connection-service";
import { threadIngest } from "./thread-ingest";

/** Slack may fetch a chart's picture for as long as people are likely to scroll back to it. */
const CHART_LIFETIME_SECONDS = 30 * 24 * 3_600;
const QUICKCHART_TIME_LIMIT = 3_000;

export interface SlackPartDependencies {
  readonly store: Store;
  readonly log: Logger;
  readonly workspace: string;
  readonly version: string;
  readonly slack: Pick<SlackOptions, "connection" | "botToken" | "slackApiUrl">;
  readonly charts: Pick<Config, "publicUrl" | "quickChartUrl">;
  readonly clocks: SlackOptions["clocks"];
  /** Told in seconds how long reading the conversations of a report took. */
  readonly onReport: (seconds: number) => void;
  readonly deliveries: Pick<SlackOptions["deliveries"], "catchUp" | "count">;
}

/** Opens Slack on the store. */
export async function openSlackPart(dependencies: SlackPartDependencies): Promise<SlackPart> {
  const { store, log, workspace, clocks, slack } = dependencies;
  const realNow = () => new Date(clocks.realTime());
  const charts = storedCharts(store.expiring(workspace), readChart, realNow);
  const secret = await store.secret("charts");
  const app = openSlack({
    ...slack,
    workspace,
    commands,
    log,
    clocks,
    source: timedSource(store.reports, dependencies.onReport),
    setZone: (zone) => store.workspaces.setZone(workspace, zone, clocks.realTime()),
    setTargets: (teamId, targets) =>
      store.settings.set(workspace, "service-targets", { teamId, value: targets }),
    tokens: tokenService(store, workspace, clocks.realTime),
    connections: connectionService({
      connections: store.connections,
      workspace,
      publicUrl: dependencies.charts.publicUrl,
      now: clocks.realTime,
    }),
    digests: digestService(store, workspace),
    deliveries: {
      ...dependencies.deliveries,
      dueList: store.deliveries(workspace),
      paces: store.paces(workspace),
      random: Math.random,
    },
    alerts: store.alerts(workspace),
    threads: {
      watches: store.watches(workspace),
      threads: store.threads(workspace),
      ingest: threadIngest(dependencies),
    },
    health: () => health(dependencies),
    access: store.access(workspace),
    expiring: store.expiring(workspace),
    charts: chartRenderers(dependencies, { store: charts, secret, now: realNow }),
  });
  await app.start();
  const listener = app.requestListener;
  return {
    listeners:
      listener === null
        ? {}
        : { [SLACK_PATH]: (request, response) => store.asOneReader(() => listener(request, response)) },
    serveChart: (token, now) => serveChart(token, now, { store: charts, secret, draw: drawChart }),
    planAlerts: app.planAlerts,
    sendDigests: app.sendDigests,
    catchUpThreads: app.catchUpThreads,
    stop: () => app.stop(),
  };
}

/** How Slack is reached, by the configuration. Throws `bad-configuration` when something is missing. */
export function slackConnection({ slack }: Config): SlackPartDependencies["slack"] {
  const { botToken, signingSecret, appToken } = slack;
  const slackApiUrl = slack.apiUrl ?? undefined;
  const missing = [
    ...(botToken === null ? ["SLACK_BOT_TOKEN"] : []),
    ...(signingSecret === null && appToken === null ? ["SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN)"] : []),
  ];
  if (botToken !== null && appToken !== null) {
    return { botToken, slackApiUrl, connection: { kind: "socket", appToken } };
  }
  if (botToken !== null && signingSecret !== null) {
    return { botToken, slackApiUrl, connection: { kind: "http", signingSecret } };
  }
  throw new CaseboardError("bad-configuration", `Slack is not set up: ${missing.join(" and ")} missing.`, {
    hint: "Set them as docs/operations.md says, or leave Slack out: caseboard start --without-slack",
  });
}

function chartRenderers(
  { charts }: SlackPartDependencies,
  pictures: Omit<Parameters<typeof createImageRenderer>[0], "publicUrl" | "lifetimeSeconds">,
): SlackOptions["charts"] {
  const { publicUrl, quickChartUrl } = charts;
  return {
    ...(publicUrl !== null && {
      image: createImageRenderer({ ...pictures, publicUrl, lifetimeSeconds: CHART_LIFETIME_SECONDS }),
    }),
    ...(quickChartUrl !== null && {
      quickchart: createQuickChartRenderer({
        baseUrl: new URL(quickChartUrl),
        timeoutMilliseconds: QUICKCHART_TIME_LIMIT,
      }),
    }),
  };
}

/** The same source, telling how long its largest reads take. */
function timedSource(source: Store["reports"], onReport: (seconds: number) => void): SlackOptions["source"] {
  const timed = async <T>(reading: Promise<T>): Promise<T> => {
    const started = performance.now();
    const read = await reading;
    onReport((performance.now() - started) / 1000);
    return read;
  };
  return {
    zone: (workspace) => source.zone(workspace),
    directory: (workspace) => source.directory(workspace),
    contactNames: (workspace, ids) => source.contactNames(workspace, ids),
    filterValues: (workspace) => source.filterValues(workspace),
    officeCalendars: (workspace) => source.officeCalendars(workspace),
    serviceTargets: (workspace) => source.serviceTargets(workspace),
    presenceEvents: (...question) => source.presenceEvents(...question),
    conversationEvents: (workspace, id) => source.conversationEvents(workspace, id),
    eventTexts: (workspace, ids) => source.eventTexts(workspace, ids),
    repliesGoingOn: (...question) => source.repliesGoingOn(...question),
    conversations: (...question) => source.conversations(...question),
    sums: (...question) => timed(source.sums(...question)),
    entries: (...question) => timed(source.entries(...question)),
    openCases: (...question) => timed(source.openCases(...question)),
    closedConversations: (...question) => timed(source.closedConversations(...question)),
    activeConversations: (...question) => timed(source.activeConversations(...question)),
    openConversations: (...question) => timed(source.openConversations(...question)),
    waitingConversations: (...question) => timed(source.waitingConversations(...question)),
    openWaits: (...question) => timed(source.openWaits(...question)),
    conversationsWaitingAt: (...question) => timed(source.conversationsWaitingAt(...question)),
  };
}

function tokenService(store: Store, workspace: string, now: () => number): SlackOptions["tokens"] {
  return {
    create: (wanted) => store.tokens.create({ ...wanted, workspace }, now()),
    list: () => store.tokens.list(workspace),
    revoke: (id) => store.tokens.revoke(workspace, id, now()),
  };
}

function digestService(store: Store, workspace: string): SlackOptions["digests"] {
  const digests = store.digests(workspace);
  const deliveries = store.deliveries(workspace);
  return {
    list: () => digests.list(),
    find: (id) => digests.find(id),
    save: (digest, version) => digests.save(digest, version),
    remove: (id) => digests.remove(id),
    notePlanned: (id, upTo) => digests.notePlanned(id, upTo),
    ofDigest: (digestId, most) => deliveries.ofDigest(digestId, most),
  };
}

async function health({ store, workspace, version }: SlackPartDependencies) {
  const [events, conversations, refused] = await Promise.all([
    store.log.count(workspace),
    store.conversations.counts(workspace),
    store.refused.counts(workspace),
  ]);
  return {
    database: "answers",
    version,
    events,
    conversations: conversations.all,
    waitingForOpening: conversations.waiting,
    refused: refused.rejected + refused.conflicts,
  };
}
