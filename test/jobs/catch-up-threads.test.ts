import { setTimeout as pause } from "node:timers/promises";
import { ingest } from "../../src/ingest/ingest";
import type { Bridge } from "../../src/playground/bridge/bridge";
import { perform } from "../../src/playground/bridge/perform";
import { sampleApp, sampleChannels, samplePeople } from "../../src/playground/sample-workspace";
import { type SlackStandIn, startSlackStandIn } from "../../src/playground/slack-stand-in/start";
import type { Message } from "../../src/playground/slack-stand-in/types";
import { startCaseboard } from "../support/caseboard";
import { type StartedProcess, waitForOutput } from "../support/processes";
import { candidatesOf, type TestStore, testStore } from "../support/store";
import { teamEvents } from "../support/team-events";

/** Real processes, killed without a word, and a Slack in which people go on writing. */

const BOT_TOKEN = "xoxb-threads";
const SIGNING_SECRET = "signing-secret-of-the-threads";

let opened: TestStore;
let standIn: SlackStandIn;
const running: StartedProcess[] = [];

beforeAll(async () => {
  opened = await testStore();
  const batch = { workspace: "default", candidates: candidatesOf(teamEvents()) };
  await ingest(opened.store.ingest, batch, Date.now());
  const watch = {
    channelId: "C0SUPPORT",
    name: "support",
    assignEmoji: "eyes",
    closeEmoji: "white_check_mark",
    asksForRatings: false,
    since: Date.now() - 60_000,
    setUpBy: "U0OLIVIA",
  };
  await opened.store.watches("default").save(watch, 0);
  standIn = await startSlackStandIn({
    people: samplePeople,
    channels: sampleChannels,
    app: sampleApp,
    botToken: BOT_TOKEN,
  });
});

afterAll(async () => {
  for (const { child } of running) child.kill("SIGKILL");
  await Promise.all(running.map(({ ended }) => ended));
  await standIn.close();
  await opened.close();
});

async function startBot(): Promise<{ bot: StartedProcess; bridge: Bridge }> {
  const bot = startCaseboard(["start"], opened.database.uri, {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: standIn.slackApiUrl,
  });
  running.push(bot);
  const [, port] = await waitForOutput(bot, /"port":(\d+)/);
  const url = () => `http://127.0.0.1:${port}/slack/events`;
  const receiver = { url, signingSecret: SIGNING_SECRET, now: Date.now };
  return { bot, bridge: { slack: standIn.context, receiver, commandNames: [] } };
}

async function write(bridge: Bridge, as: string, text: string, thread?: Message): Promise<Message> {
  const channel = "C0SUPPORT";
  await perform({ kind: "say", as, channel, text, ...(thread && { threadTs: thread.ts }) }, bridge);
  const message = standIn.workspace.messages.at(-1);
  if (message === undefined) throw new Error("Nothing was written");
  return message;
}

/** The types of the events of a thread's conversation, once there are so many. */
async function told({ channel, ts }: Message, count: number): Promise<readonly string[]> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const events = await opened.store.reports.conversationEvents("default", `slack:${channel}:${ts}`);
    const types = [...events].sort((left, right) => left.at - right.at).map(({ type }) => type);
    if (types.length >= count || Date.now() > deadline) return types.sort();
    await pause(100);
  }
}

it("what came as one process died, and before the next one lived, is counted once", async () => {
  const first = await startBot();
  const question = await write(first.bridge, "U0GUEST", "Where is my order?");
  expect(await told(question, 2)).toEqual(["conversation.opened", "message.received"]);
  const answered = write(first.bridge, "U0BEN", "Here", question);
  first.bot.child.kill("SIGKILL");
  await answered;
  await first.bot.ended;
  const missed = await write(first.bridge, "U0NORA", "And mine?");
  await write(first.bridge, "U0AISHA", "Soon", missed);

  const second = await startBot();
  const whole = ["conversation.assigned", "conversation.opened", "message.received", "message.sent"];
  expect(await told(question, 4)).toEqual(whole);
  expect(await told(missed, 4)).toEqual(whole);
  await write(second.bridge, "U0GUEST", "Thank you", question);
  expect(await told(question, 5)).toEqual([...whole.slice(0, 3), "message.received", "message.sent"]);
  expect((await opened.store.refused.counts("default")).conflicts).toBe(0);
  second.bot.child.kill("SIGTERM");
  expect(await second.bot.ended).toBe(0);
}, 600_000);
