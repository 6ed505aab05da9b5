import type { Collection, CollectionOptions, Document } from "mongodb";
import type { Connection } from "mongoose";
import type { Instant } from "../domain/instant";
import { AccessStore } from "./access-store";
import { AlertStore } from "./alert-store";
import { BackfillStore } from "./backfill-store";
import { CatchUp } from "./catch-up";
import { clearWorkspace } from "./clear-workspace";
import { ConnectionStore } from "./connection-store";
import { type ConversationDocument, ConversationStore } from "./conversation-store";
import { atDatabase, connectDatabase } from "./database";
import { DeliveryStore } from "./delivery-store";
import type { Derivation } from "./derive";
import { openDeriveBatches } from "./derive-batches";
import { Deriver } from "./deriver";
import { DigestStore } from "./digest-store";
import { DirectoryStore } from "./directory-store";
import type { EventDocument } from "./event-document";
import { EventLog } from "./event-log";
import { ExpiringStore } from "./expiring-store";
import { HeldWebhookStore } from "./held-webhook-store";
import { HelpDeskFacts } from "./help-desk-facts";
import { ingestPortsOf } from "./ingest-ports";
import { Journal } from "./journal";
import { KnownEvents } from "./known-events";
import { type Models, modelsOf, schemaVersion } from "./models";
import { NumericIdStore } from "./numeric-id-store";
import { OneReader } from "./one-reader";
import { OpenConversations } from "./open-conversations";
import { OpenWaits } from "./open-waits";
import { PaceStore } from "./pace-store";
import {
  isDerivedCurrent,
  noteDerivedCurrent,
  type OpenRebuildProgress,
  prepareDerived,
} from "./prepare-derived";
import { PresenceLog } from "./presence-log";
import { readPreferenceForReports } from "./read-preference";
import { rebuildWorkspace } from "./rebuild";
import { type Recovery, recoverBatches } from "./recover";
import { RefusedStore } from "./refused-store";
import type { ReportReadPreference } from "./report-read-preference";
import { StoredReportSource } from "./report-source";
import { sharedSecret } from "./secret-store";
import { SettingsStore } from "./settings-store";
import { StateStore } from "./state-store";
import { ContactNumbers } from "./sums/contact-numbers";
import { DayContents } from "./sums/day-content";
import { DayGroups } from "./sums/day-groups";
import { DayMarks } from "./sums/day-marks";
import { DayVisits } from "./sums/day-visits";
import type { SumsCollections } from "./sums/read-days";
import { RememberedRows } from "./sums/remembered-rows";
import { RememberedSums } from "./sums/remembered-sums";
import { RestedDays } from "./sums/rested-days";
import { SmallNumbers } from "./sums/small-numbers";
import { sumUp } from "./sums/sum-up";
import type { RowsDocument, SumsDocument } from "./sums/sums-documents";
import { ThreadStore } from "./thread-store";
import { TokenStore } from "./token-store";
import { type Difference, differencesOf } from "./verify";
import { WatchStore } from "./watch-store";
import { WorkspaceStore } from "./workspace-store";

/** Everything that is stored, over one connection. */
export interface Store {
  readonly log: EventLog;
  readonly conversations: ConversationStore;
  readonly directory: DirectoryStore;
  /** When what counts on a day changed last. */
  readonly marks: DayMarks;
  /** Small numbers of contacts and conversations. */
  readonly numbers: SmallNumbers;
  /** What the log tells of members' presence. */
  readonly presence: PresenceLog;
  /** What days amount to. */
  readonly sums: SumsCollections;
  readonly journal: Journal;
  readonly refused: RefusedStore;
  readonly workspaces: WorkspaceStore;
  /** Office hours and targets, for everyone and for teams. */
  readonly settings: SettingsStore;
  readonly states: StateStore;
  readonly reports: StoredReportSource;
  /** Numbers of ids that are texts. */
  readonly numericIds: NumericIdStore;
  readonly helpDeskFacts: HelpDeskFacts;
  /** What ingesting writes to. */
  readonly ingest: ReturnType<typeof ingestPortsOf>;
  /** Derives behind those who store. */
  readonly deriver: Deriver;
  /** Resolves when everything that was acknowledged before, by any process, is derived: to be awaited before it is read. */
  caughtUp(workspace: string): Promise<void>;
  /** Runs what reads several times to answer one question, and stores nothing: it waits for others only once. */
  asOneReader<T>(read: () => T): T;
  /** To be called before what is derived is read for the first time. */
  prepareDerived(now: Instant, openProgress: OpenRebuildProgress): Promise<void>;
  /** Whether what is derived was made by this version of the rules. */
  isDerivedCurrent(): Promise<boolean>;
  /** Makes everything derived anew; `now` is when it began. */
  rebuild(
    workspace: string,
    now: Instant,
    onConversations: (done: number) => void,
  ): Promise<{ conversations: number }>;
  /** `settle` derives what others have on its way; unless given, what was acknowledged. */
  differences(
    workspace: string,
    onConversations: (done: number) => void,
    settle?: () => Promise<unknown>,
  ): AsyncGenerator<Difference>;
  /** Adds up the days that have changed since they were added up. */
  sumUp(workspace: string, onDays: (done: number, of: number) => void): Promise<{ days: number }>;
  /** The same for whoever looks again and again: days that change all the time are left until they rest. */
  sumUpRested(workspace: string): Promise<{ days: number }>;
  recover(now: Instant, scope: { readonly everything: boolean }): Promise<Recovery>;
  /** Removes the events of a workspace and everything derived from them. */
  clearWorkspace(workspace: string): Promise<void>;
  /** How far back-fills have come. */
  readonly backfills: BackfillStore;
  readonly tokens: TokenStore;
  readonly connections: ConnectionStore;
  /** Webhooks that wait for their conversations. */
  readonly heldWebhooks: HeldWebhookStore;
  /** Who is who and who may what in the workspace, as set in Slack. */
  access(workspace: string): AccessStore;
  /** Small texts of the workspace that are kept for a time. */
  expiring(workspace: string): ExpiringStore;
  /** The posts of the workspace that come by themselves. */
  digests(workspace: string): DigestStore;
  /** Who of the workspace is told before a first-response target passes. */
  alerts(workspace: string): AlertStore;
  /** The channels of Slack whose threads are the workspace's conversations. */
  watches(workspace: string): WatchStore;
  /** What is known of the threads of those channels. */
  threads(workspace: string): ThreadStore;
  /** The due-list of the workspace. */
  deliveries(workspace: string): DeliveryStore;
  /** When the workspace's channels may be posted to again. */
  paces(workspace: string): PaceStore;
  /** The secret of that name that all instances share. */
  secret(name: string): Promise<string>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** What may answer the reads of reports; the primary by default. Everything else is read from the primary. */
  readonly reportReadPreference?: ReportReadPreference;
}

/** Connects to the database of the URI and makes the indexes that are missing. */
export async function openStore(uri: string, options: StoreOptions = {}): Promise<Store> {
  const connection = await connectDatabase(uri);
  try {
    return await storeOn(connection, options);
  } catch (error) {
    // Left open it would keep the process from ending.
    await connection.close();
    throw error;
  }
}

async function storeOn(connection: Connection, options: StoreOptions): Promise<Store> {
  const models = modelsOf(connection);
  const states = new StateStore(models.states);
  await makeIndexes(models, states);
  const conversations = new ConversationStore(collectionOf(connection, models.conversations));
  const directory = new DirectoryStore(collectionOf(connection, models.directory));
  const workspaces = new WorkspaceStore(collectionOf(connection, models.workspaces));
  const settings = new SettingsStore(collectionOf(connection, models.settings));
  const log = new EventLog(collectionOf(connection, models.events));
  const marks = new DayMarks(collectionOf(connection, models.dayMarks));
  const numbers = new SmallNumbers(collectionOf(connection, models.contactCounters));
  const presence = new PresenceLog(collectionOf(connection, models.events));
  const sums = sumsCollections(connection, models, { conversations, marks, numbers, presence });
  const stores = {
    marks,
    numbers,
    presence,
    sums,
    states,
    log,
    conversations,
    directory,
    journal: new Journal(collectionOf(connection, models.journal)),
    refused: new RefusedStore(collectionOf(connection, models.refused)),
    workspaces,
    settings,
  };
  const known = new KnownEvents(log);
  const deriveBatches = openDeriveBatches(stores, known);
  const deriver = new Deriver(deriveBatches);
  const oneReader = new OneReader();
  const catchUp = new CatchUp(stores, { deriver, oneReader });
  const caughtUp = (workspace: string) => catchUp.caughtUp(workspace);
  // What decides about rights stays with the primary: the directory, and every setting. So do the versions of days
  // and what is counted for them, and the conversations that are followed, since somebody remembers these by version.
  const readPreference = readPreferenceForReports(options.reportReadPreference ?? "primary");
  const rememberedRows = new RememberedRows(
    collectionOf<RowsDocument>(connection, models.dayRows, { readPreference }),
  );
  const days = {
    ...sums,
    rememberedRows,
    groups: new DayGroups({ ...stores, rememberedRows }),
    sums: collectionOf<SumsDocument>(connection, models.sums, { readPreference }),
  };
  const eventsForReports = collectionOf<EventDocument>(connection, models.events, { readPreference });
  const conversationsForReports = collectionOf<ConversationDocument>(connection, models.conversations, {
    readPreference,
  });
  const restedDays = new RestedDays(sums);
  const open = new OpenConversations(stores);
  const readForReports = {
    log: new EventLog(eventsForReports),
    presence: new PresenceLog(eventsForReports),
    conversations: new ConversationStore(conversationsForReports),
    open,
    openWaits: new OpenWaits(stores, open),
    days,
    sums: new RememberedSums(days, oneReader),
  };
  return {
    ...stores,
    deriver,
    caughtUp,
    asOneReader: (read) => oneReader.run(read),
    ingest: ingestPortsOf(stores, { deriveBatches, deriver }),
    reports: new StoredReportSource({ ...stores, ...readForReports, caughtUp, oneReader }),
    numericIds: new NumericIdStore(
      collectionOf(connection, models.numericIds),
      collectionOf(connection, models.numericIdCounters),
    ),
    helpDeskFacts: new HelpDeskFacts(conversations.collection, caughtUp),
    prepareDerived: (now, openProgress) => prepareDerived(stores, now, openProgress),
    isDerivedCurrent: () => isDerivedCurrent(stores),
    rebuild: (workspace, now, onConversations) =>
      rebuildWorkspace({ ...stores, now }, workspace, onConversations),
    differences: async function* (workspace, onConversations, settle = () => caughtUp(workspace)) {
      await caughtUp(workspace);
      yield* differencesOf(stores, workspace, onConversations, settle);
    },
    sumUp: async (workspace, onDays) => {
      await caughtUp(workspace);
      const { days } = await sumUp(sums, workspace, { onDays });
      return { days };
    },
    sumUpRested: async (workspace) => {
      await caughtUp(workspace);
      return restedDays.sumUp(workspace);
    },
    recover: (now, scope) => recoverBatches(stores, now, scope),
    clearWorkspace: async (workspace) => {
      await caughtUp(workspace);
      await clearWorkspace(models, workspace);
      known.forget(workspace);
    },
    backfills: new BackfillStore(collectionOf(connection, models.backfills)),
    tokens: new TokenStore(collectionOf(connection, models.tokens)),
    connections: new ConnectionStore(collectionOf(connection, models.connections)),
    heldWebhooks: new HeldWebhookStore(collectionOf(connection, models.heldWebhooks)),
    access: (workspace) => new AccessStore(collectionOf(connection, models.access), workspace),
    expiring: (workspace) => new ExpiringStore(collectionOf(connection, models.expiring), workspace),
    digests: (workspace) => new DigestStore(collectionOf(connection, models.digests), workspace),
    alerts: (workspace) => new AlertStore(collectionOf(connection, models.alerts), workspace),
    watches: (workspace) => new WatchStore(collectionOf(connection, models.watches), workspace),
    threads: (workspace) => new ThreadStore(collectionOf(connection, models.threads), workspace),
    deliveries: (workspace) => new DeliveryStore(collectionOf(connection, models.deliveries), workspace),
    paces: (workspace) => new PaceStore(collectionOf(connection, models.paces), workspace),
    secret: (name) => sharedSecret(collectionOf(connection, models.secrets), name),
    ping: () => atDatabase(async () => void (await connection.db?.command({ ping: 1 }))),
    close: async () => {
      deriver.stop();
      await connection.close();
    },
  };
}

function sumsCollections(
  connection: Connection,
  models: Models,
  stores: Pick<Derivation, "conversations" | "numbers" | "presence"> & { readonly marks: DayMarks },
): SumsCollections {
  const contacts = new ContactNumbers(collectionOf(connection, models.contactNumbers), stores.numbers);
  const contents = new DayContents({ ...stores, contacts });
  const rows = collectionOf<RowsDocument>(connection, models.dayRows);
  const rememberedRows = new RememberedRows(rows);
  return {
    ...stores,
    contacts,
    contents,
    visits: new DayVisits({ ...stores, contents }),
    groups: new DayGroups({ ...stores, rememberedRows }),
    rows,
    rememberedRows,
    sums: collectionOf<SumsDocument>(connection, models.sums),
  };
}

async function makeIndexes(models: Models, states: StateStore): Promise<void> {
  const made = await states.version("indexes");
  if (made === schemaVersion) return;
  // In a database that is new there is nothing that other rules could have derived.
  if (made === null) await noteDerivedCurrent(states);
  for (const model of Object.values(models)) await atDatabase(() => model.createIndexes());
  await states.setVersion("indexes", schemaVersion);
}

/** The driver's own collection, for the documents that this folder's mappers read and write. */
function collectionOf<D extends Document>(
  connection: Connection,
  model: { readonly collection: { readonly collectionName: string } },
  options: Pick<CollectionOptions, "readPreference"> = {},
): Collection<D> {
  if (connection.db === undefined) throw new TypeError("The connection is not open");
  return connection.db.collection<D>(model.collection.collectionName, options);
}
