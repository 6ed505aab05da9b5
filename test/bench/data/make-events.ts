import { DAY, HOUR } from "../../../src/domain/sample/days";
import { createRandom, mixSeeds, type Random } from "../../../src/domain/sample/random";
import type { SampleEvent } from "../../../src/domain/sample/sample-event";
import { conversationEvents } from "./conversation";
import { directoryEvents, MEMBER_COUNT, presenceEvents, type Span } from "./people";

/** The end of the year that the data covers; nothing happens at or after it. */
export const dataEnd = Date.parse("2026-11-01T00:00:00Z");
const DAYS = 365;
const FEWEST_EVENTS = 1_000;

/** Every member's statuses are told from this many events on; of fewer events they would be the most part. */
const EVENTS_WITH_FULL_PRESENCE = 1_000_000;

/** So many contacts for a conversation: the others have come before. */
const NEW_CONTACT_SHARE = 0.4;

export interface DataOptions {
  /** How many events: a whole number, 1,000 or more. */
  readonly events: number;
  /** The same seed gives the same events. */
  readonly seed: number;
}

/**
 * A year of a busy desk's events in order of time, as a live log has them: 200 members in 8 teams,
 * conversations in 5 inboxes. Exactly as many events as asked, the same for the same options. Only the
 * days that conversations reach into are in memory.
 */
export function* makeEvents(options: DataOptions): Generator<SampleEvent> {
  const { events, seed } = options;
  if (!Number.isSafeInteger(events) || events < FEWEST_EVENTS) {
    throw new RangeError(`${events} events: give a whole number, ${FEWEST_EVENTS} or more`);
  }
  const span = { start: dataEnd - DAYS * DAY, end: dataEnd };
  const calendar = new DayBuckets(span, events);
  for (const event of directoryEvents(span)) calendar.add(Date.parse(event.at), event);
  const random = createRandom(mixSeeds(seed, 0));
  const desk = new Desk(calendar, random, seed);
  const shares = dayShares(span);
  for (let day = 0; day < DAYS; day += 1) {
    const midnight = span.start + day * DAY;
    if (!isWeekend(midnight)) addPresence(calendar, random, { midnight, day, events });
    desk.work(midnight, Math.round((shares[day] ?? 1) * events));
    yield* calendar.take(day);
  }
}

/** Conversations beginning, one after the other. */
class Desk {
  private conversations = 0;
  private contacts = 0;

  constructor(
    private readonly calendar: DayBuckets,
    private readonly random: Random,
    private readonly seed: number,
  ) {}

  /** Opens conversations on the day until so many events are known altogether. */
  work(midnight: number, events: number): void {
    while (this.calendar.count < events) {
      this.conversations += 1;
      const told = conversationEvents({
        seed: this.seed,
        number: this.conversations,
        openedAt: midnight + Math.floor(openingHour(this.random) * HOUR),
        contactNumber: this.contactNumber(),
      });
      for (const { at, event } of told) this.calendar.add(at, event);
    }
  }

  private contactNumber(): number {
    if (this.contacts === 0 || this.random.chance(NEW_CONTACT_SHARE)) return this.contacts++;
    return Math.floor(this.random.next() * this.contacts);
  }
}

/** Events by the day on which they happen, until that day is over. */
class DayBuckets {
  /** How many events there are altogether. */
  count = 0;
  private readonly days = new Map<number, { readonly at: number; readonly event: SampleEvent }[]>();

  constructor(
    private readonly span: Span,
    private readonly mostEvents: number,
  ) {}

  /** Adds the event, unless it lies after the end or would be one too many. */
  add(at: number, event: SampleEvent): void {
    if (at >= this.span.end || this.count === this.mostEvents) return;
    this.count += 1;
    const day = Math.floor((at - this.span.start) / DAY);
    const events = this.days.get(day);
    if (events) events.push({ at, event });
    else this.days.set(day, [{ at, event }]);
  }

  /** The day's events in order of time; they are forgotten here. */
  *take(day: number): Generator<SampleEvent> {
    const events = this.days.get(day) ?? [];
    this.days.delete(day);
    events.sort((left, right) => left.at - right.at);
    for (const { event } of events) yield event;
  }
}

function addPresence(
  calendar: DayBuckets,
  random: Random,
  { events, ...when }: { midnight: number; day: number; events: number },
): void {
  for (let number = 1; number <= MEMBER_COUNT; number += 1) {
    if (!random.chance(events / EVENTS_WITH_FULL_PRESENCE)) continue;
    for (const event of presenceEvents(random, number, when)) calendar.add(Date.parse(event.at), event);
  }
}

/** For each day the share of all events that is told by its end: busier on weekdays, and over time. */
function dayShares(span: Span): number[] {
  const weights = Array.from({ length: DAYS }, (_, day) => {
    const growth = 1 + (0.35 * day) / DAYS;
    return growth * (isWeekend(span.start + day * DAY) ? 0.3 : 1);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum / total;
  });
}

function isWeekend(instant: number): boolean {
  return [0, 6].includes(new Date(instant).getUTCDay());
}

/** Mostly by day, around noon. */
function openingHour(random: Random): number {
  if (random.chance(0.1)) return random.between(0, 24);
  return 7 + 6 * (random.next() + random.next());
}
