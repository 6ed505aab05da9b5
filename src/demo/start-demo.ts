import { randomBytes } from "node:crypto";
import { commands } from "../../commands";
import type { Instant } from "../domain/instant";
import type { Logger } from "../logging";
import { startPlayground } from "../playground/start";
import { type Service, type ServiceDependencies, startService } from "../service";
import { openSlackPart } from "../slack-part/open-slack-part";
import type { Store } from "../storage/store";
import { playgroundClock } from "./playground-clock";
import { postsOnTime } from "./posts-on-time";
import { demoPeople } from "./sample-people";
import { DEMO_WORKSPACE, prepareSample } from "./sample-workspace";

const LOOPBACK = "127.0.0.1";
/** The playground's clock jumps to where people want to look: what is a few hours late comes marked as late. */
const CATCH_UP = 6 * 3_600_000;

export interface DemoDependencies {
  readonly store: Store;
  readonly log: Logger;
  readonly version: string;
  readonly now: () => Instant;
  /** Of the page; 0 takes a free one. */
  readonly port: number;
  readonly limits: ServiceDependencies["limits"];
  readonly openProgress: ServiceDependencies["openProgress"];
}

/** The running demo. */
export interface Demo {
  /** The page to open in a browser. */
  readonly url: string;
  /** Where the bot's own HTTP API answers. */
  readonly apiUrl: string;
  stop(): Promise<void>;
}

/** Runs the real bot on sample data with a page that stands in for Slack, on the loopback address only. */
export async function startDemo(dependencies: DemoDependencies): Promise<Demo> {
  const { store, log, now, limits, openProgress } = dependencies;
  await prepareSample(dependencies);
  const posts = postsOnTime(log);
  const people = demoPeople();
  const clock = playgroundClock(now, {
    digests: store.digests(DEMO_WORKSPACE),
    deliveries: store.deliveries(DEMO_WORKSPACE),
    nameOf: (slackUserId) =>
      people.find(({ id }) => id === slackUserId)?.realName.split(" ")[0] ?? slackUserId,
    onSet: posts.send,
  });
  const signingSecret = randomBytes(32).toString("hex");
  const botToken = `xoxb-${randomBytes(16).toString("hex")}`;
  let service: Service | undefined;
  const playground = await startPlayground({
    port: dependencies.port,
    receiverUrl: () => `http://${LOOPBACK}:${service?.port}/slack/events`,
    signingSecret,
    botToken,
    clock,
    people,
    commands: commands.map(({ name, summary, usage, examples }) => ({
      name,
      description: summary,
      usage,
      examples: examples.map(({ text }) => text),
    })),
  });
  service = await startService({
    store,
    log,
    now,
    limits,
    openProgress,
    address: { port: 0, host: LOOPBACK },
    openSlack: async (metrics) => {
      const slack = await openSlackPart({
        ...dependencies,
        onReport: metrics.observeReport,
        deliveries: { catchUp: CATCH_UP, count: metrics.countDelivery },
        workspace: DEMO_WORKSPACE,
        slack: {
          botToken,
          connection: { kind: "http", signingSecret },
          slackApiUrl: playground.slackApiUrl,
        },
        charts: { publicUrl: null, quickChartUrl: null },
        clocks: { realTime: now, reportTime: () => clock.now().getTime() },
      });
      posts.use(slack);
      return slack;
    },
  });
  const { port, stop } = service;
  return {
    url: playground.url,
    apiUrl: `http://${LOOPBACK}:${port}`,
    stop: async () => {
      await posts.stop();
      await stop();
      await playground.close();
    },
  };
}
