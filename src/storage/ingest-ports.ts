import type { CaseboardEvent } from "../domain/events";
import { type Derivation, deriveConversations, deriveDirectory } from "./derive";
import { storableEvent } from "./event-document";
import type { Journal } from "./journal";
import type { RefusedStore } from "./refused-store";
import type { WorkspaceStore } from "./workspace-store";

/** What ingesting writes to, out of the stores. */
export function ingestPortsOf(
  stores: Derivation & {
    readonly journal: Journal;
    readonly refused: RefusedStore;
    readonly workspaces: WorkspaceStore;
  },
) {
  const { log, journal, refused, workspaces } = stores;
  return {
    log,
    journal,
    refused,
    workspaces,
    storable: storableEvent,
    derive: async (
      workspace: string,
      touched: {
        readonly conversationIds: readonly string[];
        readonly directoryEvents: readonly CaseboardEvent[];
      },
    ) => {
      await Promise.all([
        deriveConversations(stores, workspace, touched.conversationIds, async () => undefined),
        deriveDirectory(stores, workspace, touched.directoryEvents),
      ]);
    },
  };
}
