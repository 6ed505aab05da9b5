import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { signedHeaders } from "../../../src/playground/bridge/signature";
import { sampleApp } from "../../../src/playground/sample-workspace";

/** How long one question took, in milliseconds. */
export interface Asked {
  readonly command: string;
  /** Until the slash command was acknowledged. */
  readonly ack: number;
  /** Until the answer came through the response URL. */
  readonly reply: number;
  /** What was wrong; null when all was well. */
  readonly problem: string | null;
}

/** As much of Slack as people with slash commands need: it answers at once, looks at nothing, and keeps the time. */
export interface SlackCallers {
  readonly slackApiUrl: string;
  /** Types a command as this person; resolves when the answer has come, or after the time limit. */
  ask(bot: string, slackUserId: string, line: string): Promise<Asked>;
  close(): Promise<void>;
}

export const SIGNING_SECRET = "signing-secret-of-the-benchmark";

const REPLY_TIME_LIMIT = 30_000;
const replySchema = z.object({ text: z.string(), blocks: z.array(z.object({ type: z.string() })).min(2) });

export async function startSlackCallers(): Promise<SlackCallers> {
  const waiting = new Map<string, (body: string) => void>();
  let asked = 0;
  const server = createServer((request, response) => {
    answer(request, response, waiting).catch(() => response.destroy());
  });
  const origin = await listening(server);

  async function ask(bot: string, slackUserId: string, line: string): Promise<Asked> {
    asked += 1;
    const id = String(asked);
    const [command = "", ...words] = line.split(" ");
    const body = commandBody({ command, text: words.join(" "), user_id: slackUserId, id, origin });
    const replied = new Promise<string | null>((resolve) => {
      const limit = setTimeout(() => resolve(null), REPLY_TIME_LIMIT);
      waiting.set(id, (said) => {
        clearTimeout(limit);
        resolve(said);
      });
    });
    const started = performance.now();
    const status = await send(`${bot}/slack/events`, body);
    const ack = performance.now() - started;
    const said = await replied;
    const reply = performance.now() - started;
    waiting.delete(id);
    return { command, ack, reply, problem: status === 200 ? problemOf(said) : `status ${status}` };
  }

  return {
    slackApiUrl: `${origin}/api/`,
    ask,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A report has a heading and more; a notice of what went wrong is one text. */
function problemOf(said: string | null): string | null {
  if (said === null) return "no answer";
  const read = replySchema.safeParse(JSON.parse(said));
  return read.success ? null : `no report: ${said.slice(0, 200)}`;
}

function commandBody(
  given: Readonly<Record<"command" | "text" | "user_id" | "id" | "origin", string>>,
): string {
  const { id, origin, ...typed } = given;
  return new URLSearchParams({
    ...typed,
    team_id: sampleApp.teamId,
    team_domain: sampleApp.teamDomain,
    api_app_id: sampleApp.appId,
    channel_id: "C0SUPPORT",
    channel_name: "support",
    user_name: typed.user_id,
    is_enterprise_install: "false",
    response_url: `${origin}/response/${id}`,
    trigger_id: `${id}.trigger`,
  }).toString();
}

async function send(url: string, body: string): Promise<number> {
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    ...signedHeaders(body, SIGNING_SECRET, Date.now()),
  };
  const response = await fetch(url, { method: "POST", headers, body });
  await response.arrayBuffer();
  return response.status;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  waiting: ReadonlyMap<string, (body: string) => void>,
): Promise<void> {
  const [, place, name = ""] = request.url?.split("/") ?? [];
  const body = await text(request);
  if (place === "response") {
    waiting.get(name)?.(body);
    response.end("ok");
    return;
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ ok: true, ...told(name, new URLSearchParams(body)) }));
}

function told(method: string, parameters: URLSearchParams): object {
  if (method === "auth.test") {
    return { team_id: sampleApp.teamId, user_id: sampleApp.botUserId, bot_id: sampleApp.botId };
  }
  if (method === "users.info") {
    const id = parameters.get("user") ?? "";
    return { user: { id, team_id: sampleApp.teamId, name: id, tz: "Europe/Berlin", profile: {} } };
  }
  return {};
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return `http://127.0.0.1:${address.port}`;
}
