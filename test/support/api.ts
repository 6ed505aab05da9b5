import { createConnection, createServer, type Socket } from "node:net";
import { createLogger } from "../../src/logging";
import { type Service, startService } from "../../src/service";
import type { Store } from "../../src/storage/store";

/** The HTTP API in this process, on a store, with what it logged. */
export interface TestApi {
  readonly service: Service;
  readonly url: string;
  readonly logged: string[];
}

export async function startTestApi(
  store: Store,
  limits = { requestsAMinute: 1_000, requestsAtOnce: 50 },
  now: () => number = Date.now,
): Promise<TestApi> {
  const logged: string[] = [];
  const log = createLogger("debug", { write: (line) => void logged.push(line) });
  const service = await startService({
    store,
    log,
    limits,
    now,
    address: { port: 0, host: "127.0.0.1" },
    openProgress: () => ({ update: () => undefined, close: () => undefined }),
    openSlack: null,
  });
  return { service, url: `http://127.0.0.1:${service.port}`, logged };
}

/** A way to a server that can be cut and mended. */
export interface CutableWay {
  readonly port: number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function wayTo(target: { host: string; port: number }): Promise<CutableWay> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((incoming) => {
    if (isCut) {
      incoming.destroy();
      return;
    }
    const outgoing = createConnection(target);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return {
    port: address.port,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
