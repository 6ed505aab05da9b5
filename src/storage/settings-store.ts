import type { Collection } from "mongodb";
import { SharedReads } from "../shared-reads";
import { atDatabase } from "./database";

/** What can be set for everyone of a workspace and for single teams. */
export type SettingKind = "calendar" | "service-targets";

interface SettingDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly kind: SettingKind;
  /** Null for everyone. */
  readonly teamId: string | null;
  readonly value: unknown;
}

/** A setting as it was stored; whoever reads it checks the value. */
export interface Setting {
  readonly teamId: string | null;
  readonly value: unknown;
}

/** Settings of workspaces, one document each, so that a change is whole or not at all. */
export class SettingsStore {
  private readonly reads = new SharedReads<readonly Setting[]>();

  constructor(private readonly collection: Collection<SettingDocument>) {}

  /** Everything set of that kind: for everyone and for teams, in any order. */
  read(workspace: string, kind: SettingKind): Promise<readonly Setting[]> {
    return this.reads.read(`${kind}/${workspace}`, () =>
      atDatabase(() => this.collection.find({ workspace, kind }).toArray()),
    );
  }

  async set(workspace: string, kind: SettingKind, { teamId, value }: Setting): Promise<void> {
    const _id = keyOf(workspace, kind, teamId);
    const document = { workspace, kind, teamId, value };
    await atDatabase(() => this.collection.replaceOne({ _id }, document, { upsert: true }));
  }

  /** Answers whether there was one. */
  async remove(workspace: string, kind: SettingKind, teamId: string | null): Promise<boolean> {
    const _id = keyOf(workspace, kind, teamId);
    const { deletedCount } = await atDatabase(() => this.collection.deleteOne({ _id }));
    return deletedCount > 0;
  }
}

function keyOf(workspace: string, kind: SettingKind, teamId: string | null): string {
  return JSON.stringify([workspace, kind, teamId]);
}
