import { createServer } from "node:http";
import { commands } from "../../commands";
import type { Bridge } from "../../src/playground/bridge/bridge";
import { type Act, type Outcome, perform } from "../../src/playground/bridge/perform";
import { signedHeaders } from "../../src/playground/bridge/signature";
import type { ElementValue, StateValues } from "../../src/playground/element-state";
import { sampleApp, sampleChannels, samplePeople } from "../../src/playground/sample-workspace";
import {
  type SlackStandIn,
  type StandInOptions,
  startSlackStandIn,
} from "../../src/playground/slack-stand-in/start";
import type { JsonObject, Message, View } from "../../src/playground/slack-stand-in/types";
import { openSlack, type SlackOptions } from "../../src/slack/app";
import { type MemorySource, memorySource } from "./memory-source";
import { quietSlackOptions } from "./slack-options";
import { teamEvents } from "./team-events";

export { NOON } from "./slack-options";

export const SIGNING_SECRET = "signing-secret-of-the-tests";
const BOT_TOKEN = "xoxb-stand-in";

export interface LogLine {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

/** The real app behind its real receiver, and a person's hands and eyes in Slack. */
export interface SlackTeam {
  readonly standIn: SlackStandIn;
  readonly source: MemorySource;
  readonly bridge: Bridge;
  readonly log: readonly LogLine[];
  /** Types a command in a channel and waits for all that follows. */
  say(as: string, text: string, channel?: string): Promise<void>;
  /** Presses a button, or chooses a value, in the newest message that the person sees. */
  press(as: string, actionId: string, value?: ElementValue | null, message?: Message): Promise<void>;
  pressHome(as: string, actionId: string, value?: ElementValue | null): Promise<void>;
  /** Presses a button in the modal in front. */
  pressModal(as: string, actionId: string): Promise<void>;
  /** Submits the modal in front; gives the errors at its inputs. */
  submit(as: string, entered: StateValues): Promise<Outcome["errors"]>;
  openHome(as: string): Promise<void>;
  /** Sends any body, signed, and waits for all that follows; gives the status. */
  send(body: string, contentType: string, headers?: Record<string, string>): Promise<number>;
  /** As `send`; gives what was answered. */
  ask(body: string, contentType: string): Promise<string>;
  /** What the person sees, oldest first: own ephemeral messages and what all see. */
  seen(as: string, channel?: string): readonly Message[];
  newest(as: string, channel?: string): Message;
  modal(as: string): View | undefined;
  home(as: string): View | undefined;
  idle(): Promise<void>;
  /** Finds what alerts have to tell of. */
  planAlerts(): Promise<void>;
  /** One tick of the jobs: finds what alerts have to tell of, and posts what is due. */
  tick(): Promise<void>;
  /** What the job does for watched channels. */
  catchUp(): Promise<void>;
  readonly receiverUrl: string;
  /** Stops the app as the product does, with what it acknowledged finished. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface SlackTeamOptions {
  readonly events?: readonly unknown[];
  readonly standIn?: Partial<StandInOptions>;
  readonly slack?: Partial<SlackOptions>;
}

export const option = (value: string): ElementValue => ({
  type: "static_select",
  selected_option: { text: { type: "plain_text", text: value }, value },
});

export const options = (...values: string[]): ElementValue => ({
  type: "multi_static_select",
  selected_options: values.map((value) => ({ text: { type: "plain_text", text: value }, value })),
});

export const day = (date: string | null): ElementValue => ({ type: "datepicker", selected_date: date });

export const channelChoice = (id: string): ElementValue => ({
  type: "conversations_select",
  selected_conversation: id,
});

/** Everything that somebody reads in a message or view, as one text. */
export function readable(content: { readonly text?: string; readonly blocks?: unknown } | undefined): string {
  const texts: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) visit(entry);
    else if (typeof value === "object" && value !== null) {
      for (const [key, entry] of Object.entries(value)) {
        if (typeof entry === "string" && ["text", "caption", "title", "alt_text"].includes(key))
          texts.push(entry);
        else visit(entry);
      }
    }
  };
  visit(content?.blocks);
  return [content?.text ?? "", ...texts].join("\n");
}

export function readableView(view: View | undefined): string {
  return readable({ blocks: [view?.content] });
}

/** Nothing that Slack would refuse or warn of, and nothing that the app logs as an error. */
export function expectNoProblem({ standIn, log }: Pick<SlackTeam, "standIn" | "log">): void {
  for (const { breaches } of standIn.workspace.messages) expect(breaches).toEqual([]);
  expect(standIn.workspace.notices).toEqual([]);
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
}

export async function startSlackTeam(given: SlackTeamOptions = {}): Promise<SlackTeam> {
  const standIn = await startSlackStandIn({
    people: samplePeople,
    channels: sampleChannels,
    app: sampleApp,
    botToken: BOT_TOKEN,
    ...given.standIn,
  });
  const source = memorySource(given.events ?? teamEvents());
  const log: LogLine[] = [];
  const line = (level: string) => (fields: object, message: string) =>
    void log.push({ level, fields, message });
  const app = openSlack({
    connection: { kind: "http", signingSecret: SIGNING_SECRET },
    botToken: BOT_TOKEN,
    slackApiUrl: standIn.slackApiUrl,
    ...quietSlackOptions(source),
    log: { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") },
    ...given.slack,
  });
  const { requestListener } = app;
  if (requestListener === null) throw new Error("The app has no listener");
  const server = createServer(requestListener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen");
  const receiverUrl = `http://127.0.0.1:${address.port}/slack/events`;
  const bridge: Bridge = {
    slack: standIn.context,
    receiver: { url: () => receiverUrl, signingSecret: SIGNING_SECRET, now: Date.now },
    commandNames: commands.map(({ name }) => name),
  };
  const { workspace } = standIn;
  const idle = () => app.idle();
  const act = async (deed: Act) => {
    const outcome = await perform(deed, bridge);
    if (outcome.refused) throw new Error(outcome.refused);
    await idle();
    return outcome;
  };
  const seen = (as: string, channel = "C0SUPPORT") =>
    workspace.messages.filter(
      (message) =>
        message.channel === channel &&
        !message.refused &&
        (message.onlyFor === null || message.onlyFor === as),
    );
  const newest = (as: string, channel?: string) => {
    const message = seen(as, channel).at(-1);
    if (message === undefined) throw new Error(`${as} sees no message`);
    return message;
  };
  return {
    standIn,
    source,
    bridge,
    log,
    receiverUrl,
    idle,
    planAlerts: app.planAlerts,
    catchUp: () => app.catchUpThreads(new AbortController().signal),
    tick: async () => {
      await app.planAlerts();
      await app.sendDigests(new AbortController().signal);
    },
    seen,
    newest,
    say: async (as, text, channel = "C0SUPPORT") => void (await act({ kind: "say", as, channel, text })),
    press: async (as, actionId, value = null, message = newest(as)) => {
      const { channel, ts, blocks } = message;
      const blockId = blockWith(blocks, actionId);
      await act({ kind: "press-in-message", as, channel, ts, blockId, actionId, value, entered: {} });
    },
    pressHome: async (as, actionId, value = null) => {
      const view = workspace.home(as);
      const blocks = Array.isArray(view?.content.blocks) ? view.content.blocks : [];
      const blockId = blockWith(blocks, actionId);
      await act({ kind: "press-in-view", as, viewId: view?.id ?? "", blockId, actionId, value, entered: {} });
    },
    pressModal: async (as, actionId) => {
      const view = workspace.modalStack(as).at(-1);
      const blocks = Array.isArray(view?.content.blocks) ? view.content.blocks : [];
      const place = { viewId: view?.id ?? "", blockId: blockWith(blocks, actionId), actionId };
      await act({ kind: "press-in-view", as, ...place, value: null, entered: {} });
    },
    submit: async (as, entered) => {
      const view = workspace.modalStack(as).at(-1);
      if (view === undefined) throw new Error(`${as} sees no modal`);
      return (await act({ kind: "submit", as, viewId: view.id, entered })).errors;
    },
    openHome: async (as) => void (await act({ kind: "open-home", as })),
    modal: (as) => workspace.modalStack(as).at(-1),
    home: (as) => workspace.home(as),
    send: async (body, contentType, headers) =>
      (await send(receiverUrl, { body, contentType, headers }, idle)).status,
    ask: async (body, contentType) => (await send(receiverUrl, { body, contentType }, idle)).text(),
    stop: () => app.stop(),
    close: async () => {
      await app.stop();
      await new Promise((resolve) => server.close(resolve));
      await standIn.close();
    },
  };
}

async function send(
  url: string,
  request: { readonly body: string; readonly contentType: string; readonly headers?: object | undefined },
  idle: () => Promise<void>,
): Promise<Response> {
  const { body, contentType, headers } = request;
  const signed = signedHeaders(body, SIGNING_SECRET, Date.now());
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": contentType, ...signed, ...headers },
    body,
  });
  await idle();
  return response;
}

function blockWith(blocks: readonly unknown[], actionId: string): string {
  const found = blocks.find((block): block is JsonObject => JSON.stringify(block).includes(`"${actionId}"`));
  if (found === undefined) throw new Error(`There is no ${actionId}`);
  return String(found.block_id);
}
