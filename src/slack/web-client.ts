import { type Logger, LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "./ports";

/** How long a call to Slack may take, in milliseconds; Slack's own clients wait for ever. */
export const CALL_TIME_LIMIT = 10_000;

/** How long a call may take that carries files, in milliseconds. */
const UPLOAD_TIME_LIMIT = 180_000;

export interface SlackAddress {
  readonly botToken: string;
  /** Ends with a slash; left out for Slack itself. */
  readonly slackApiUrl?: string | undefined;
}

export interface WebClients {
  /** For what may be asked twice. */
  readonly reading: WebClient;
  /** For posts: never repeated by itself, so that none comes twice. */
  readonly posting: WebClient;
  /** For files: never repeated either, and given more time. */
  readonly uploading: WebClient;
}

export function openWebClients(address: SlackAddress, log: Log): WebClients {
  const { botToken } = address;
  const options = clientOptions(address, log);
  return {
    reading: new WebClient(botToken, {
      ...options,
      retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1_000 },
    }),
    posting: new WebClient(botToken, options),
    uploading: new WebClient(botToken, { ...options, timeout: UPLOAD_TIME_LIMIT }),
  };
}

/** Without retries, with a time limit, and without a queue that one 429 would stop for all. */
export function clientOptions({ slackApiUrl }: SlackAddress, log: Log): WebClientOptions {
  return {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    retryConfig: { retries: 0 },
    timeout: CALL_TIME_LIMIT,
    rejectRateLimitedCalls: true,
    logger: quietLogger(log),
  };
}

/** Slack's libraries log payloads at lower levels, so only their warnings and errors go on, without details. */
export function quietLogger(log: Log): Logger {
  const nothing = () => undefined;
  const first = (parts: readonly unknown[]) => withoutSecrets(String(parts[0] ?? "")).slice(0, 300);
  return {
    debug: nothing,
    info: nothing,
    warn: (...parts) => log.warn({ from: "slack" }, first(parts)),
    error: (...parts) => log.error({ from: "slack" }, first(parts)),
    setLevel: nothing,
    getLevel: () => LogLevel.WARN,
    setName: nothing,
  };
}

/** The text without tokens and the secret part of response addresses. */
export function withoutSecrets(text: string): string {
  return text.replace(/\bx(?:ox[a-z]|app)-[\w-]+/g, "[token]").replace(/https?:\/\/\S+/g, "[address]");
}
