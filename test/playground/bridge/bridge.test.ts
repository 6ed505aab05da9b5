import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Bridge } from "../../../src/playground/bridge/bridge";
import { verifyUrl } from "../../../src/playground/bridge/events";
import { type Act, perform } from "../../../src/playground/bridge/perform";
import { lookUp } from "../../../src/playground/bridge/suggestions";
import type { JsonObject } from "../../../src/playground/slack-stand-in/types";
import { type Playground, startPlayground } from "../../../src/playground/start";
import {
  BOT_TOKEN,
  type PlaygroundWithApp,
  SIGNING_SECRET,
  startPlaygroundWithApp,
} from "../../support/playground";

/** A bare receiver that keeps what it was sent and answers as the test says. */
interface Recorder {
  readonly requests: { body: string; headers: IncomingMessage["headers"] }[];
  answer: { status: number; body: string; delay: number };
}

let recorder: Recorder;
let server: Server;
let playground: Playground;
let bridge: Bridge;

beforeEach(async () => {
  recorder = { requests: [], answer: { status: 200, body: "", delay: 0 } };
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      recorder.requests.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
      const { status, body, delay } = recorder.answer;
      setTimeout(() => response.writeHead(status).end(body), delay);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  playground = await startPlayground({
    port: 0,
    receiverUrl: `http://127.0.0.1:${port}/slack/events`,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    clock: { now: () => new Date(), set: () => undefined, moments: async () => [] },
    commands: [{ name: "/perf", description: "", usage: "", examples: [] }],
  });
  bridge = playground.bridge;
});

afterEach(async () => {
  await playground.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const say = (text: string, over: Partial<Extract<Act, { kind: "say" }>> = {}): Act => ({
  kind: "say",
  as: "U0AISHA",
  channel: "C0SUPPORT",
  text,
  ...over,
});

const lastForm = () => Object.fromEntries(new URLSearchParams(recorder.requests.at(-1)?.body));
const notices = () => playground.workspace.notices.map(({ text }) => text);

/** The payload of the latest interaction. */
function lastPayload(): JsonObject {
  const payload: JsonObject = JSON.parse(lastForm().payload ?? "null");
  return payload;
}

/** Opens a modal for Aisha as the app would. */
async function openModal(over: JsonObject = {}): Promise<string> {
  const view = {
    type: "modal",
    callback_id: "filter",
    title: { type: "plain_text", text: "Filter" },
    submit: { type: "plain_text", text: "Apply" },
    blocks: [
      {
        type: "input",
        block_id: "name",
        label: { type: "plain_text", text: "Name" },
        element: { type: "plain_text_input", action_id: "name" },
      },
    ],
    ...over,
  };
  const response = await fetch(`${playground.slackApiUrl}views.open`, {
    method: "POST",
    headers: { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ trigger_id: bridge.slack.triggers.create("U0AISHA"), view }),
  });
  const answer: { view: { id: string } } = await response.json();
  return answer.view.id;
}

const entered = { name: { name: { type: "plain_text_input", value: "weekly" } } };
const stack = () => playground.workspace.modalStack("U0AISHA");

describe("a slash command", () => {
  it("is signed over the very bytes that are sent", async () => {
    await perform(say("/perf me & ümlaut"), bridge);
    const [request] = recorder.requests;
    const timestamp = request?.headers["x-slack-request-timestamp"];
    const digest = createHmac("sha256", SIGNING_SECRET)
      .update(`v0:${timestamp}:${request?.body}`)
      .digest("hex");
    expect(request?.headers["x-slack-signature"]).toBe(`v0=${digest}`);
  });

  it("carries who, where and what, with people and channels as references", async () => {
    await perform(say("/perf @ben   #support team Ä"), bridge);
    expect(lastForm()).toMatchObject({
      command: "/perf",
      text: "<@U0BEN|ben> <#C0SUPPORT|support> team Ä",
      user_id: "U0AISHA",
      user_name: "aisha",
      channel_id: "C0SUPPORT",
      channel_name: "support",
      team_id: "T0NORTHWIND",
      is_enterprise_install: "false",
    });
  });

  it("does not tell the names of private channels and direct messages", async () => {
    await perform(say("/perf", { as: "U0MARCO", channel: "C0LEADS" }), bridge);
    expect(lastForm()).toMatchObject({ channel_name: "privategroup" });
    await perform(say("/perf", { channel: "D0AISHA" }), bridge);
    expect(lastForm()).toMatchObject({ channel_name: "directmessage" });
  });

  it("shows the message in its acknowledgement to the person alone, or to all", async () => {
    recorder.answer.body = "plain words";
    await perform(say("/perf"), bridge);
    recorder.answer.body = JSON.stringify({ text: "to all", response_type: "in_channel" });
    await perform(say("/perf"), bridge);
    expect(playground.workspace.messages).toMatchObject([
      { text: "plain words", onlyFor: "U0AISHA" },
      { text: "to all", onlyFor: null },
    ]);
  });

  it("that is not installed is not sent", async () => {
    await perform(say("/other"), bridge);
    expect(recorder.requests).toEqual([]);
    expect(notices()).toEqual(["/other is not a command of this workspace."]);
  });

  it("in an archived channel, or one that the person does not see, is not sent", async () => {
    await perform(say("/perf", { channel: "C0OLD" }), bridge);
    await perform(say("/perf", { channel: "C0LEADS" }), bridge);
    expect(recorder.requests).toEqual([]);
    expect(notices()).toEqual([
      "#old-support is archived: nobody can write there.",
      "There is no such channel for this person.",
    ]);
  });

  it("without an answer within 3 s is told, and so are other failures", async () => {
    recorder.answer = { status: 200, body: "", delay: 3_300 };
    await perform(say("/perf"), bridge);
    recorder.answer = { status: 404, body: "", delay: 0 };
    await perform(say("/perf"), bridge);
    expect(notices()).toEqual([
      "/perf: the app did not answer within 3 s.",
      "/perf: the app answered with HTTP status 404 instead of 200.",
    ]);
  });
});

describe("a press in a message", () => {
  const blocks = [
    {
      type: "actions",
      block_id: "controls",
      elements: [
        {
          type: "button",
          action_id: "explain",
          text: { type: "plain_text", text: "Explain" },
          value: "closed",
        },
        {
          type: "static_select",
          action_id: "preset",
          options: ["a", "b"].map((value) => ({ text: { type: "plain_text", text: value }, value })),
          initial_option: { text: { type: "plain_text", text: "a" }, value: "a" },
        },
      ],
    },
  ];

  async function post(method: string, more: JsonObject): Promise<string> {
    const response = await fetch(`${playground.slackApiUrl}${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ channel: "C0SUPPORT", text: "report", blocks, ...more }),
    });
    const answer: { ts?: string; message_ts?: string } = await response.json();
    return answer.ts ?? answer.message_ts ?? "";
  }

  const press = (ts: string, over: JsonObject = {}): Act => ({
    kind: "press-in-message",
    as: "U0AISHA",
    channel: "C0SUPPORT",
    ts,
    blockId: "controls",
    actionId: "explain",
    value: null,
    entered: {},
    ...over,
  });

  it("carries the action, the message, the state and fresh ways to answer", async () => {
    const ts = await post("chat.postMessage", {});
    await perform(press(ts), bridge);
    expect(lastPayload()).toMatchObject({
      type: "block_actions",
      user: { id: "U0AISHA" },
      container: { type: "message", message_ts: ts, channel_id: "C0SUPPORT", is_ephemeral: false },
      message: { ts, text: "report" },
      state: { values: { controls: { preset: { type: "static_select", selected_option: { value: "a" } } } } },
      actions: [{ type: "button", action_id: "explain", block_id: "controls", value: "closed" }],
      response_url: expect.stringContaining("/response/"),
      trigger_id: expect.any(String),
    });
  });

  it("in a message that one person sees has no message in its payload, as with Slack", async () => {
    const ts = await post("chat.postEphemeral", { user: "U0AISHA" });
    await perform(press(ts), bridge);
    expect(lastPayload()).toMatchObject({ container: { is_ephemeral: true } });
    expect(lastPayload()).not.toHaveProperty("message");
  });

  it("is refused to others than the one who sees the message", async () => {
    const ts = await post("chat.postEphemeral", { user: "U0AISHA" });
    expect(await perform(press(ts, { as: "U0MARCO" }), bridge)).toMatchObject({
      refused: expect.any(String),
    });
    expect(recorder.requests).toEqual([]);
  });

  it("of an element that is gone is told", async () => {
    const ts = await post("chat.postMessage", {});
    await perform(press(ts, { actionId: "gone" }), bridge);
    expect(notices()).toEqual(["What you pressed is no longer there."]);
  });
});

describe("a form", () => {
  it("is submitted with its values and closes on an empty acknowledgement", async () => {
    const viewId = await openModal({ private_metadata: "{}" });
    await perform({ kind: "submit", as: "U0AISHA", viewId, entered }, bridge);
    expect(lastPayload()).toMatchObject({
      type: "view_submission",
      view: { id: viewId, callback_id: "filter", private_metadata: "{}", state: { values: entered } },
    });
    expect(stack()).toEqual([]);
  });

  it("shows the errors that the app answers with, and stays", async () => {
    const viewId = await openModal();
    recorder.answer.body = JSON.stringify({
      response_action: "errors",
      errors: { name: "Taken.", other: "?" },
    });
    const outcome = await perform({ kind: "submit", as: "U0AISHA", viewId, entered }, bridge);
    expect(outcome.errors).toEqual({ name: "Taken.", other: "?" });
    expect(notices()).toEqual(["The app names errors for blocks that are no inputs: other."]);
    expect(stack()).toHaveLength(1);
  });

  it("is updated, pushed upon and cleared as the app says", async () => {
    const viewId = await openModal();
    const next = { type: "modal", title: { type: "plain_text", text: "Next" }, blocks: [] };
    const submit = (answer: JsonObject) => {
      recorder.answer.body = JSON.stringify(answer);
      return perform({ kind: "submit", as: "U0AISHA", viewId, entered }, bridge);
    };
    await submit({ response_action: "update", view: next });
    expect(stack()).toMatchObject([{ id: viewId, content: { title: { text: "Next" } } }]);
    await submit({ response_action: "push", view: next });
    expect(stack()).toMatchObject([{ id: viewId }, { previousId: viewId, rootId: viewId }]);
    await submit({ response_action: "clear" });
    expect(stack()).toEqual([]);
  });

  it("that the app sends beyond Slack's limits is refused with its breaches", async () => {
    const viewId = await openModal();
    recorder.answer.body = JSON.stringify({ response_action: "update", view: { type: "modal", blocks: [] } });
    await perform({ kind: "submit", as: "U0AISHA", viewId, entered }, bridge);
    expect(playground.workspace.notices).toMatchObject([{ breaches: [{ path: "/title" }] }]);
  });

  it("closed tells the app only when it asked for it", async () => {
    await perform({ kind: "close", as: "U0AISHA", viewId: await openModal(), all: false }, bridge);
    expect(recorder.requests).toEqual([]);
    const viewId = await openModal({ notify_on_close: true });
    await perform({ kind: "close", as: "U0AISHA", viewId, all: true }, bridge);
    expect(lastPayload()).toMatchObject({ type: "view_closed", is_cleared: true, view: { id: viewId } });
    expect(stack()).toEqual([]);
  });

  it("of another person cannot be submitted", async () => {
    const viewId = await openModal();
    expect(await perform({ kind: "submit", as: "U0MARCO", viewId, entered }, bridge)).toMatchObject({
      refused: expect.any(String),
    });
    expect(recorder.requests).toEqual([]);
  });
});

describe("a menu that is looked up while typing", () => {
  const lookup = { as: "U0AISHA", blockId: "name", actionId: "filter.user", value: "be" };

  it("asks the app with what was typed and the modal it stands in", async () => {
    const viewId = await openModal();
    const options = [{ text: { type: "plain_text", text: "Ben" }, value: "u2" }];
    recorder.answer = { status: 200, body: JSON.stringify({ options }), delay: 0 };
    expect(await lookUp(lookup, bridge)).toEqual(options);
    expect(lastPayload()).toMatchObject({
      type: "block_suggestion",
      user: { id: "U0AISHA" },
      action_id: "filter.user",
      block_id: "name",
      value: "be",
      container: { type: "view", view_id: viewId },
    });
  });

  it("has no options when the app does not answer as it should, which is told", async () => {
    recorder.answer = { status: 500, body: "", delay: 0 };
    expect(await lookUp(lookup, bridge)).toEqual([]);
    expect(notices()).toEqual(["This menu: the app answered with HTTP status 500 instead of 200."]);
    recorder.answer = { status: 200, body: "not JSON", delay: 0 };
    expect(await lookUp(lookup, bridge)).toEqual([]);
  });
});

describe("with the real receiver of Bolt", () => {
  let stage: PlaygroundWithApp;

  beforeEach(async () => {
    stage = await startPlaygroundWithApp();
  });

  afterEach(() => stage.close());

  it("signatures are accepted and url_verification is answered", async () => {
    expect(await verifyUrl(stage.playground.bridge.receiver)).toBe(true);
    await perform({ kind: "open-home", as: "U0AISHA" }, stage.playground.bridge);
    expect(stage.app.heard).toMatchObject([{ what: "home", body: { user: "U0AISHA", tab: "home" } }]);
  });

  it("a wrong signing secret is refused", async () => {
    const { receiver } = stage.playground.bridge;
    expect(await verifyUrl({ ...receiver, signingSecret: "another" })).toBe(false);
  });

  it("a message in the acknowledgement of a command is shown", async () => {
    await perform(say("/try inline"), stage.playground.bridge);
    expect(stage.playground.workspace.messages).toMatchObject([{ text: "in the acknowledgement" }]);
  });
});
