import type { Conversation, MemberMessage, VisitMark } from "../conversation";
import { countedDaysOf } from "../event-days";
import { type Instant, type UtcDay, utcDayOf, wallClockTime } from "../instant";
import { type Visited, visitDaysAround } from "../visits";
import { families } from "./families";
import type { Fact } from "./measure";

/** A fact of one day, as it is stored: by the place of its measure in its family. */
export interface DayFact extends Fact {
  readonly measure: number;
}

/** What filters of conversations ask about. */
export type Group = Pick<Conversation, "inboxId" | "channel" | "topic" | "tags">;

/** What one conversation has on one day, for each family in the order of `families`. */
export interface ConversationDay {
  /** The day on which it was opened: where what filters ask about it is kept. */
  readonly openedOn: UtcDay;
  readonly facts: readonly (readonly DayFact[])[];
  /** What of the day decides about visits. */
  readonly visited: VisitedDay;
}

/** What decides about visits, on one day or over all. */
export type VisitedDay = Omit<Visited, "id">;

/** Takes a fact, with the place of its family among `families` and that of its measure in the family. */
export type TakeFact = (fact: Fact, family: number, measure: number) => void;

/** Calls `take` with every fact of the conversation, whenever it was, by all hours. */
export function eachFact(conversation: Conversation, take: TakeFact): void {
  families.forEach(({ measures }, family) => {
    measures.forEach(({ observe }, measure) => {
      for (const fact of observe(conversation, wallClockTime)) take(fact, family, measure);
    });
  });
}

/** What filters ask about the conversation. */
export function groupOf({ inboxId, channel, topic, tags }: Group): Group {
  return { inboxId, channel, topic, tags: tags.toSorted() };
}

/** What the conversation has on each day of UTC, by all hours. */
export function daysOfConversation(conversation: Conversation): ReadonlyMap<UtcDay, ConversationDay> {
  const openedOn = utcDayOf(conversation.openedAt);
  const visitedOn = visitedDaysOf(conversation);
  const days = new Map<UtcDay, ConversationDay & { readonly facts: DayFact[][] }>();
  const onDay = (day: UtcDay) => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const fresh = {
      openedOn,
      facts: families.map((): DayFact[] => []),
      visited: visitedOn.get(day) ?? unvisited,
    };
    days.set(day, fresh);
    return fresh;
  };
  eachFact(conversation, ({ at, memberId, value, until, item, details }, family, measure) => {
    onDay(utcDayOf(at)).facts[family]?.push({ at, measure, memberId, value, until, item, details });
  });
  for (const day of visitedOn.keys()) onDay(day);
  return days;
}

const unvisited: VisitedDay = { visitMarks: [], memberMessages: [] };

/** What of the conversation decides about visits, by the day of UTC on which it is. */
export function visitedDaysOf({ visitMarks, memberMessages }: Conversation): ReadonlyMap<UtcDay, VisitedDay> {
  const days = new Map<
    UtcDay,
    { readonly visitMarks: VisitMark[]; readonly memberMessages: MemberMessage[] }
  >();
  const onDayOf = (at: Instant) => {
    const day = utcDayOf(at);
    const known = days.get(day);
    if (known !== undefined) return known;
    const fresh = { visitMarks: [], memberMessages: [] };
    days.set(day, fresh);
    return fresh;
  };
  for (const mark of visitMarks) onDayOf(mark.at).visitMarks.push(mark);
  for (const message of memberMessages) onDayOf(message.at).memberMessages.push(message);
  return days;
}

/** Days on which something counts otherwise than before, ascending. */
export interface ChangedDays {
  /** For what conversations have by themselves; also where they have something else that decides about visits. */
  readonly counted: readonly UtcDay[];
  /** For visits. */
  readonly visited: readonly UtcDay[];
  /** Days on which conversations were opened about which filters are answered otherwise than before. */
  readonly grouped: readonly UtcDay[];
}

/** The days on which the one conversation counts otherwise than the other; null counts nowhere. */
export function changedDays(before: Conversation | null, after: Conversation | null): ChangedDays {
  const [old, fresh] = [before, after].map((one) => (one === null ? new Map() : daysOfConversation(one)));
  const counted = new Set<UtcDay>();
  const visited = new Set<UtcDay>();
  for (const day of new Set<UtcDay>([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])) {
    const [then, now] = [old?.get(day), fresh?.get(day)];
    if (isSame(then, now, contentOf)) continue;
    counted.add(day);
    if (isSame(then, now, ({ visited: own, openedOn }) => [own, openedOn])) continue;
    for (const near of [then, now].flatMap(daysOfVisits)) visited.add(near);
  }
  return { counted: ascending(counted), visited: ascending(visited), grouped: groupedDays(before, after) };
}

/** Where what filters ask is kept, if that is another for the one conversation than for the other. */
function groupedDays(before: Conversation | null, after: Conversation | null): UtcDay[] {
  const [old, fresh] = [before, after].map((one) => one && [utcDayOf(one.openedAt), groupOf(one)]);
  if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
  return ascending(new Set([before, after].flatMap((one) => (one === null ? [] : utcDayOf(one.openedAt)))));
}

/** All days on which a conversation of which nothing counted before may count, without counting what. */
export function everyDayOf(conversation: Conversation): ChangedDays {
  const { visitMarks, memberMessages, openedAt } = conversation;
  const visited = new Set([...visitMarks, ...memberMessages].flatMap(({ at }) => visitDaysAround(at)));
  return {
    counted: countedDaysOf(conversation),
    visited: ascending(visited),
    grouped: [utcDayOf(openedAt)],
  };
}

function isSame(
  then: ConversationDay | undefined,
  now: ConversationDay | undefined,
  partOf: (day: ConversationDay) => unknown,
): boolean {
  if (then === undefined || now === undefined) return false;
  return JSON.stringify(partOf(then)) === JSON.stringify(partOf(now));
}

/** What is known of a day. */
function contentOf({ facts, openedOn, visited }: ConversationDay): unknown {
  return [facts, openedOn, visited];
}

/** The days on which visits count otherwise by what the conversation has on one. */
function daysOfVisits(day: ConversationDay | undefined): UtcDay[] {
  const { visitMarks = [], memberMessages = [] } = day?.visited ?? {};
  return [...visitMarks, ...memberMessages].flatMap(({ at }) => visitDaysAround(at));
}

function ascending(days: ReadonlySet<UtcDay>): UtcDay[] {
  return [...days].sort((left, right) => left - right);
}
