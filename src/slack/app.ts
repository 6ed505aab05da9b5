import type { RequestListener } from "node:http";
import { App } from "@slack/bolt";
import type { Command } from "../../commands/command";
import type { Identity } from "../../commands/identity";
import type { ConnectionService, Health, Services, TokenService } from "../../commands/services";
import type { AvailableRenderers } from "../charts/render";
import type { Directory } from "../domain/directory";
import type { Targets } from "../domain/service-targets";
import type { AlertStore } from "../reports/alerts/ports";
import type { DeliveryHistory, DigestStore } from "../reports/digests/ports";
import type { ReportSource } from "../reports/ports";
import { SharedReads } from "../shared-reads";
import { type AlertWork, openAlertWork } from "./alerts/alert-work";
import { openChartDelivery } from "./chart-delivery";
import type { Desk } from "./desk";
import { type DeliveryOptions, openSender, type SendDigests } from "./digests/open-sender";
import { dispatch } from "./dispatch";
import { openClaimExport } from "./export/claim-export";
import { openSendFiles } from "./export/send-files";
import { openPeople } from "./identity/people";
import { type FindPerson, slackPeople } from "./identity/slack-people";
import { openMessenger } from "./messenger";
import { openOwnIdentity } from "./own-identity";
import type { AccessStore, Clocks, ExpiringStore, Log } from "./ports";
import { type Connection, openReceiver } from "./receiver";
import { openReportStates } from "./report-state";
import { channelProblem } from "./share-target";
import { openAuthors } from "./threads/authors";
import { listenToThreads, openThreads, type ThreadOptions, type Threads } from "./threads/open-threads";
import { openTeam } from "./threads/team";
import { openTurns } from "./turns";
import { clientOptions, openWebClients, quietLogger } from "./web-client";
import { openWork } from "./work";

export interface SlackOptions {
  readonly connection: Connection;
  readonly botToken: string;
  /** Another address of the Web API, ending with a slash: the playground's. */
  readonly slackApiUrl?: string | undefined;
  /** The workspace in Caseboard's own database. */
  readonly workspace: string;
  readonly commands: readonly Command[];
  readonly source: ReportSource;
  readonly setZone: (zone: string) => Promise<void>;
  readonly setTargets: (teamId: string | null, targets: Targets) => Promise<void>;
  readonly tokens: TokenService;
  readonly connections: ConnectionService;
  readonly digests: DigestStore & DeliveryHistory;
  readonly alerts: AlertStore;
  readonly deliveries: DeliveryOptions;
  readonly threads: ThreadOptions;
  readonly health: () => Promise<Health>;
  readonly access: AccessStore;
  readonly expiring: ExpiringStore;
  /** Chart renderers besides Slack's own and text. */
  readonly charts: Omit<AvailableRenderers, "native">;
  readonly clocks: Clocks;
  readonly log: Log;
}

export interface SlackApp {
  /** For `POST /slack/events`, before any parsing of the body; null with Socket Mode. */
  readonly requestListener: RequestListener | null;
  /** Connects, with Socket Mode; over HTTP there is nothing to do. */
  start(): Promise<void>;
  /** Enters into the due-list what alerts have to tell of. */
  readonly planAlerts: AlertWork["planAlerts"];
  /** Posts what is due by itself, until nothing is or the signal says to stop. */
  readonly sendDigests: SendDigests;
  /** Keeps what was missed in watched channels, and tells what waits; until then nothing of them is told. */
  readonly catchUpThreads: (signal: AbortSignal) => Promise<void>;
  /** Resolves when no acknowledged work is under way. */
  idle(): Promise<void>;
  /** Takes no more requests, then waits for all work that was acknowledged. */
  stop(): Promise<void>;
}

/** How long a request counts as seen: Slack's signatures are good for five minutes, and some into the future. */
const REPEAT_WINDOW = 2 * 3_600_000;

/** Those read at once share what they read. */
const REPORTS_AT_ONCE = 64;
/** What all of them read would be in memory. */
const LONG_REPORTS_AT_ONCE = 2;

/** Opens the Slack app. Nothing is asked of Slack before the first request. */
export function openSlack(options: SlackOptions): SlackApp {
  const { log } = options;
  const { receiver, requestListener, start, stop } = openReceiver(
    options.connection,
    clientOptions(options, log),
    log,
  );
  const clients = openWebClients(options, log);
  const own = openOwnIdentity(clients.reading);
  const findPerson = slackPeople(clients.reading, options.clocks.realTime);
  const directory = () => options.source.directory(options.workspace);
  const known = { findPerson, directory, ownTeamId: own.teamId };
  const { expiring, clocks } = options;
  const threads = openThreads({
    ...options.threads,
    ...clients,
    ...{ expiring, clocks, log },
    recognise: openAuthors({ store: options.access, ...known }),
    ownIds: own.ids,
  });
  const desk = openDesk(options, clients, { ...known, threads });
  const work = openWork(log);
  const app = new App({
    receiver,
    convoStore: false,
    clientOptions: clientOptions(options, log),
    logger: quietLogger(log),
    // Nothing is asked of Slack before a request is acknowledged; what bots write is told apart where it is read.
    authorize: async () => ({ botToken: options.botToken }),
    ignoreSelf: false,
  });
  dispatch(app, desk, work);
  listenToThreads(app, work, threads);
  const { planAlerts, openAlert } = openAlertWork({ ...options, desk, dueList: options.deliveries.dueList });
  return {
    requestListener,
    start,
    planAlerts,
    catchUpThreads: (signal) => threads.catchUp(signal),
    sendDigests: openSender(options.deliveries, {
      desk,
      digests: options.digests,
      openAlert,
      posting: clients.posting,
      botUserId: own.userId,
    }),
    idle: work.idle,
    async stop() {
      await stop();
      await work.idle();
    },
  };
}

function openDesk(
  options: SlackOptions,
  clients: ReturnType<typeof openWebClients>,
  {
    ownTeamId,
    findPerson,
    directory,
    threads,
  }: {
    readonly ownTeamId: () => Promise<string>;
    readonly findPerson: FindPerson;
    readonly directory: () => Promise<Directory>;
    readonly threads: Threads;
  },
): Desk {
  const { source, workspace, expiring: store, clocks, log } = options;
  const recordChange = (change: string, by: Identity) =>
    log.info({ workspace, by: by.slackUserId, change }, "A setting was changed");
  const people = openPeople({
    store: options.access,
    findPerson,
    ownTeamId,
    directory,
    recordChange,
  });
  const team = openTeam({
    identify: people.identify,
    ingest: options.threads.ingest,
    now: clocks.realTime,
    findPerson,
    directory,
  });
  const reports = { source, workspace };
  const servicesFor = (requestKey: string): Services => ({
    reports,
    people,
    tokens: options.tokens,
    connections: options.connections,
    digests: options.digests,
    channelProblem: (channelId) => channelProblem(clients.reading, channelId),
    alerts: options.alerts,
    watches: threads.service,
    team,
    health: options.health,
    recordChange,
    setZone: async (zone, by) => {
      await options.setZone(zone);
      recordChange(`set the time zone to ${zone}`, by);
    },
    setTargets: async ({ teamId, targets }, by) => {
      await options.setTargets(teamId, targets);
      recordChange(`set the targets of ${teamId ?? "everyone"} to ${JSON.stringify(targets)}`, by);
    },
    isRepeated: async () => {
      const until = new Date(clocks.realTime() + REPEAT_WINDOW);
      return !(await store.claim(`request/${requestKey}`, until));
    },
  });
  return {
    commands: options.commands,
    reports,
    people,
    servicesFor,
    states: openReportStates(store, workspace, clocks),
    takeTurn: openTurns(REPORTS_AT_ONCE),
    takeLongTurn: openTurns(LONG_REPORTS_AT_ONCE),
    sharedReports: new SharedReads(),
    messenger: openMessenger(
      clients.posting,
      openChartDelivery(options.charts, { store, workspace, clocks }),
    ),
    sendFiles: openSendFiles(clients.uploading),
    claimExport: openClaimExport(store, workspace, clocks),
    slack: clients.reading,
    clocks,
    log,
    slackApiUrl: options.slackApiUrl,
  };
}
