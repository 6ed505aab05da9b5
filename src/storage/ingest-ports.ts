import type { DeriveBatches, StoredBatch } from "./derive-batches";
import type { Deriver } from "./deriver";
import { storableEvent } from "./event-document";
import type { EventLog } from "./event-log";
import type { Journal } from "./journal";
import { withoutText } from "./known-events";
import type { RefusedStore } from "./refused-store";
import type { WorkspaceStore } from "./workspace-store";

/** What ingesting writes to, out of the stores. */
export function ingestPortsOf(
  stores: {
    readonly log: EventLog;
    readonly journal: Journal;
    readonly refused: RefusedStore;
    readonly workspaces: WorkspaceStore;
  },
  { deriveBatches, deriver }: { readonly deriveBatches: DeriveBatches; readonly deriver: Deriver },
) {
  const { log, journal, refused, workspaces } = stores;
  return {
    log,
    journal,
    refused,
    workspaces,
    storable: storableEvent,
    derive: (batch: StoredBatch) => deriveBatches([withoutTexts(batch)]),
    deriveLater: (batch: StoredBatch) => deriver.add(withoutTexts(batch)),
  };
}

function withoutTexts(batch: StoredBatch): StoredBatch {
  return { ...batch, events: batch.events.map(withoutText) };
}
