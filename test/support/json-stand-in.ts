import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as a stand-in of a platform's API sees it. */
export interface StandInRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Read as JSON; undefined without one. */
  readonly body: unknown;
}

export interface StandInAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface JsonStandIn {
  readonly url: string;
  /** Method, path and query of every request, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * A server on this machine that answers with JSON. `trouble` comes first, for the request with that number
 * (from 1): what it answers is sent instead of the data.
 */
export async function startJsonStandIn(
  answer: (request: StandInRequest) => StandInAnswer,
  trouble: (number: number, request: StandInRequest) => StandInAnswer | null = () => null,
): Promise<JsonStandIn> {
  const requests: string[] = [];
  const server = createServer(async (incoming, response) => {
    const { pathname, search, searchParams } = new URL(incoming.url ?? "/", "http://stand-in");
    const sent = await text(incoming);
    const request = {
      method: incoming.method ?? "GET",
      path: pathname,
      query: searchParams,
      headers: incoming.headers,
      body: sent === "" ? undefined : JSON.parse(sent),
    };
    requests.push(`${request.method} ${pathname}${search}`);
    send(response, trouble(requests.length, request) ?? answer(request));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: StandInAnswer): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
