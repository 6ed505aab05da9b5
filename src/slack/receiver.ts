import type { RequestListener } from "node:http";
import { HTTPReceiver, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Log } from "./ports";
import { quietLogger } from "./web-client";

/** How requests come in: signed over HTTP, or over Slack's socket. */
export type Connection =
  | { readonly kind: "http"; readonly signingSecret: string }
  | { readonly kind: "socket"; readonly appToken: string };

export interface OpenReceiver {
  readonly receiver: Receiver;
  /** For `POST /slack/events`; null with Socket Mode. It must get the raw body. */
  readonly requestListener: RequestListener | null;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Where the listener expects Slack's requests. */
export const SLACK_PATH = "/slack/events";

/** `clientOptions` are for asking Slack for a socket. */
export function openReceiver(
  connection: Connection,
  clientOptions: WebClientOptions,
  log: Log,
): OpenReceiver {
  const logger = quietLogger(log);
  if (connection.kind === "socket") {
    // Being without a socket is worth more tries than an answer that comes too late anyway.
    const retryConfig = { forever: true, factor: 1.3, maxTimeout: 30_000 };
    const receiver = new SocketModeReceiver({
      appToken: connection.appToken,
      logger,
      installerOptions: { clientOptions: { ...clientOptions, retryConfig } },
    });
    return {
      receiver,
      requestListener: null,
      start: async () => {
        await receiver.start();
      },
      stop: () => receiver.stop(),
    };
  }
  const receiver = new HTTPReceiver({
    signingSecret: connection.signingSecret,
    endpoints: SLACK_PATH,
    logger,
    customPropertiesExtractor: ({ headers }) => ({ signature: headers["x-slack-signature"] }),
  });
  return {
    receiver,
    requestListener: receiver.requestListener,
    // The product's own server listens and calls the listener.
    start: async () => undefined,
    stop: async () => undefined,
  };
}
