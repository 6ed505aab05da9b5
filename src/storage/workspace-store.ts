import type { Collection } from "mongodb";
import { compareText } from "../domain/event-order";
import type { Instant } from "../domain/instant";
import { SharedReads } from "../shared-reads";
import { atDatabase } from "./database";

interface WorkspaceDocument {
  readonly _id: string;
  readonly zone: string;
  readonly createdAt: Date;
}

/** The zone of a workspace for which none was set. */
export const defaultZone = "UTC";

/** Workspaces and their settings. */
export class WorkspaceStore {
  private readonly known = new Set<string>();
  private readonly zones = new SharedReads<string>();

  constructor(private readonly collection: Collection<WorkspaceDocument>) {}

  /** Notes that the workspace exists. */
  async ensure(workspace: string, now: Instant): Promise<void> {
    if (this.known.has(workspace)) return;
    const update = { $setOnInsert: { zone: defaultZone, createdAt: new Date(now) } };
    await atDatabase(() => this.collection.updateOne({ _id: workspace }, update, { upsert: true }));
    this.known.add(workspace);
  }

  /** The names of all workspaces that were ever given something. */
  async names(): Promise<string[]> {
    const documents = await atDatabase(() => this.collection.find({}).toArray());
    return documents.map(({ _id }) => _id).sort(compareText);
  }

  /** The IANA zone in which the workspace's presets and local dates resolve. */
  zone(workspace: string): Promise<string> {
    return this.zones.read(workspace, async () => {
      const document = await atDatabase(() => this.collection.findOne({ _id: workspace }));
      return document?.zone ?? defaultZone;
    });
  }

  async setZone(workspace: string, zone: string, now: Instant): Promise<void> {
    const update = { $set: { zone }, $setOnInsert: { createdAt: new Date(now) } };
    await atDatabase(() => this.collection.updateOne({ _id: workspace }, update, { upsert: true }));
  }
}
