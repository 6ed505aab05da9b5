import { compareConversationEvents } from "../../src/domain/event-order";
import type { Actor, ConversationEvent } from "../../src/domain/events";
import { formatInstant, type Instant } from "../../src/domain/instant";
import { ingest } from "../../src/ingest/ingest";
import { type Act, perform } from "../../src/playground/bridge/perform";
import type { Message } from "../../src/playground/slack-stand-in/types";
import type { SlackOptions } from "../../src/slack/app";
import { threadIngest } from "../../src/slack-part/thread-ingest";
import type { Store } from "../../src/storage/store";
import { type SlackTeam, startSlackTeam } from "./slack-team";
import { candidatesOf, type TestStore, testStore } from "./store";
import { teamEvents } from "./team-events";

/** Half past eight in the morning, UTC, of a Monday. */
export const MORNING = Date.parse("2026-11-16T08:30:00Z");
const MINUTE = 60_000;

/** The real app on the real store, with hands that write and react at given times. */
export interface ThreadDesk {
  readonly team: SlackTeam;
  readonly store: Store;
  /** Now is so many minutes after the morning. */
  at(minutes: number): void;
  /** Writes in the channel, or in the thread of a message; gives the message. */
  write(as: string, text: string, to?: { thread?: Message; channel?: string }): Promise<Message>;
  /** Puts the emoji under the message, or takes it away where it is. */
  react(as: string, name: string, message: Message): Promise<void>;
  /** The app's own messages in a thread. */
  ownIn(thread: Message): readonly Message[];
  /** While it is down the app hears nothing; Slack goes on. */
  setDown(isDown: boolean): void;
  /** Another instance of the app, on the same store and in the same Slack. It was just started. */
  another(): Promise<SlackTeam>;
  /** What is stored of a thread's conversation, one line an event, in event order: `08:30 message.received`. */
  told(thread: Message): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The options with which an app reads threads on this store, by this clock. */
export function threadOptions(store: Store, now: () => Instant): Partial<SlackOptions> {
  const clocks = { realTime: now, reportTime: now };
  const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  return {
    source: store.reports,
    access: store.access("default"),
    expiring: store.expiring("default"),
    clocks,
    threads: {
      watches: store.watches("default"),
      threads: store.threads("default"),
      ingest: threadIngest({ store, workspace: "default", log, clocks }),
    },
  };
}

/** By default with the members of the stand-in's sample workspace in the directory. */
export async function startThreadDesk(
  given: { readonly events?: readonly object[] } = {},
): Promise<ThreadDesk> {
  const database: TestStore = await testStore();
  const { store } = database;
  let now = MORNING;
  let isDown = false;
  const others: SlackTeam[] = [];
  await ingest(
    store.ingest,
    { workspace: "default", candidates: candidatesOf(given.events ?? teamEvents()) },
    now,
  );
  const team = await startSlackTeam({ standIn: { now: () => now }, slack: threadOptions(store, () => now) });
  await team.catchUp();
  const { workspace } = team.standIn;
  const act = async (deed: Act) => {
    const nowhere = {
      ...team.bridge,
      receiver: { ...team.bridge.receiver, url: () => "http://127.0.0.1:9/" },
    };
    const outcome = await perform(deed, isDown ? nowhere : team.bridge);
    if (outcome.refused) throw new Error(outcome.refused);
    await team.idle();
  };
  return {
    team,
    store,
    at: (minutes) => {
      now = MORNING + minutes * MINUTE;
    },
    write: async (as, text, { thread, channel = thread?.channel ?? "C0SUPPORT" } = {}) => {
      const known = new Set(workspace.messages.map(({ ts }) => ts));
      await act({ kind: "say", as, channel, text, ...(thread && { threadTs: thread.ts }) });
      const message = workspace.messages.find(({ ts, user }) => !known.has(ts) && user === as);
      if (message === undefined) throw new Error("Nothing was written");
      return message;
    },
    react: (as, name, { channel, ts }) => act({ kind: "react", as, channel, ts, name }),
    ownIn: ({ ts }) =>
      workspace.messages.filter(({ threadTs, user }) => threadTs === ts && user === workspace.app.botUserId),
    setDown: (next) => {
      isDown = next;
    },
    another: async () => {
      const { slackApiUrl } = team.standIn;
      const other = await startSlackTeam({ slack: { ...threadOptions(store, () => now), slackApiUrl } });
      others.push(other);
      return other;
    },
    told: async ({ channel, ts }) => {
      const events = await store.reports.conversationEvents("default", `slack:${channel}:${ts}`);
      return [...events].sort(compareConversationEvents).map(lineOf);
    },
    close: async () => {
      for (const other of others) await other.close();
      await team.close();
      await database.close();
    },
  };
}

/** `08:37 conversation.assigned to m-marco, outgoing_message, by user m-marco` */
export function lineOf(event: ConversationEvent): string {
  const time = formatInstant(event.at).slice(11, 16);
  const parts = [
    ...("to" in event ? [`to ${event.to ?? "nobody"}`, event.source] : []),
    ...("score" in event ? [String(event.score)] : []),
    ...("proactive" in event ? ["proactive"] : []),
    ...("by" in event && event.by ? [`by ${actorName(event.by)}`] : []),
  ];
  return [`${time} ${event.type}`, parts.join(", ")].join(" ").trim();
}

function actorName({ kind, id }: Actor): string {
  return id === undefined ? kind : `${kind} ${id}`;
}

const ignore = () => undefined;
