import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import type { KnownBlock, View } from "@slack/types";
import type { JsonObject } from "../../src/playground/slack-stand-in/types";
import {
  areaChart,
  barChart,
  brokenBlocks,
  controls,
  dataTable,
  everyInput,
  home,
  lineChart,
  pieChart,
  plainTable,
  textBlocks,
} from "./block-samples";

/** What the app was told, in order. */
export interface Heard {
  readonly what: string;
  readonly body: JsonObject;
}

export interface SampleApp {
  readonly receiverUrl: string;
  readonly heard: Heard[];
  close(): Promise<void>;
}

export interface SampleAppOptions {
  readonly slackApiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
}

// Charts are not in @slack/types yet, and some samples are wrong on purpose: they pass through JSON, as on the wire.
const blocksOf = (blocks: readonly JsonObject[]): KnownBlock[] => JSON.parse(JSON.stringify(blocks));
const viewOf = (view: JsonObject): View => JSON.parse(JSON.stringify(view));

/** A picture of one green dot, as PNG. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const MESSAGES: Readonly<Record<string, readonly JsonObject[]>> = {
  table: [{ type: "header", text: { type: "plain_text", text: "Users report" } }, dataTable, controls],
  charts: [lineChart, barChart],
  more: [areaChart, pieChart],
  plain: [plainTable],
  broken: brokenBlocks,
};

/** A real Bolt app behind the real receiver that answers `/try …` with every kind of block. */
export async function startSampleApp(options: SampleAppOptions): Promise<SampleApp> {
  const heard: Heard[] = [];
  let origin = "";
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: "/slack/events",
    customRoutes: [
      {
        path: "/dot.png",
        method: "GET",
        handler: (_request, response) => void response.setHeader("content-type", "image/png").end(DOT),
      },
    ],
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    authorize: async () => ({ botToken: options.botToken }),
    receiver,
    logLevel: LogLevel.ERROR,
    convoStore: false,
    clientOptions: { slackApiUrl: options.slackApiUrl, retryConfig: { retries: 0 } },
  });
  const hear = (what: string, body: unknown) => {
    heard.push({ what, body: JSON.parse(JSON.stringify(body)) });
  };

  const underway = new Set<Promise<void>>();
  app.use(async ({ next }) => {
    const work = next();
    underway.add(work);
    await work.finally(() => underway.delete(work));
  });
  app.command("/try", async ({ ack, body, client, respond }) => {
    hear("command", body);
    const [word = ""] = body.text.split(" ");
    if (word === "late") return;
    await ack(word === "inline" ? { text: "in the acknowledgement" } : "");
    const blocks = word === "text" ? textBlocks(`${origin}/dot.png`) : MESSAGES[word];
    if (word === "modal") await client.views.open({ trigger_id: body.trigger_id, view: viewOf(everyInput) });
    else if (word === "all") {
      await client.chat.postMessage({
        channel: body.channel_id,
        text: "to all",
        blocks: blocksOf(MESSAGES.table ?? []),
      });
    } else if (blocks) {
      await respond({ text: `the ${word} sample`, blocks: blocksOf(blocks) }).catch((error: unknown) =>
        hear("refused", String(error)),
      );
    }
  });
  app.action(/.*/, async ({ ack, body, action, client, respond }) => {
    hear("action", { body, action });
    await ack();
    if (body.type !== "block_actions" || !("action_id" in action)) return;
    if (action.action_id === "filter")
      await client.views.open({ trigger_id: body.trigger_id, view: viewOf(everyInput) });
    if (action.action_id === "preset" && body.container.type === "message") {
      await respond({
        text: "redrawn",
        blocks: blocksOf([
          { type: "header", text: { type: "plain_text", text: "Redrawn" } },
          dataTable,
          controls,
        ]),
        replace_original: true,
      });
    }
  });
  app.view({ callback_id: "every-input", type: "view_submission" }, async ({ ack, body, view }) => {
    hear("submission", body);
    const name = view.state.values.name?.name?.value;
    if (name === "taken")
      await ack({ response_action: "errors", errors: { name: "There is such a view already." } });
    else if (name === "push")
      await ack({
        response_action: "push",
        view: viewOf({ ...everyInput, title: { type: "plain_text", text: "Pushed" } }),
      });
    else if (name === "clear") await ack({ response_action: "clear" });
    else await ack();
  });
  app.view({ callback_id: "every-input", type: "view_closed" }, async ({ ack, body }) => {
    hear("closed", body);
    await ack();
  });
  app.event("app_home_opened", async ({ event, client }) => {
    hear("home", event);
    await client.views.publish({ user_id: event.user, view: viewOf(home) });
  });

  const server = await receiver.start(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  origin = `http://127.0.0.1:${port}`;
  return {
    receiverUrl: `${origin}/slack/events`,
    heard,
    close: async () => {
      await Promise.allSettled(underway);
      await app.stop();
    },
  };
}
