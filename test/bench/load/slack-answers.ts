import { setTimeout as pause } from "node:timers/promises";
import { openStore, type Store } from "../../../src/storage/store";
import { caseboard } from "../../support/caseboard";
import { type BotProcess, startBot } from "./bot-process";
import { startEventStream } from "./event-stream";
import { type Asked, type SlackCallers, startSlackCallers } from "./slack-callers";

export interface AnswersSizes {
  /** How many ask at the same moment. */
  readonly people: number;
  /** How often all of them ask, after a first time that is told apart: much runs then that was never compiled. */
  readonly rounds: number;
  /** Between the last answer of a round and the next round, in milliseconds. */
  readonly pause: number;
  /** Events a second that come in meanwhile, and events a request. */
  readonly eventRate: number;
  readonly eventBatch: number;
  /** The workspace that the events go to; they stay there. */
  readonly eventsTo: string;
}

export const usualSizes: AnswersSizes = {
  people: 50,
  rounds: 10,
  pause: 500,
  eventRate: 500,
  eventBatch: 50,
  eventsTo: "default",
};

/** What was measured; times in milliseconds, memory in MiB. */
export interface AnswersResult {
  readonly sizes: AnswersSizes;
  readonly asked: readonly Asked[];
  /** The first time that all of them asked. */
  readonly askedFirst: readonly Asked[];
  readonly coldStart: number;
  readonly memory: { readonly atRest: number; readonly most: number };
  /** The longest that the event loop stood still. */
  readonly longestStandstill: number;
  readonly ingest: { readonly acknowledged: number; readonly refusals: number; readonly seconds: number };
  readonly loggedErrors: readonly string[];
}

/** The workspace that Slack's part of the bot serves. */
const WORKSPACE = "default";
/** What everybody may ask, and what only managers may. */
const questions = ["/perf last 30 days", "/leaderboard 30d", "/sla", "/feedback"];
const managersQuestions = [...questions, "/usage"];

/**
 * People ask a real `caseboard start` on this database, which has events already, while more come in. Every
 * second one is a manager. Who they are is set for the time of the measurement.
 */
export async function measureAnswers(
  uri: string,
  sizes: AnswersSizes,
  nodeOptions: readonly string[] = [],
): Promise<AnswersResult> {
  const store = await openStore(uri);
  const callers = await startSlackCallers();
  const forget = await introducePeople(store, sizes.people);
  try {
    const bot = await startBot(uri, { slackApiUrl: callers.slackApiUrl, nodeOptions });
    try {
      return await askAll({ bot, callers, store, sizes });
    } finally {
      await bot.stop();
    }
  } finally {
    await forget();
    await callers.close();
    await store.close();
  }
}

interface Stage {
  readonly bot: BotProcess;
  readonly callers: SlackCallers;
  readonly store: Store;
  readonly sizes: AnswersSizes;
}

async function askAll({ bot, callers, store, sizes }: Stage): Promise<AnswersResult> {
  const now = Date.now();
  const wanted = { workspace: sizes.eventsTo, scopes: ["ingest" as const], name: "benchmark" };
  const { id, token } = await store.tokens.create(wanted, now);
  // What is read and compiled for the first time is not what is measured.
  for (const question of managersQuestions) await callers.ask(bot.url, slackUserId(0), question);
  for (const question of questions) await callers.ask(bot.url, slackUserId(1), question);
  const atRest = bot.memory().now;
  await bot.longestStandstill();
  const { eventRate: rate, eventBatch: batch } = sizes;
  const stream = startEventStream(bot.url, { token, rate, batch, seed: Math.floor(now / 1_000), now });
  const askedFirst = await askRound({ callers, bot, sizes }, 0);
  const asked: Asked[] = [];
  for (let round = 1; round <= sizes.rounds; round += 1) {
    asked.push(...(await askRound({ callers, bot, sizes }, round)));
  }
  const longestStandstill = await bot.longestStandstill();
  const ingest = await stream.stop();
  await store.tokens.revoke(sizes.eventsTo, id, Date.now());
  const memory = { atRest, most: bot.memory().most };
  const { coldStart } = bot;
  return {
    sizes,
    asked,
    askedFirst,
    coldStart,
    memory,
    longestStandstill,
    ingest,
    loggedErrors: bot.loggedErrors(),
  };
}

/** Everybody asks something at the same moment, and gets an answer. */
async function askRound(
  { callers, bot, sizes }: Pick<Stage, "callers" | "bot" | "sizes">,
  round: number,
): Promise<readonly Asked[]> {
  await pause(sizes.pause);
  return Promise.all(
    Array.from({ length: sizes.people }, (_, person) => {
      const allowed = isManager(person) ? managersQuestions : questions;
      const question = allowed[(Math.floor(person / 2) + round) % allowed.length] ?? "";
      return callers.ask(bot.url, slackUserId(person), question);
    }),
  );
}

function isManager(person: number): boolean {
  return person % 2 === 0;
}

function slackUserId(person: number): string {
  return `U0BENCH${person}`;
}

/** Links Slack's people to members; answers how to set everything back. */
async function introducePeople(store: Store, people: number): Promise<() => Promise<void>> {
  const { members } = await store.reports.directory(WORKSPACE);
  const present = members.filter(({ deleted }) => !deleted);
  if (present.length === 0)
    throw new Error(`The workspace ${WORKSPACE} has too few members: import events first.`);
  const access = store.access(WORKSPACE);
  const { access: before, version } = await access.read();
  // An even number, so that nobody is a manager as one person and none as another.
  const most = Math.min(people, present.length);
  const chosen = present.slice(0, most - (most % 2));
  const links = Array.from({ length: people }, (_, person) => ({
    slackUserId: slackUserId(person),
    memberId: chosen[person % chosen.length]?.id ?? "",
  }));
  const roles = chosen.map(({ id }, index) => ({
    memberId: id,
    role: isManager(index) ? ("manager" as const) : ("agent" as const),
  }));
  await access.replace({ links, roles, firstOwner: null }, version);
  return async () => void (await access.replace(before, version + 1));
}

/** How fast everything derived is made anew, by `caseboard rebuild` from its start to its end. */
export interface RebuildResult {
  readonly conversations: number;
  readonly events: number;
  readonly seconds: number;
}

export async function measureRebuild(uri: string): Promise<RebuildResult> {
  const store = await openStore(uri);
  const events = await store.log.count(WORKSPACE);
  const { all: conversations } = await store.conversations.counts(WORKSPACE);
  await store.close();
  const startedAt = performance.now();
  const { code, notes } = await caseboard(["rebuild"], { uri });
  if (code !== 0) throw new Error(`The rebuild ended with ${code}: ${notes}`);
  return { conversations, events, seconds: (performance.now() - startedAt) / 1_000 };
}
