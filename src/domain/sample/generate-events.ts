import { IANAZone } from "luxon";
import { arrivals } from "./arrivals";
import { conversationEvents } from "./conversation-events";
import { DAY, dayIndexAt, localDays } from "./days";
import { directoryEvents } from "./directory-events";
import { sampleMembers } from "./people";
import { presenceEvents } from "./presence-events";
import { createRandom, mixSeeds } from "./random";
import type { SampleEvent } from "./sample-event";
import type { Scene } from "./story";
import { planWork } from "./work-time";

/** How long after its end a sample still plans work: answers that late are cut off, not moved. */
const DAYS_BEYOND_END = 10;

export interface SampleOptions {
  /** How many conversations are opened: a whole number, 0 or more. */
  readonly conversations: number;
  /** The same seed gives the same events; another seed other ids. A whole number, 0 or more. */
  readonly seed: number;
  /** How many times 24 hours the sample covers, up to its end: a whole number, 1 or more. */
  readonly days: number;
  /** The first instant of which the sample tells nothing. */
  readonly end: Date;
  /** The IANA zone in whose days the people work; UTC unless given. */
  readonly zone?: string;
  /** Slack user ids by member id (u1 …), for a workspace in which these people exist. */
  readonly slackUserIds?: Readonly<Record<string, string>>;
}

/** Options from which no sample can be made; the message says which, and what would do. */
export class SampleOptionsError extends Error {
  readonly code = "INVALID_SAMPLE_OPTIONS";
}

/**
 * Lifelike events of a small company's support, in the contract's JSON form, one after the other in constant
 * memory: the directory, then day by day who is at work and the conversations opened that day, each told to
 * its end. The same options give the same events, whatever the machine's clock, zone and language.
 *
 * @throws SampleOptionsError
 */
export function generateEvents(options: SampleOptions): Iterable<SampleEvent> {
  checkOptions(options);
  return { [Symbol.iterator]: () => tellSample(options) };
}

function* tellSample(options: SampleOptions): Generator<SampleEvent> {
  const { conversations, seed, zone = "UTC", slackUserIds = {} } = options;
  const end = options.end.getTime();
  const start = end - options.days * DAY;
  const instantAt = (progress: number) => Math.round(start + progress * (end - start));
  const progressAt = (instant: number) => (instant - start) / (end - start);
  const days = localDays(start, end + DAYS_BEYOND_END * DAY, zone);
  const plan = planWork({ members: sampleMembers, days, seed, progressAt });
  const scene: Scene = { seed, conversations, members: sampleMembers, plan, end, progressAt };

  yield* directoryEvents({ idOf: (name) => `d${seed}-${name}`, start, instantAt, slackUserIds });
  const presence = { idOf: (name: string) => `s${seed}-${name}`, plan, seed, start, end };
  const openings = arrivals({
    count: conversations,
    days,
    start,
    end,
    random: createRandom(mixSeeds(seed, 0)),
  });
  let toldDays = 0;
  let number = 0;
  for (const openedAt of openings) {
    for (; toldDays <= dayIndexAt(days, openedAt); toldDays += 1) yield* presenceEvents(toldDays, presence);
    number += 1;
    yield* conversationEvents({ number, openedAt, scene });
  }
  for (; toldDays < days.length; toldDays += 1) yield* presenceEvents(toldDays, presence);
}

function checkOptions({ conversations, seed, days, end, zone = "UTC" }: SampleOptions): void {
  requireWholeNumber("conversations", conversations, 0);
  requireWholeNumber("seed", seed, 0);
  requireWholeNumber("days", days, 1);
  if (Number.isNaN(end.getTime())) {
    throw new SampleOptionsError("end is not a date: give an instant such as 2026-11-01T00:00:00Z");
  }
  if (!IANAZone.isValidZone(zone)) {
    throw new SampleOptionsError(`zone is ${zone}, which no zone is called: give one such as Europe/Berlin`);
  }
}

function requireWholeNumber(name: string, value: number, minimum: number): void {
  if (Number.isSafeInteger(value) && value >= minimum) return;
  throw new SampleOptionsError(`${name} is ${value}: give a whole number, ${minimum} or more`);
}
