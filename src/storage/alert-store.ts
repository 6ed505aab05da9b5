import type { Collection } from "mongodb";
import { type Alert, alertSchema } from "../domain/alerts/alert";
import { atDatabase, succeedsUnlessTaken } from "./database";
import { keyOf } from "./event-document";

interface AlertDocument {
  readonly _id: string;
  readonly workspace: string;
  readonly version: number;
  readonly alert: unknown;
}

interface VersionedAlert {
  readonly value: Alert;
  readonly version: number;
}

/** The alerts of one workspace, one document each. */
export class AlertStore {
  constructor(
    private readonly collection: Collection<AlertDocument>,
    private readonly workspace: string,
  ) {}

  /** All of them, oldest first. */
  async list(): Promise<readonly VersionedAlert[]> {
    const cursor = this.collection.find({ workspace: this.workspace }).sort({ _id: 1 });
    const found = (await atDatabase(() => cursor.toArray())).map(alertOfDocument);
    return found.sort((left, right) => left.value.setUpAt - right.value.setUpAt);
  }

  async find(id: string): Promise<VersionedAlert | null> {
    const _id = keyOf(this.workspace, id);
    const document = await atDatabase(() => this.collection.findOne({ _id }));
    return document && alertOfDocument(document);
  }

  /** In place of what was read at that version; 0 for a new one. */
  async save(alert: Alert, version: number): Promise<"saved" | "changed-meanwhile"> {
    const _id = keyOf(this.workspace, alert.id);
    if (version === 0) return this.insert(_id, alert);
    const update = { $set: { alert, version: version + 1 } };
    const { matchedCount } = await atDatabase(() => this.collection.updateOne({ _id, version }, update));
    return matchedCount === 1 ? "saved" : "changed-meanwhile";
  }

  /** False when there is none of that id. */
  async remove(id: string): Promise<boolean> {
    const _id = keyOf(this.workspace, id);
    const { deletedCount } = await atDatabase(() => this.collection.deleteOne({ _id }));
    return deletedCount > 0;
  }

  private async insert(_id: string, alert: Alert): Promise<"saved" | "changed-meanwhile"> {
    const document = { _id, workspace: this.workspace, version: 1, alert };
    const isNew = await succeedsUnlessTaken(() => this.collection.insertOne(document));
    return isNew ? "saved" : "changed-meanwhile";
  }
}

function alertOfDocument({ alert, version }: AlertDocument): VersionedAlert {
  return { value: alertSchema.parse(alert), version };
}
