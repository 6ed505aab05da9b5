/**
 * A client that sends a file of events to the API over several connections at once, and says what came of it.
 * It speaks HTTP itself, so that it takes little of the machine it shares with the server.
 *
 * usage: http-load.ts FILE URL TOKEN CONNECTIONS EVENTS_A_REQUEST
 */
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** What came of sending it all, as one line of JSON on standard output. */
export interface LoadResult {
  readonly requests: number;
  readonly accepted: number;
  /** Answers of 429 or 503; each of them was sent again after the time it named. */
  readonly refusals: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** How long an answer took, refused ones included, in milliseconds. */
  readonly median: number;
  readonly p99: number;
}

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
  readonly body: string;
}

const [file = "", url = "", token = "", connections = "1", size = "1"] = process.argv.slice(2);

async function run(): Promise<void> {
  const bodies = bodiesOf(readFileSync(file, "utf8").split("\n"), Number(size));
  const times: number[] = [];
  let accepted = 0;
  let refusals = 0;
  const requests = bodies.length;
  const started = performance.now();
  const work = async () => {
    const send = await openConnection();
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      for (;;) {
        const sent = performance.now();
        const answer = await send(body);
        times.push(performance.now() - sent);
        if (answer.status === 200) {
          accepted += Number(JSON.parse(answer.body).accepted);
          break;
        }
        if (answer.status !== 429 && answer.status !== 503)
          throw new Error(`${answer.status} ${answer.body}`);
        refusals += 1;
        await pause(answer.retryAfter * 1_000);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(connections) }, work));
  const seconds = (performance.now() - started) / 1_000;
  times.sort((left, right) => left - right);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  const result: LoadResult = { requests, accepted, refusals, seconds, median: at(0.5), p99: at(0.99) };
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}

/** Bodies of requests, the last one first, as they are popped. */
function bodiesOf(lines: readonly string[], eventsABody: number): string[] {
  const events = lines.filter((line) => line !== "");
  const bodies: string[] = [];
  for (let start = 0; start < events.length; start += eventsABody) {
    bodies.push(`{"events":[${events.slice(start, start + eventsABody).join(",")}]}`);
  }
  return bodies.reverse();
}

async function openConnection(): Promise<(body: string) => Promise<Answer>> {
  const { hostname, port } = new URL(url);
  const socket = await connected(hostname, Number(port));
  const head = `POST /v1/events HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: `;
  return (body) => {
    socket.write(`${head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    return answerOf(socket);
  };
}

function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

/** The next answer; every answer of the API names its length. */
function answerOf(socket: Socket): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = "";
    const onClose = () => reject(new Error(`The connection ended after: ${text}`));
    const onData = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      const end = text.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1]);
      if (text.length < end + 4 + length) return;
      socket.off("data", onData).off("close", onClose);
      resolve({
        status: Number(text.slice(9, 12)),
        retryAfter: Number(/\r\nretry-after: (\d+)/i.exec(text)?.[1] ?? 1),
        body: text.slice(end + 4),
      });
    };
    socket.on("data", onData).on("close", onClose);
  });
}

void run();
