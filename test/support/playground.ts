import { type Playground, startPlayground } from "../../src/playground/start";
import { type SampleApp, startSampleApp } from "./sample-app";

export const SIGNING_SECRET = "the-signing-secret-of-the-tests";
export const BOT_TOKEN = "xoxb-playground-tests";

export interface PlaygroundWithApp {
  readonly playground: Playground;
  readonly app: SampleApp;
  /** What the playground's clock was last set to. */
  readonly clock: { instant: Date | null };
  close(): Promise<void>;
}

const EXAMPLES = ["/try text", "/try table", "/try charts", "/try more", "/try modal", "/try broken"];

/** The playground with the sample app behind it: the two need each other's address. */
export async function startPlaygroundWithApp(): Promise<PlaygroundWithApp> {
  const clock: { instant: Date | null } = { instant: null };
  let app: SampleApp | undefined;
  const playground = await startPlayground({
    port: 0,
    receiverUrl: () => app?.receiverUrl ?? "http://127.0.0.1:9/slack/events",
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    clock: {
      now: () => clock.instant ?? new Date(),
      set: (instant) => {
        clock.instant = instant;
      },
      moments: async () => [{ title: "Support week", at: "2026-10-05T08:00:00.000Z" }],
    },
    commands: [
      {
        name: "/try",
        description: "Shows samples of blocks",
        usage: "[text|table|charts|more|modal|broken]",
        examples: EXAMPLES,
      },
      { name: "/tryout", description: "Another command", usage: "", examples: [] },
    ],
  });
  const { slackApiUrl } = playground;
  app = await startSampleApp({ slackApiUrl, signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN });
  const started = app;
  return {
    playground,
    app: started,
    clock,
    close: async () => {
      await started.close();
      await playground.close();
    },
  };
}
