import { setTimeout as waitFor } from "node:timers/promises";
import { type DeliverySubject, deliveryKey } from "../../src/domain/digests/delivery";
import type { PauseReason } from "../../src/domain/digests/digest";
import type { Composed } from "../../src/slack/digests/composed";
import type { Opened } from "../../src/slack/digests/deliver/attempt";
import type { Claim, DueList, Paces } from "../../src/slack/digests/deliver/ports";
import { type DeliveryEvent, openReport } from "../../src/slack/digests/deliver/report";
import { type SendDependencies, sendDue } from "../../src/slack/digests/deliver/send-due";
import { openMessenger } from "../../src/slack/messenger";
import { openWebClients } from "../../src/slack/web-client";
import { BOT_USER, type CountingSlack } from "./counting-slack";
import { memoryDigests } from "./memory-digests";
import { memoryDueList, memoryPaces } from "./memory-due-list";

export const subject: DeliverySubject = { kind: "digest", digestId: "d1", localDate: "2026-11-16" };
export const KEY = `default/${deliveryKey(subject)}`;
export const CHANNEL = "C1";
const HOUR = 3_600_000;

/** A post with a text and nothing else. */
export function postTo(channelId: string, text = "Hello"): Composed {
  const draft = async () => ({ message: { text, blocks: [] }, used: new Set<never>() });
  return { kind: "post", target: { kind: "channel", channelId }, draft };
}

export interface StageOptions {
  readonly slack: CountingSlack;
  readonly dueList?: DueList;
  readonly paces?: Paces;
  readonly compose?: (claim: { readonly dueAt: number }) => Promise<Composed>;
  readonly pause?: (because: PauseReason) => Promise<boolean>;
  readonly over?: Partial<SendDependencies>;
}

/** One instance that posts what is due, with a clock that tests move, and what it reported. */
export interface Stage {
  readonly dependencies: SendDependencies;
  readonly dueList: DueList;
  readonly events: readonly { readonly event: DeliveryEvent; readonly fields: object }[];
  names(): readonly DeliveryEvent[];
  readonly clock: { now: number };
  /** Enters the subject as due now. */
  enter(dueAt?: number): Promise<void>;
  send(signal?: AbortSignal): Promise<void>;
  claim(): Promise<Claim>;
}

export function openStage({ slack, compose, pause, over, ...given }: StageOptions): Stage {
  const clock = { now: Date.now() };
  const dueList = given.dueList ?? memoryDueList();
  const paces = given.paces ?? memoryPaces();
  const events: { event: DeliveryEvent; fields: object }[] = [];
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const report = openReport(log, quiet);
  const clients = openWebClients({ botToken: "xoxb-x", slackApiUrl: slack.slackApiUrl }, log);
  const charts = { renderers: async () => [], nativeRefused: async () => undefined };
  const now = () => clock.now;
  const open = async ({ dueAt }: { dueAt: number }): Promise<Opened> => ({
    compose: () => compose?.({ dueAt }) ?? Promise.resolve(postTo(CHANNEL)),
    pause: pause ?? (async () => true),
  });
  const dependencies: SendDependencies = {
    workspace: "default",
    dueList,
    paces,
    digests: memoryDigests(),
    open: { digest: open, alert: open },
    messenger: openMessenger(clients.posting, charts),
    slack: clients.reading,
    posting: clients.posting,
    botUserId: async () => BOT_USER,
    clocks: { realTime: now, reportTime: now },
    realTime: now,
    // Waiting moves the stage's clock instead.
    pause: async (time) => {
      clock.now += Math.max(0, time);
      await waitFor(1);
    },
    catchUp: 6 * HOUR,
    random: () => 0.5,
    report: (event, of, fields = {}) => {
      events.push({ event, fields });
      report(event, of, fields);
    },
    log,
    ...over,
  };
  const send = (signal = new AbortController().signal) => sendDue(dependencies, signal);
  return {
    dependencies,
    dueList,
    events,
    names: () => events.map(({ event }) => event),
    clock,
    enter: async (dueAt = clock.now) => {
      await dueList.enter([{ subject, dueAt, outcome: { kind: "due" } }], clock.now);
    },
    send,
    claim: async () => {
      const at = { reportTime: clock.now, realTime: clock.now };
      const [candidate] = await dueList.candidates(at, 1);
      const claim = candidate && (await dueList.claim(candidate, { owner: "x", until: clock.now + 60_000 }));
      if (!claim) throw new Error("Nothing can be claimed");
      return claim;
    },
  };
}
