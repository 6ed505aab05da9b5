import type { ConnectionService, ConnectionSummary } from "../../commands/services";
import type { Instant } from "../domain/instant";
import { connectors } from "../ingest/connectors";
import { type Connection, type ConnectionStore, newSecret } from "../storage/connection-store";

const UNKNOWN_ADDRESS = "https://YOUR-PUBLIC-ADDRESS";

/** Connections of the workspace as people see them: with their addresses, and the names of their platforms. */
export function connectionService(given: {
  readonly connections: ConnectionStore;
  readonly workspace: string;
  /** Null where no public address is configured; then a stand-in is shown for it. */
  readonly publicUrl: string | null;
  readonly now: () => Instant;
}): ConnectionService {
  const { connections, workspace, now } = given;
  const titleOf = (platform: string) =>
    connectors.find((one) => one.platform === platform)?.title ?? platform;
  const summaryOf = (connection: Connection): ConnectionSummary => {
    const { id, platform, createdAt, lastReceivedAt, hasSecret, oldSecretUntil } = connection;
    const address = `${given.publicUrl ?? UNKNOWN_ADDRESS}/webhooks/${platform}/${id}`;
    const isAddressWhole = given.publicUrl !== null;
    const title = titleOf(platform);
    return { id, title, address, isAddressWhole, createdAt, lastReceivedAt, hasSecret, oldSecretUntil };
  };
  const find = async (wanted: string) =>
    (await connections.list(workspace, now())).find(({ id }) => id === wanted);
  const secretFor = (name: string) =>
    connectors.find(({ platform }) => platform === name)?.secretFrom === "caseboard" ? newSecret() : null;
  return {
    platforms: connectors.map(({ platform, title, secretFrom }) => ({ name: platform, title, secretFrom })),
    list: async () => (await connections.list(workspace, now())).map(summaryOf),
    create: async ({ name }) => {
      const secret = secretFor(name);
      const connection = await connections.create({ workspace, platform: name, secret }, now());
      return { connection: summaryOf(connection), secret };
    },
    rotate: async (id) => {
      const connection = await find(id);
      if (connection === undefined) return null;
      const secret = secretFor(connection.platform);
      if (secret === null) return { connection: summaryOf(connection), secret };
      const changed = await connections.setSecret({ workspace, id, secret }, now());
      return changed && { connection: summaryOf(changed), secret };
    },
    setSecret: async (id, secret) => {
      const changed = await connections.setSecret({ workspace, id, secret }, now());
      return changed && summaryOf(changed);
    },
    remove: (id) => connections.remove(workspace, id),
  };
}
