const QUARTER_HOUR = 15 * 60_000;
const DAY = 24 * 60 * 60_000;

/** The first instant, a quarter-hour of UTC, at which a zone's clocks run differently from before. */
export interface ClockChange {
  readonly at: number;
}

/** What the clocks around a change show, by the platform's own calendar and not by the product's. */
export interface Readings {
  /** Local dates of which the clocks show some part, but the first and the last one. */
  readonly dates: readonly string[];
  /** The first quarter-hour at which the clocks show this date and time or a later one. */
  firstAtOrAfter(reading: string): number;
  isSkipped(reading: string): boolean;
  isDoubled(reading: string): boolean;
}

/** Every clock change of the zone in the range. */
export function clockChanges(zone: string, { from, to }: { from: number; to: number }): ClockChange[] {
  const read = clock(zone);
  const offset = (instant: number) => Date.parse(`${read(instant).replace(" ", "T")}:00Z`) - instant;
  const changes: ClockChange[] = [];
  for (let day = from; day < to; day += DAY) {
    if (offset(day) === offset(day + DAY)) continue;
    let at = day;
    while (offset(at) === offset(day)) at += QUARTER_HOUR;
    changes.push({ at });
  }
  return changes;
}

/** What the zone's clocks show in the two days before and after the change. */
export function readingsAround(zone: string, { at }: ClockChange): Readings {
  const read = clock(zone);
  const instants: { readonly instant: number; readonly reading: string }[] = [];
  for (let instant = at - 3 * DAY; instant <= at + 3 * DAY; instant += QUARTER_HOUR) {
    instants.push({ instant, reading: read(instant) });
  }
  const times = new Map<string, number>();
  for (const { reading } of instants) times.set(reading, (times.get(reading) ?? 0) + 1);
  const dates = [...new Set(instants.map(({ reading }) => reading.slice(0, 10)))];
  return {
    dates: dates.slice(1, -1),
    firstAtOrAfter(reading) {
      const first = instants.find((shown) => shown.reading >= reading);
      if (first === undefined) throw new RangeError(`${zone} does not get to ${reading} near ${at}`);
      return first.instant;
    },
    isSkipped: (reading) => !times.has(reading),
    isDoubled: (reading) => (times.get(reading) ?? 0) > 1,
  };
}

/** `2026-03-29 02:30`, as the zone's clocks show it. */
function clock(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat("en-CA-u-hc-h23", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (instant) => format.format(instant).replace(",", "");
}
