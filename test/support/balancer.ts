import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";

/** A load balancer in front of instances: each request to the next one, past those that do not listen. */
export interface Balancer {
  readonly url: string;
  /** How many requests each instance has answered, by its address. */
  readonly answered: ReadonlyMap<string, number>;
  add(instance: string): void;
  close(): Promise<void>;
}

const BAD_GATEWAY = 502;

/** Starts one before the instances at these addresses. It remembers nothing of who asked before. */
export async function startBalancer(given: readonly string[]): Promise<Balancer> {
  let instances = [...given];
  const answered = new Map<string, number>();

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    for (const instance of inTurn()) {
      const answer = await ask(instance, request, body);
      if (answer === "not listening") continue;
      if (answer === "lost") break;
      answered.set(instance, (answered.get(instance) ?? 0) + 1);
      response.writeHead(answer.status, { "content-type": "application/json" });
      response.end(Buffer.from(await answer.arrayBuffer()));
      return;
    }
    response.writeHead(BAD_GATEWAY).end();
  }

  function inTurn(): readonly string[] {
    const order = instances;
    instances = [...instances.slice(1), ...instances.slice(0, 1)];
    return order;
  }

  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    answered,
    add: (instance) => {
      instances = [...instances, instance];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Hands a request on. What was sent and got no answer is lost: nobody knows whether it was carried out. */
async function ask(
  instance: string,
  { method = "GET", url = "/", headers }: IncomingMessage,
  body: Buffer,
): Promise<Response | "not listening" | "lost"> {
  const { authorization = "" } = headers;
  const content = method === "GET" ? {} : { body: new Uint8Array(body) };
  try {
    return await fetch(`${instance}${url}`, { method, headers: { authorization }, ...content });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
    return code === "ECONNREFUSED" ? "not listening" : "lost";
  }
}
