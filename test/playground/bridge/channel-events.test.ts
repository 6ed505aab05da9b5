import { createServer, type Server } from "node:http";
import type { Bridge } from "../../../src/playground/bridge/bridge";
import { type Act, perform } from "../../../src/playground/bridge/perform";
import type { SlackStandIn } from "../../../src/playground/slack-stand-in/start";
import { standInWithClient } from "../../support/slack-stand-in";

let server: Server;
let standIn: SlackStandIn;
let bridge: Bridge;
let events: { readonly event: Readonly<Record<string, unknown>> }[];

beforeEach(async () => {
  events = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      events.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  ({ standIn } = await standInWithClient());
  const receiver = { url: () => `http://127.0.0.1:${port}/`, signingSecret: "secret", now: Date.now };
  bridge = { slack: standIn.context, receiver, commandNames: [] };
});

afterEach(async () => {
  await standIn.close();
  await new Promise((resolve) => server.close(resolve));
});

const say = (channel: string, text: string, threadTs?: string): Act => ({
  kind: "say",
  as: "U0AISHA",
  channel,
  text,
  ...(threadTs && { threadTs }),
});

const told = () => events.map(({ event }) => event);

it("the app hears what is written in channels that it is in, and in threads", async () => {
  await perform(say("C0SUPPORT", "hello"), bridge);
  const ts = standIn.workspace.messages[0]?.ts ?? "";
  await perform(say("C0SUPPORT", "again", ts), bridge);
  await perform(say("C0GENERAL", "not for the app"), bridge);
  expect(told()).toMatchObject([
    {
      type: "message",
      channel: "C0SUPPORT",
      channel_type: "channel",
      user: "U0AISHA",
      text: "hello",
      ts,
      event_ts: ts,
    },
    { type: "message", channel: "C0SUPPORT", user: "U0AISHA", text: "again", thread_ts: ts },
  ]);
  expect(told()[0]).not.toHaveProperty("thread_ts");
});

it("the app hears reactions come and go, each with an instant of its own", async () => {
  await perform(say("C0SUPPORT", "hello"), bridge);
  const ts = standIn.workspace.messages[0]?.ts ?? "";
  const act: Act = { kind: "react", as: "U0BEN", channel: "C0SUPPORT", ts, name: "eyes" };
  await perform(act, bridge);
  await perform(act, bridge);
  const item = { type: "message", channel: "C0SUPPORT", ts };
  expect(told().slice(1)).toMatchObject([
    { type: "reaction_added", user: "U0BEN", reaction: "eyes", item, item_user: "U0AISHA" },
    { type: "reaction_removed", user: "U0BEN", reaction: "eyes", item },
  ]);
  const [, added, removed] = told();
  expect(Number(removed?.event_ts)).toBeGreaterThan(Number(added?.event_ts));
});

it("nobody reacts where they cannot see, in archived channels, or on what is gone", async () => {
  const react = (as: string, channel: string): Act => ({
    kind: "react",
    as,
    channel,
    ts: "1.000000",
    name: "eyes",
  });
  expect((await perform(react("U0BEN", "C0LEADS"), bridge)).refused).toContain("no such channel");
  expect((await perform(react("U0BEN", "C0OLD"), bridge)).refused).toContain("archived");
  expect((await perform(react("U0BEN", "C0SUPPORT"), bridge)).refused).toContain("no longer there");
  expect(events).toEqual([]);
});

it("Slack runs no commands in threads, and a thread that is gone takes no answers", async () => {
  await perform(say("C0SUPPORT", "hello"), bridge);
  const ts = standIn.workspace.messages[0]?.ts ?? "";
  expect((await perform(say("C0SUPPORT", "/perf", ts), bridge)).refused).toContain("no commands in threads");
  expect(standIn.workspace.notices).toMatchObject([
    { userId: "U0AISHA", text: "Slack runs no commands in threads." },
  ]);
  expect((await perform(say("C0SUPPORT", "hi", "1.000000"), bridge)).refused).toContain("is gone");
  expect(events).toHaveLength(1);
});
