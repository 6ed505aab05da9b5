import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { DELIVERY_EVENT } from "../../src/slack/digests/deliver/look-up";

/** What goes wrong with a request: before or after Slack did what it asks for. */
export type Fault =
  | "none"
  | "error-before"
  | "error-after"
  | "hang-after"
  | "reset-before"
  | "reset-after"
  | "rate-limited"
  | { readonly refusal: string };

export interface SlackRequest {
  readonly method: string;
  readonly channelId: string;
}

export interface CountingSlackOptions {
  /** In milliseconds, before Slack looks at a request and again before it answers. */
  readonly delay?: () => number;
  readonly fault?: (request: SlackRequest) => Fault;
  /** How soon after another post a channel takes one, in milliseconds. */
  readonly gap?: number;
  /** What `Retry-After` says, in seconds. */
  readonly retryAfter?: number;
  /** How long a request hangs that never gets its answer, in milliseconds. */
  readonly hang?: number;
  /** What conversations.info tells beside the usual, by channel. */
  readonly channels?: ReadonlyMap<string, object>;
}

/** A message in a channel, with what it says of the due-list. */
export interface CountedMessage {
  readonly channelId: string;
  readonly ts: string;
  readonly text: string;
  /** The due-list's name of it; null for any other message. */
  readonly key: string | null;
}

/** Slack's Web API on the loopback address, which counts what it is asked and keeps every message. */
export interface CountingSlack {
  readonly slackApiUrl: string;
  messages(): readonly CountedMessage[];
  /** How often each thing happened: methods, faults, posts taken and deleted, posts that came too early. */
  readonly counts: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export const BOT_USER = "U0CASEBOARD";
const TEAM = "T0NORTHWIND";

export async function startCountingSlack(options: CountingSlackOptions = {}): Promise<CountingSlack> {
  const { delay = () => 0, fault = () => "none", gap = 0, retryAfter = 1, hang = 12_000 } = options;
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const slack = new SlackState({ gap, retryAfter, channels: options.channels ?? new Map(), count });
  const closing = new AbortController();
  // As many as there are requests under way.
  setMaxListeners(0, closing.signal);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.url?.split("/").at(-1) ?? "";
    const parameters = Object.fromEntries(new URLSearchParams(await text(request)));
    const channelId = parameters.channel ?? "";
    count(method);
    await pause(delay(), undefined, { signal: closing.signal });
    const wrong = fault({ method, channelId });
    if (wrong !== "none") count(`${method}: ${typeof wrong === "string" ? wrong : wrong.refusal}`);
    if (wrong === "reset-before") return void request.socket.destroy();
    if (wrong === "error-before") return send(response, 500, { ok: false });
    if (typeof wrong === "object") return send(response, 200, { ok: false, error: wrong.refusal });
    const done = wrong === "rate-limited" ? slack.limit(channelId) : slack.carryOut(method, parameters);
    if (wrong === "hang-after") await pause(hang, undefined, { signal: closing.signal });
    if (wrong === "reset-after") return void request.socket.destroy();
    if (wrong === "error-after") return send(response, 500, { ok: false });
    await pause(delay(), undefined, { signal: closing.signal });
    if (done === "rate-limited") {
      response.setHeader("Retry-After", String(retryAfter));
      return send(response, 429, { ok: false, error: "ratelimited" });
    }
    send(response, 200, done);
  }

  const server = createServer((request, response) => {
    // Whoever asked may be dead by now.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen");
  return {
    slackApiUrl: `http://127.0.0.1:${address.port}/api/`,
    messages: () => slack.messages,
    counts,
    close: async () => {
      closing.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

type Parameters = Readonly<Record<string, string | undefined>>;

interface Kept extends CountedMessage {
  readonly metadata: unknown;
}

/** What Slack remembers, and its rules. */
class SlackState {
  messages: readonly Kept[] = [];
  private lastTime = 0;
  private readonly lastPostAt = new Map<string, number>();
  private readonly limitedUntil = new Map<string, number>();

  constructor(
    private readonly rules: {
      readonly gap: number;
      readonly retryAfter: number;
      readonly channels: ReadonlyMap<string, object>;
      readonly count: (name: string) => void;
    },
  ) {}

  /** Asks whoever posts to the channel to wait. */
  limit(channelId: string): "rate-limited" {
    this.limitedUntil.set(channelId, Date.now() + this.rules.retryAfter * 1_000);
    return "rate-limited";
  }

  carryOut(method: string, parameters: Parameters): object | "rate-limited" {
    const { channel = "", user = "", users = "" } = parameters;
    switch (method) {
      case "auth.test":
        return { ok: true, team_id: TEAM, user_id: BOT_USER };
      case "users.info":
        return { ok: true, user: { id: user, team_id: TEAM, tz: "UTC", is_owner: false, profile: {} } };
      case "conversations.info":
        return {
          ok: true,
          channel: { id: channel, is_member: true, ...this.rules.channels.get(channel) },
        };
      case "conversations.open":
        return { ok: true, channel: { id: `D${users.slice(1)}` } };
      case "conversations.history":
        return this.history(parameters);
      case "chat.postMessage":
        return this.post(parameters);
      case "chat.delete":
        return this.remove(channel, parameters.ts ?? "");
      default:
        return { ok: false, error: "unknown_method" };
    }
  }

  private post({ channel = "", text: words = "", metadata }: Parameters): object | "rate-limited" {
    const now = Date.now();
    if (now < (this.limitedUntil.get(channel) ?? 0)) this.rules.count("came before Retry-After was over");
    if (now - (this.lastPostAt.get(channel) ?? 0) < this.rules.gap) {
      this.rules.count("429 because of the channel's rate");
      return this.limit(channel);
    }
    this.lastPostAt.set(channel, now);
    this.lastTime = Math.max(now * 1_000, this.lastTime + 1);
    const ts = (this.lastTime / 1e6).toFixed(6);
    const given: unknown = metadata === undefined ? undefined : JSON.parse(metadata);
    this.messages = [
      ...this.messages,
      { channelId: channel, ts, text: words, metadata: given, key: keyOf(given) },
    ];
    this.rules.count("posted");
    return { ok: true, channel, ts };
  }

  private remove(channelId: string, ts: string): object {
    const rest = this.messages.filter((message) => message.channelId !== channelId || message.ts !== ts);
    if (rest.length === this.messages.length) return { ok: false, error: "message_not_found" };
    this.messages = rest;
    this.rules.count("deleted");
    return { ok: true, channel: channelId, ts };
  }

  /** In pages of at most two hundred, newest first. */
  private history({ channel, oldest, latest, cursor, limit, include_all_metadata }: Parameters): object {
    const within = this.messages
      .filter(({ channelId }) => channelId === channel)
      .filter(({ ts }) => Number(ts) >= Number(oldest ?? 0) && Number(ts) <= Number(latest ?? "Infinity"))
      .reverse();
    const start = Number(cursor ?? 0);
    const end = start + Math.min(Number(limit ?? 100), 200);
    const messages = within.slice(start, end).map(({ ts, text: words, metadata }) => ({
      ...{ type: "message", user: BOT_USER, ts, text: words },
      ...(include_all_metadata === "true" ? { metadata } : {}),
    }));
    if (messages.some(({ metadata }) => keyOf(metadata) !== null)) this.rules.count("history with posts");
    const next = end < within.length ? String(end) : "";
    return { ok: true, messages, has_more: next !== "", response_metadata: { next_cursor: next } };
  }
}

function keyOf(metadata: unknown): string | null {
  if (typeof metadata !== "object" || metadata === null) return null;
  if (!("event_type" in metadata) || metadata.event_type !== DELIVERY_EVENT) return null;
  const payload = "event_payload" in metadata ? metadata.event_payload : null;
  if (typeof payload !== "object" || payload === null || !("key" in payload)) return null;
  return typeof payload.key === "string" ? payload.key : null;
}
