import { HOUR, type LocalDay } from "./days";
import type { Random } from "./random";

/** How busy each ISO weekday is, Monday first. */
const weekdayWeights = [1.25, 1.1, 1, 1.02, 0.85, 0.32, 0.24];

/** How busy each local hour is: quiet nights, a peak before noon, a smaller one in the afternoon. */
const hourWeights = [
  0.06, 0.04, 0.03, 0.03, 0.04, 0.08, 0.2, 0.5, 1, 1.6, 1.9, 1.75, 1.25, 1.3, 1.5, 1.55, 1.4, 1.1, 0.8, 0.65,
  0.55, 0.4, 0.25, 0.12,
];

/** A local hour, or the part of it that lies in the sample, and how many openings fall before its end. */
interface Hour {
  readonly start: number;
  readonly end: number;
  readonly weightBefore: number;
  readonly weightAfter: number;
}

interface ArrivalOptions {
  readonly count: number;
  readonly days: readonly LocalDay[];
  readonly start: number;
  readonly end: number;
  readonly random: Random;
}

/** The instants (in ms) at which conversations begin, in order: busier by day, on Mondays, and over time. */
export function* arrivals(options: ArrivalOptions): Generator<number> {
  const { count, random } = options;
  const hours = weighHours(options);
  const total = hours.at(-1)?.weightAfter ?? 0;
  let index = 0;
  for (let number = 0; number < count; number += 1) {
    const weight = ((number + random.next()) / count) * total;
    while (index < hours.length - 1 && (hours[index]?.weightAfter ?? total) <= weight) index += 1;
    const hour = hours[index];
    if (hour === undefined) return;
    const share = (weight - hour.weightBefore) / (hour.weightAfter - hour.weightBefore);
    yield Math.floor(hour.start + share * (hour.end - hour.start));
  }
}

function weighHours({ days, start, end, random }: ArrivalOptions): Hour[] {
  const hours: Hour[] = [];
  let total = 0;
  days.forEach((day, index) => {
    const growth = 1 + (0.35 * index) / days.length;
    const dayWeight = (weekdayWeights[day.weekday - 1] ?? 1) * growth * chanceOfTheDay(random);
    hourWeights.forEach((hourWeight, hour) => {
      const from = Math.max(start, day.noon + (hour - 12) * HOUR);
      const to = Math.min(end, day.noon + (hour - 11) * HOUR);
      if (to <= from) return;
      const weight = (dayWeight * hourWeight * (to - from)) / HOUR;
      hours.push({ start: from, end: to, weightBefore: total, weightAfter: total + weight });
      total += weight;
    });
  });
  return hours;
}

/** Most days are much like the others; now and then something breaks and everybody writes. */
function chanceOfTheDay(random: Random): number {
  return random.chance(0.03) ? random.between(1.6, 2.2) : random.between(0.82, 1.18);
}
