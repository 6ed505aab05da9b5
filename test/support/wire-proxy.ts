import { createConnection, createServer, type Socket } from "node:net";
import { BSON } from "mongodb";

/** A command as a client sent it; its name is its first field. */
export type Command = Readonly<Record<string, unknown>>;

/** A server of MongoDB's protocol that answers some commands itself and hands on all others. */
export interface WireProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** What every server says of itself, beside what it is. */
export const helloBasics: Command = {
  ...{ ok: 1, helloOk: true, minWireVersion: 0, maxWireVersion: 21 },
  ...{ maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 },
};

/** Whether the command asks a server what it is. */
export function isHello(command: Command): boolean {
  return /^(?:hello|ismaster)$/i.test(Object.keys(command)[0] ?? "");
}

const HEADER = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

/** Starts one before the server of the URI. Where `answer` gives null the server answers. */
export async function startWireProxy(
  uri: string,
  answer: (command: Command, port: number) => Command | null,
): Promise<WireProxy> {
  const { hostname, port: target } = new URL(uri);
  const sockets = new Set<Socket>();
  let port = 0;
  const server = createServer((incoming) => {
    const outgoing = createConnection({ host: hostname, port: Number(target) });
    const messages = splitter((message) => {
      const own = answer(commandOf(message), port);
      if (own === null) outgoing.write(message);
      else incoming.write(replyTo(message, own));
    });
    incoming.on("data", messages);
    outgoing.on("data", (chunk) => incoming.write(chunk));
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  port = address.port;
  return {
    port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Cuts a stream of bytes into the messages in it. */
function splitter(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      onMessage(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

function commandOf(message: Buffer): Command {
  // After the flags: one byte for the kind of section, or the name of a collection and two numbers.
  const isQuery = message.readInt32LE(12) === OP_QUERY;
  const start = isQuery ? message.indexOf(0, HEADER + 4) + 1 + 8 : HEADER + 5;
  return BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)));
}

function replyTo(message: Buffer, answer: Command): Buffer {
  const isQuery = message.readInt32LE(12) === OP_QUERY;
  const body = BSON.serialize(answer);
  const head = Buffer.alloc(isQuery ? HEADER + 20 : HEADER + 5);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(isQuery ? OP_REPLY : OP_MSG, 12);
  if (isQuery) head.writeInt32LE(1, HEADER + 16);
  return Buffer.concat([head, body]);
}
