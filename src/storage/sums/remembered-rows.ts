import type { Collection } from "mongodb";
import type { UtcDay } from "../../domain/instant";
import type { Family } from "../../domain/sums/measure";
import { atDatabase } from "../database";
import { keyOfRows, type RowsDocument } from "./sums-documents";

/** In bytes. A busy day of one family has some hundred thousand. */
const MOST_REMEMBERED = 16 * 1024 * 1024;

type Remembered = Pick<RowsDocument, "version" | "bytes">;

/** Stored rows of days, the ones read last remembered: what is of one version never changes. */
export class RememberedRows {
  /** The ones read last come last. */
  private readonly remembered = new Map<string, Remembered>();
  private size = 0;

  constructor(private readonly collection: Collection<RowsDocument>) {}

  /** The rows of a family, or what filters ask, on those of the days that are stored with just these versions. */
  async read(
    workspace: string,
    family: Pick<Family, "name">,
    versions: ReadonlyMap<UtcDay, number>,
  ): Promise<ReadonlyMap<UtcDay, Uint8Array>> {
    const found = new Map<UtcDay, Uint8Array>();
    const unknown = new Map<string, UtcDay>();
    for (const [day, version] of versions) {
      const key = keyOfRows(workspace, family, day);
      const known = this.remembered.get(key);
      if (known?.version !== version) {
        unknown.set(key, day);
        continue;
      }
      this.remember(key, known);
      found.set(day, known.bytes.buffer);
    }
    if (unknown.size === 0) return found;
    const cursor = this.collection
      .find({ _id: { $in: [...unknown.keys()] } })
      .project<Pick<RowsDocument, "_id" | "day" | "version" | "bytes">>({ day: 1, version: 1, bytes: 1 });
    for (const { _id, day, version, bytes } of await atDatabase(() => cursor.toArray())) {
      if (version !== versions.get(day)) continue;
      this.remember(_id, { version, bytes });
      found.set(day, bytes.buffer);
    }
    return found;
  }

  private remember(key: string, rows: Remembered): void {
    this.forget(key);
    this.remembered.set(key, rows);
    this.size += rows.bytes.length();
    for (const oldest of this.remembered.keys()) {
      if (this.size <= MOST_REMEMBERED) return;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.size -= this.remembered.get(key)?.bytes.length() ?? 0;
    this.remembered.delete(key);
  }
}
