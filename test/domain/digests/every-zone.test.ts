import { planDigest } from "../../../src/domain/digests/plan";
import type { Schedule, Slot } from "../../../src/domain/digests/schedule";
import { type ClockChange, clockChanges, readingsAround } from "../../support/clock-changes";

const QUARTER_HOUR = 15 * 60_000;
const HOUR = 4 * QUARTER_HOUR;
const DAY = 24 * HOUR;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const zones = Intl.supportedValuesOf("timeZone");
const years = { from: Date.parse("2026-01-01T00:00:00Z"), to: Date.parse("2028-01-01T00:00:00Z") };
const quarterHours = Array.from({ length: 96 }, (_, quarter) => {
  const [hours, minutes] = [Math.floor(quarter / 4), (quarter % 4) * 15];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
});

/** What a bot that looks at these instants posts, and when each post is due. */
function posted(schedule: Schedule, looks: readonly number[]): Slot[] {
  let [plannedUpTo = 0] = looks;
  const slots: Slot[] = [];
  for (const now of looks.slice(1)) {
    const { due, missed } = planDigest({ schedule, plannedUpTo }, { now, catchUp: 2 * DAY });
    plannedUpTo = now;
    slots.push(...missed, ...(due === null ? [] : [due]));
  }
  return slots;
}

/** Looks at uneven distances, among them the change itself and the millisecond before it. */
function looksAround({ at }: ClockChange): number[] {
  const distances = [-36 * HOUR, -11 * HOUR, -1, 0, QUARTER_HOUR, 9 * HOUR, 36 * HOUR];
  return distances.map((distance) => at + distance);
}

test("around every clock change of two years, in every zone, at every quarter-hour, each local date has one post", () => {
  const wrong: string[] = [];
  const counts = {
    zones: zones.length,
    changes: 0,
    schedules: 0,
    posts: 0,
    skippedTimes: 0,
    doubledTimes: 0,
  };
  for (const zone of zones) {
    for (const change of clockChanges(zone, years)) {
      counts.changes += 1;
      const looks = looksAround(change);
      const { firstAtOrAfter, dates, isSkipped, isDoubled } = readingsAround(zone, change);
      for (const time of quarterHours) {
        const expected = dates
          .map((localDate): Slot => ({ localDate, dueAt: firstAtOrAfter(`${localDate} ${time}`) }))
          .filter(({ dueAt }) => dueAt > (looks[0] ?? 0) && dueAt <= (looks.at(-1) ?? 0));
        const given = posted({ days: everyDay, time, zone }, looks);
        counts.schedules += 1;
        counts.posts += given.length;
        counts.skippedTimes += dates.filter((date) => isSkipped(`${date} ${time}`)).length;
        counts.doubledTimes += dates.filter((date) => isDoubled(`${date} ${time}`)).length;
        if (JSON.stringify(given) !== JSON.stringify(expected)) {
          wrong.push(`${zone} ${time}: ${JSON.stringify(given)}, not ${JSON.stringify(expected)}`);
        }
      }
    }
  }
  console.info(`Zone test: ${JSON.stringify(counts)}`);
  expect(wrong.slice(0, 5)).toEqual([]);
  // Fewer would mean that the clock changes were not found.
  expect(counts.zones).toBeGreaterThan(400);
  expect(counts.changes).toBeGreaterThan(400);
  expect(counts.skippedTimes).toBeGreaterThan(1_000);
  expect(counts.doubledTimes).toBeGreaterThan(1_000);
}, 1_800_000);
