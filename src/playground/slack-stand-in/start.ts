import express from "express";
import { listenOnLoopback } from "../loopback-server";
import type { Context } from "./context";
import { ResponseUrls } from "./response-urls";
import { slackRouter } from "./router";
import { TriggerIds } from "./trigger-ids";
import type { AppIdentity, Channel, Person } from "./types";
import { Workspace } from "./workspace";

export interface StandInOptions {
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly app: AppIdentity;
  readonly botToken: string;
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port?: number;
  /** Milliseconds since 1970 for triggers, response URLs and message timestamps. */
  readonly now?: () => number;
  readonly refusedBlockTypes?: readonly string[];
  /** What the app may do; by default, all that its manifest asks for. */
  readonly scopes?: readonly string[];
}

const MANIFEST_SCOPES = [
  "commands",
  "chat:write",
  "users:read",
  "users:read.email",
  "channels:read",
  "groups:read",
  "channels:history",
  "groups:history",
  "im:history",
  "im:write",
  "files:write",
  "reactions:read",
  "reactions:write",
];

export interface SlackStandIn {
  /** For `clientOptions.slackApiUrl`; ends with a slash. */
  readonly slackApiUrl: string;
  readonly workspace: Workspace;
  readonly context: Context;
  /** A response URL as Slack would give it with an interaction. */
  responseUrl(target: { channel: string; userId: string; messageTs: string | null }): string;
  close(): Promise<void>;
}

/** The state and rules of the stand-in, without a server of its own. */
export function slackContext(options: StandInOptions, origin: () => string): Context {
  const now = options.now ?? Date.now;
  return {
    workspace: new Workspace({ ...options, now }),
    triggers: new TriggerIds(now),
    responses: new ResponseUrls(now),
    refusedBlockTypes: options.refusedBlockTypes ?? [],
    scopes: options.scopes ?? MANIFEST_SCOPES,
    origin,
  };
}

/** Starts Slack's Web API alone, for tests of the app that need no page. */
export async function startSlackStandIn(options: StandInOptions): Promise<SlackStandIn> {
  let origin = "";
  const context = slackContext(options, () => origin);
  const application = express().disable("x-powered-by").use(slackRouter(context, options.botToken));
  const server = await listenOnLoopback(application, options.port ?? 0);
  origin = server.origin;
  return {
    slackApiUrl: `${origin}/api/`,
    workspace: context.workspace,
    context,
    responseUrl: (target) => `${origin}/response/${context.responses.create(target)}`,
    close: server.close,
  };
}
