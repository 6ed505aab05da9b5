import { setTimeout as waitFor } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { LATE_AFTER } from "../../domain/digests/plan";
import type { Milliseconds } from "../../domain/instant";
import type { DigestStore } from "../../reports/digests/ports";
import type { Desk } from "../desk";
import { channelProblem } from "../share-target";
import { composeDigest } from "./compose";
import type { OpenSubject } from "./deliver/attempt";
import { rememberFineChannels } from "./deliver/channel-checks";
import { openDigests } from "./deliver/open-digest";
import type { DueList, Paces } from "./deliver/ports";
import { type DeliveryEvent, openReport } from "./deliver/report";
import { sendDue } from "./deliver/send-due";
import { openTellPaused } from "./deliver/tell-paused";

/** What posting by itself needs of the rest of the program. */
export interface DeliveryOptions {
  readonly dueList: DueList;
  readonly paces: Paces;
  /** How late a digest may still be posted. */
  readonly catchUp: Milliseconds;
  readonly random: () => number;
  /** Told of everything that happens to an entry, to be counted. */
  readonly count: (event: DeliveryEvent) => void;
}

export interface SenderDependencies {
  readonly desk: Desk;
  readonly digests: DigestStore;
  readonly openAlert: OpenSubject;
  readonly posting: WebClient;
  readonly botUserId: () => Promise<string>;
}

/** Posts what is due until nothing is, or until the signal says to stop. */
export type SendDigests = (signal: AbortSignal) => Promise<void>;

export function openSender(
  { dueList, paces, catchUp, random, count }: DeliveryOptions,
  { desk, digests, openAlert, posting, botUserId }: SenderDependencies,
): SendDigests {
  const { slack, clocks, log, messenger, people, reports } = desk;
  const { realTime } = clocks;
  const digest = openDigests({
    digests,
    clocks,
    identify: (slackUserId) => people.identify(slackUserId),
    channelProblem: rememberFineChannels((channelId) => channelProblem(slack, channelId), realTime),
    compose: (due) => composeDigest(desk, due),
    tellPaused: openTellPaused(messenger, log),
  });
  const dependencies = {
    workspace: reports.workspace,
    open: { digest, alert: openAlert },
    report: openReport(log, count),
    // A tick comes some seconds after its time, and what is not late yet is never missed.
    catchUp: Math.max(catchUp, LATE_AFTER),
    ...{ dueList, digests, paces, messenger, slack, posting, botUserId, clocks, realTime, random, log },
    pause,
  };
  return (signal) => sendDue(dependencies, signal);
}

/** Resolves after that time, or at once when the signal says to stop. */
async function pause(time: Milliseconds, signal: AbortSignal): Promise<void> {
  if (time <= 0 || signal.aborted) return;
  try {
    await waitFor(time, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
