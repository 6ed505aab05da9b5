import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { CaseboardError } from "../errors";

const IDLE_CHECK_INTERVAL = 50;

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Takes no more requests, waits for those under way up to the limit, then cuts them off. */
  stop(timeLimit: number): Promise<void>;
}

/** Listens on a port (0 takes a free one). Throws `port-unavailable`. */
export async function listen(
  listener: RequestListener,
  address: { readonly port: number; readonly host?: string },
): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(portUnavailable(address.port, error)));
    server.listen(address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: (timeLimit) =>
      new Promise((resolve) => {
        const cutOff = setTimeout(() => server.closeAllConnections(), timeLimit);
        // A kept-alive connection is idle only once the answer under way is out.
        const idleCheck = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_INTERVAL);
        server.close(() => {
          clearTimeout(cutOff);
          clearInterval(idleCheck);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function portUnavailable(port: number, error: Error): CaseboardError {
  return new CaseboardError("port-unavailable", `Port ${port} cannot be listened on: ${error.message}.`, {
    cause: error,
    hint: "Stop the program that uses it, or set PORT to another one.",
  });
}
