import { DAY, dayIndexAt, HOUR, instantOfHour, type LocalDay, MINUTE } from "./days";
import { isEmployed, type SampleMember } from "./people";
import { createRandom, mixSeeds, type Random } from "./random";

/** A stretch of work without a break, in ms since 1970. */
export interface WorkBlock {
  readonly start: number;
  readonly end: number;
}

/** When each member works: for each local day the blocks of that day, in order. */
export interface WorkPlan {
  readonly days: readonly LocalDay[];
  readonly blocks: ReadonlyMap<string, readonly (readonly WorkBlock[])[]>;
}

export interface WorkPlanOptions {
  readonly members: readonly SampleMember[];
  readonly days: readonly LocalDay[];
  readonly seed: number;
  /** How far an instant lies in the sample's time, from 0 to 1. */
  readonly progressAt: (instant: number) => number;
}

/** Plans everybody's working days: weekdays with a break at noon, a rota on Saturdays, days off. */
export function planWork({ members, days, seed, progressAt }: WorkPlanOptions): WorkPlan {
  const blocks = members.map((member, number) => {
    const random = createRandom(mixSeeds(seed, 7_000 + number));
    let isWeekOff = false;
    const own = days.map((day, index) => {
      if (day.weekday === 1) isWeekOff = random.chance(0.06);
      const isAway = isWeekOff || random.chance(0.025) || !isEmployed(member, progressAt(day.noon));
      const hasRota = day.weekday === 6 && Math.floor(index / 7) % members.length === number;
      return isAway ? [] : blocksOfDay({ member, day, hasRota, random });
    });
    return [member.id, own] as const;
  });
  return { days, blocks: new Map(blocks) };
}

interface DayOptions {
  readonly member: SampleMember;
  readonly day: LocalDay;
  readonly hasRota: boolean;
  readonly random: Random;
}

function blocksOfDay({ member, day, hasRota, random }: DayOptions): WorkBlock[] {
  const late = random.between(-10, 15) * MINUTE;
  if (day.weekday === 6 && hasRota) {
    return [{ start: instantOfHour(day, 10) + late, end: instantOfHour(day, 14) }];
  }
  if (day.weekday >= 6) return [];
  const start = instantOfHour(day, member.startHour) + late;
  const breakStart = start + random.between(3.4, 4.4) * HOUR;
  const breakEnd = breakStart + random.between(25, 65) * MINUTE;
  const end = start + random.between(8.2, 9.2) * HOUR;
  return [
    { start: Math.round(start), end: Math.round(breakStart) },
    { start: Math.round(breakEnd), end: Math.round(end) },
  ];
}

/** Whether the member is at work at the instant. */
export function isAtWork(plan: WorkPlan, memberId: string, instant: number): boolean {
  const today = plan.blocks.get(memberId)?.[dayIndexAt(plan.days, instant)] ?? [];
  return today.some((block) => block.start <= instant && instant < block.end);
}

/**
 * The instant at which the member has worked so long (in ms) after `start`. Infinity where the plan ends
 * before, or the member works no more.
 */
export function afterWork(plan: WorkPlan, memberId: string, start: number, duration: number): number {
  const own = plan.blocks.get(memberId) ?? [];
  let left = duration;
  for (let index = dayIndexAt(plan.days, start - DAY / 2); index < own.length; index += 1) {
    for (const block of own[index] ?? []) {
      const from = Math.max(start, block.start);
      if (from >= block.end) continue;
      if (from + left <= block.end) return from + left;
      left -= block.end - from;
    }
  }
  return Number.POSITIVE_INFINITY;
}
