import type { Conversation } from "../../domain/conversation";
import { type Instant, startOfUtcDay, type UtcDay, utcDayOf } from "../../domain/instant";
import { presenceByMember } from "../../domain/presence";
import type { Family } from "../../domain/sums/measure";
import { longestVisit, type Visit, type Visited, visitsOf } from "../../domain/visits";
import type { PresenceLog } from "../presence-log";
import type { DayContent, DayContents, NumberedDay } from "./day-content";
import type { DayMarks } from "./day-marks";
import { RememberedDays } from "./remembered-days";
import { measureAt, type Row, type RowConversation, Rows, type RowsToTake } from "./rows";

/** What of a conversation decides about visits around a day. */
type NumberedConversation = Visited & RowConversation;

/** A visit to a conversation of which only what is around one day is known. */
export type DayVisit = Visit<NumberedConversation>;

/** What of the conversations with something on a day decides about visits, by their ids. */
export type VisitedOn = (day: UtcDay) => ReadonlyMap<string, NumberedVisited> | undefined;

/** What of a conversation's day decides about visits, with the conversation's number. */
export type NumberedVisited = Pick<NumberedDay, "number" | "openedOn" | "visited">;

/** Days that still change are few, as for the contents of days. */
const DAYS_REMEMBERED = 3;

const nothing: Omit<Visited, "id"> = { visitMarks: [], memberMessages: [] };

/** Finds the visits that count on a day: those that are going on, or end, at some time of it. */
export class DayVisits {
  private readonly remembered = new RememberedDays<readonly DayVisit[]>(DAYS_REMEMBERED);

  constructor(
    private readonly stores: {
      readonly contents: DayContents;
      readonly marks: DayMarks;
      readonly presence: PresenceLog;
    },
  ) {}

  /** The visits of the day, with everything that had changed when its version for visits was the given one. */
  current(workspace: string, day: UtcDay, version: number): Promise<readonly DayVisit[]> {
    return this.remembered.current(`${workspace}/${day}`, version, () => this.counted(workspace, day));
  }

  /** The visits of the day, where what conversations have on it and on the days around is at hand. */
  async on(workspace: string, day: UtcDay, visitedOn: VisitedOn): Promise<readonly DayVisit[]> {
    const around = {
      from: startOfUtcDay(day) - longestVisit,
      to: startOfUtcDay(day + 1) + longestVisit,
    };
    const presence = presenceByMember(await this.stores.presence.breaksDuring(workspace, around));
    return visitsOf(visitedAround(day, visitedOn), presence).filter(isOn(day));
  }

  private async counted(workspace: string, day: UtcDay): Promise<readonly DayVisit[]> {
    const { contents, marks } = this.stores;
    const versions = await marks.versions(workspace, day - 1, day + 1);
    const found = new Map<UtcDay, DayContent["conversations"]>();
    for (const [near, version] of versions) {
      found.set(near, (await contents.current(workspace, near, version)).conversations);
    }
    return this.on(workspace, day, (near) => found.get(near));
  }
}

/** What of the day the visits have in the family, gathered. */
export function rowsOfVisits(family: Family, day: UtcDay, visits: readonly DayVisit[]): Rows {
  const rows = new Rows(family, day);
  eachRow(family, day, visits, (row) => rows.add(row));
  return rows;
}

/** The same to be looked through once, for which it need not be gathered. */
export function visitsToTake(family: Family, day: UtcDay, visits: readonly DayVisit[]): RowsToTake {
  return {
    openedOn: () => new Set(visits.map(({ conversation }) => conversation.openedOn)),
    take: (chosen, take) =>
      eachRow(family, day, visits, (row) => {
        if (chosen.has(row.conversation.number)) take(measureAt(family, row.measure), row);
      }),
  };
}

function eachRow(
  { measures }: Family,
  day: UtcDay,
  visits: readonly DayVisit[],
  take: (row: Row) => void,
): void {
  for (const visit of visits) {
    const { conversation } = visit;
    for (const [measure, { keeps, observeVisit }] of measures.entries()) {
      for (const fact of observeVisit?.(visit) ?? []) {
        const item = keeps === "different" ? conversation.number : undefined;
        if (utcDayOf(fact.at) === day) take({ ...fact, measure, item, conversation });
      }
    }
  }
}

/** The conversations as far as they decide about visits of the day, which reach some hours beyond it. */
function visitedAround(day: UtcDay, visitedOn: VisitedOn): NumberedConversation[] {
  const first = startOfUtcDay(day) - longestVisit;
  const last = startOfUtcDay(day + 1) + longestVisit;
  const isNear = ({ at }: { readonly at: Instant }) => first <= at && at <= last;
  const around = new Map<string, NumberedConversation>();
  for (const near of [day - 1, day, day + 1]) {
    for (const [id, { number, openedOn, visited }] of visitedOn(near) ?? []) {
      const visitMarks = visited.visitMarks.filter(isNear);
      const memberMessages = visited.memberMessages.filter(isNear);
      if (visitMarks.length + memberMessages.length === 0) continue;
      const known: Pick<Conversation, "visitMarks" | "memberMessages"> = around.get(id) ?? nothing;
      around.set(id, {
        id,
        number,
        openedOn,
        visitMarks: [...known.visitMarks, ...visitMarks],
        memberMessages: [...known.memberMessages, ...memberMessages],
      });
    }
  }
  return [...around.values()];
}

function isOn(day: UtcDay): (visit: DayVisit) => boolean {
  const [start, end] = [startOfUtcDay(day), startOfUtcDay(day + 1)];
  return ({ startedAt, endedAt }) => startedAt < end && endedAt >= start;
}
