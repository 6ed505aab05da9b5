import type { Collection, Document } from "mongodb";
import type { Connection } from "mongoose";
import type { Instant } from "../domain/instant";
import { ConversationStore } from "./conversation-store";
import { atDatabase, connectDatabase } from "./database";
import { DirectoryStore } from "./directory-store";
import { EventLog } from "./event-log";
import { ingestPortsOf } from "./ingest-ports";
import { Journal } from "./journal";
import { type Models, modelsOf, schemaVersion } from "./models";
import { type OpenRebuildProgress, prepareDerived } from "./prepare-derived";
import { RefusedStore } from "./refused-store";
import { StoredReportSource } from "./report-source";
import { WorkspaceStore } from "./workspace-store";

/** Everything that is stored, over one connection. */
export interface Store {
  readonly log: EventLog;
  readonly conversations: ConversationStore;
  readonly directory: DirectoryStore;
  readonly journal: Journal;
  readonly refused: RefusedStore;
  readonly workspaces: WorkspaceStore;
  readonly reports: StoredReportSource;
  /** What ingesting writes to. */
  readonly ingest: ReturnType<typeof ingestPortsOf>;
  /** To be called before what is derived is read for the first time. */
  prepareDerived(now: Instant, openProgress: OpenRebuildProgress): Promise<void>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Connects to the database of the URI and makes the indexes that are missing. */
export async function openStore(uri: string): Promise<Store> {
  const connection = await connectDatabase(uri);
  const models = modelsOf(connection);
  await atDatabase(() => makeIndexes(models));
  const conversations = new ConversationStore(collectionOf(connection, models.conversations));
  const directory = new DirectoryStore(collectionOf(connection, models.directory));
  const workspaces = new WorkspaceStore(collectionOf(connection, models.workspaces));
  const stores = {
    log: new EventLog(collectionOf(connection, models.events)),
    conversations,
    directory,
    journal: new Journal(collectionOf(connection, models.journal)),
    refused: new RefusedStore(collectionOf(connection, models.refused)),
    workspaces,
  };
  return {
    ...stores,
    ingest: ingestPortsOf(stores),
    reports: new StoredReportSource(conversations, directory, workspaces),
    prepareDerived: (now, openProgress) => prepareDerived(stores, now, openProgress),
    ping: () => atDatabase(async () => void (await connection.db?.command({ ping: 1 }))),
    close: () => connection.close(),
  };
}

async function makeIndexes(models: Models): Promise<void> {
  const made = await models.states.findById("indexes").lean();
  if (made?.version === schemaVersion) return;
  for (const model of Object.values(models)) await model.createIndexes();
  await models.states.updateOne({ _id: "indexes" }, { version: schemaVersion }, { upsert: true });
}

/** The driver's own collection, for the documents that this folder's mappers read and write. */
function collectionOf<D extends Document>(
  connection: Connection,
  model: { readonly collection: { readonly collectionName: string } },
): Collection<D> {
  if (connection.db === undefined) throw new TypeError("The connection is not open");
  return connection.db.collection<D>(model.collection.collectionName);
}
