import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import { sampleApp, sampleChannels, samplePeople } from "../../src/playground/sample-workspace";
import {
  type SlackStandIn,
  type StandInOptions,
  startSlackStandIn,
} from "../../src/playground/slack-stand-in/start";

export const BOT_TOKEN = "xoxb-stand-in";

const nothing = () => undefined;

/** Refusals are what these tests are about: the client need not print them. */
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** A stand-in with the sample workspace, and the real client talking to it. */
export async function standInWithClient(
  over: Partial<StandInOptions> = {},
): Promise<{ standIn: SlackStandIn; client: WebClient }> {
  const standIn = await startSlackStandIn({
    people: samplePeople,
    channels: sampleChannels,
    app: sampleApp,
    botToken: BOT_TOKEN,
    ...over,
  });
  return { standIn, client: clientOf(standIn, BOT_TOKEN) };
}

export function clientOf({ slackApiUrl }: SlackStandIn, token: string): WebClient {
  return new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 }, logger: silent });
}

/** Slack's error code of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && "data" in error) {
      const { data } = error;
      if (typeof data === "object" && data !== null && "error" in data) return String(data.error);
    }
    throw error;
  }
  return "the call was answered with ok";
}
