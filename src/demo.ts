import { randomBytes } from "node:crypto";
import { commands } from "../commands";
import type { Instant } from "./domain/instant";
import { generateEvents } from "./domain/sample/generate-events";
import { emailOf, sampleMembers } from "./domain/sample/people";
import { CaseboardError } from "./errors";
import { ingest } from "./ingest/ingest";
import type { Logger } from "./logging";
import { samplePeople } from "./playground/sample-workspace";
import type { Person } from "./playground/slack-stand-in/types";
import { startPlayground } from "./playground/start";
import { type Service, type ServiceDependencies, startService } from "./service";
import { openSlackPart } from "./slack-part";
import { batched } from "./storage/batches";
import type { Store } from "./storage/store";

const WORKSPACE = "demo";
/** The name under which is noted up to when the sample data go. */
const SAMPLE = "demo-sample";
const NOT_LOADED = 0;
const LOOPBACK = "127.0.0.1";
const DAY = 24 * 3_600_000;
const CONVERSATIONS = 3_000;
const DAYS_COVERED = 120;
const EVENTS_A_BATCH = 5_000;
/** The playground's clock jumps to where people want to look: what is a few hours late comes marked as late. */
const CATCH_UP = 6 * 3_600_000;

/** Which members of the sample data the people of the playground are. */
const memberOfPerson: Readonly<Record<string, string>> = {
  U0OLIVIA: "u1",
  U0MARCO: "u3",
  U0AISHA: "u9",
  U0BEN: "u4",
  U0VERA: "u13",
};

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
  await loadSample(dependencies);
  const clock = playgroundClock(now);
  const signingSecret = randomBytes(32).toString("hex");
  const botToken = `xoxb-${randomBytes(16).toString("hex")}`;
  let service: Service | undefined;
  const playground = await startPlayground({
    port: dependencies.port,
    receiverUrl: () => `http://${LOOPBACK}:${service?.port}/slack/events`,
    signingSecret,
    botToken,
    clock,
    people: demoPeople(),
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
    openSlack: (metrics) =>
      openSlackPart({
        ...dependencies,
        onReport: metrics.observeReport,
        deliveries: { catchUp: CATCH_UP, count: metrics.countDelivery },
        workspace: WORKSPACE,
        slack: {
          botToken,
          connection: { kind: "http", signingSecret },
          slackApiUrl: playground.slackApiUrl,
        },
        charts: { publicUrl: null, quickChartUrl: null },
        clocks: { realTime: now, reportTime: () => clock.now().getTime() },
      }),
  });
  const { port, stop } = service;
  return {
    url: playground.url,
    apiUrl: `http://${LOOPBACK}:${port}`,
    stop: async () => {
      await stop();
      await playground.close();
    },
  };
}

/** Sample data up to now: made when there is none, or when it ends more than a day ago. */
async function loadSample({ store, now, openProgress }: DemoDependencies): Promise<void> {
  const end = now();
  const loadedUpTo = await store.states.version(SAMPLE);
  if (loadedUpTo !== null && end - loadedUpTo < DAY) return;
  if (loadedUpTo === null && (await store.log.count(WORKSPACE)) > 0) throw notSampleData();
  // Noted before anything is written, so that a load cut short is known for sample data too.
  await store.states.setVersion(SAMPLE, NOT_LOADED);
  await store.clearWorkspace(WORKSPACE);
  const slackUserIds = Object.fromEntries(
    Object.entries(memberOfPerson).map(([person, member]) => [member, person]),
  );
  const sample = {
    conversations: CONVERSATIONS,
    seed: 1,
    days: DAYS_COVERED,
    end: new Date(end),
    slackUserIds,
  };
  const progress = openProgress("Loading sample data (events)", null);
  let done = 0;
  try {
    for await (const events of batched(generateEvents(sample), EVENTS_A_BATCH)) {
      const candidates = events.map(
        (value) => ({ kind: "value", value, text: null, origin: "demo" }) as const,
      );
      await ingest(store.ingest, { workspace: WORKSPACE, candidates }, now());
      done += events.length;
      progress.update(done);
    }
  } finally {
    progress.close();
  }
  await store.states.setVersion(SAMPLE, end);
}

function notSampleData(): CaseboardError {
  const message = `The workspace ${WORKSPACE} of this database holds events that are no sample data.`;
  return new CaseboardError("bad-workspace", message, {
    hint: "Leave MONGODB_URI unset, or set CASEBOARD_DATA_DIR to another directory, for the demo.",
  });
}

/** The playground's people, under the names of the members that they are. */
function demoPeople(): Person[] {
  return samplePeople.map((person) => {
    const member = sampleMembers.find(({ id }) => id === memberOfPerson[person.id]);
    if (member === undefined) return person;
    const [firstName = member.name] = member.name.split(" ");
    const { name, role } = member;
    return { ...person, name: firstName.toLowerCase(), realName: name, role, email: emailOf(member) };
  });
}

function playgroundClock(realNow: () => Instant) {
  let held: Date | null = null;
  return {
    now: () => held ?? new Date(realNow()),
    set: (instant: Date | null) => {
      held = instant;
    },
    moments: async () => [],
  };
}
