import express from "express";
import type { Bridge } from "./bridge/bridge";
import { bundlePage } from "./bundle";
import type { PlaygroundClock } from "./clock";
import { guard } from "./guard";
import { listenOnLoopback } from "./loopback-server";
import { pageRouter } from "./page-router";
import { sampleApp, sampleChannels, samplePeople } from "./sample-workspace";
import { slackRouter } from "./slack-stand-in/router";
import { slackContext } from "./slack-stand-in/start";
import type { AppIdentity, Channel, Person } from "./slack-stand-in/types";
import type { Workspace } from "./slack-stand-in/workspace";
import type { CommandHint } from "./snapshot";

export interface PlaygroundOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** The app's receiver, `http://…/slack/events`; a function when it starts later than the playground. */
  readonly receiverUrl: string | (() => string);
  /** As the app's SLACK_SIGNING_SECRET. */
  readonly signingSecret: string;
  /** As the app's SLACK_BOT_TOKEN. */
  readonly botToken: string;
  /** The app's clock; the page shows and sets it. */
  readonly clock: PlaygroundClock;
  /** Offered in the composer and as examples. Only these names are sent to the app. */
  readonly commands: readonly CommandHint[];
  readonly people?: readonly Person[];
  readonly channels?: readonly Channel[];
  readonly app?: AppIdentity;
  /** Block types answered with `invalid_blocks`, as workspaces without charts do. */
  readonly refusedBlockTypes?: readonly string[];
  /** Further origins that images of the app come from; the receiver's own is always allowed. */
  readonly imageOrigins?: readonly string[];
}

export interface Playground {
  /** The page, with a slash at its end. */
  readonly url: string;
  /** For Bolt's `clientOptions.slackApiUrl`. */
  readonly slackApiUrl: string;
  readonly workspace: Workspace;
  readonly bridge: Bridge;
  close(): Promise<void>;
}

/**
 * Starts the page and the stand-in of Slack's Web API, on the loopback address only.
 * @throws the system's error when the port is taken.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { receiverUrl } = options;
  const url = typeof receiverUrl === "string" ? () => receiverUrl : receiverUrl;
  let origin = "";
  const slack = slackContext(
    {
      people: options.people ?? samplePeople,
      channels: options.channels ?? sampleChannels,
      app: options.app ?? sampleApp,
      botToken: options.botToken,
      refusedBlockTypes: options.refusedBlockTypes ?? [],
    },
    () => origin,
  );
  const bridge: Bridge = {
    slack,
    receiver: { url, signingSecret: options.signingSecret, now: Date.now },
    commandNames: options.commands.map(({ name }) => name),
  };
  const page = pageRouter({
    bridge,
    commands: options.commands,
    clock: options.clock,
    assets: await bundlePage(),
    imageOrigins: () => [new URL(url()).origin, ...(options.imageOrigins ?? [])],
  });
  const application = express()
    .disable("x-powered-by")
    .use(
      guard(() => origin),
      slackRouter(slack, options.botToken),
      page,
    );
  const server = await listenOnLoopback(application, options.port);
  origin = server.origin;
  return {
    url: `${origin}/`,
    slackApiUrl: `${origin}/api/`,
    workspace: slack.workspace,
    bridge,
    close: server.close,
  };
}
