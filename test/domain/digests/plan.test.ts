import fc from "fast-check";
import { isLate, planDigest } from "../../../src/domain/digests/plan";
import { slotsWithin } from "../../../src/domain/digests/schedule";

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const daily = { days: [1, 2, 3, 4, 5, 6, 7], time: "09:00", zone: "Etc/UTC" };
const catchUp = 6 * HOUR;

test("nothing is due before its time, and it is due from its time on", () => {
  const plannedUpTo = at("2026-11-23T08:00:00Z");
  const plan = (now: string) => planDigest({ schedule: daily, plannedUpTo }, { now: at(now), catchUp });
  expect(plan("2026-11-23T08:59:59.999Z")).toEqual({ due: null, missed: [] });
  expect(plan("2026-11-23T09:00:00Z").due).toEqual({
    localDate: "2026-11-23",
    dueAt: at("2026-11-23T09:00:00Z"),
  });
});

test("what was planned is not planned again", () => {
  const due = at("2026-11-23T09:00:00Z");
  expect(planDigest({ schedule: daily, plannedUpTo: due }, { now: due + HOUR, catchUp })).toEqual({
    due: null,
    missed: [],
  });
});

test("after a downtime within the window one post comes, and beyond it none", () => {
  const plannedUpTo = at("2026-11-22T12:00:00Z");
  const plan = (now: string) => planDigest({ schedule: daily, plannedUpTo }, { now: at(now), catchUp });
  expect(plan("2026-11-23T15:00:00Z").due?.localDate).toBe("2026-11-23");
  const tooLate = plan("2026-11-23T15:00:00.001Z");
  expect(tooLate.due).toBeNull();
  expect(tooLate.missed.map(({ localDate }) => localDate)).toEqual(["2026-11-23"]);
});

test("after a downtime over several posts only the newest comes", () => {
  const plannedUpTo = at("2026-11-20T12:00:00Z");
  const { due, missed } = planDigest(
    { schedule: daily, plannedUpTo },
    { now: at("2026-11-23T10:00:00Z"), catchUp: 72 * HOUR },
  );
  expect(due?.localDate).toBe("2026-11-23");
  expect(missed.map(({ localDate }) => localDate)).toEqual(["2026-11-21", "2026-11-22"]);
});

test("a post is late from five minutes after its time on", () => {
  expect(isLate(0, 300_000)).toBe(false);
  expect(isLate(0, 300_001)).toBe(true);
});

test("however often and unevenly the bot looks, every slot is due once or missed once", () => {
  const schedules = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    time: fc.constantFrom("00:00", "02:30", "12:15", "23:45"),
    zone: fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
  });
  const start = at("2026-03-20T00:00:00Z");
  const looks = fc.array(fc.integer({ min: -2 * HOUR, max: 60 * HOUR }), { maxLength: 20 });
  fc.assert(
    fc.property(schedules, looks, (schedule, pauses) => {
      let plannedUpTo = start;
      let now = start;
      const seen: string[] = [];
      for (const pause of pauses) {
        now += pause;
        const { due, missed } = planDigest({ schedule, plannedUpTo }, { now, catchUp });
        seen.push(...missed.map(({ localDate }) => localDate), ...(due ? [due.localDate] : []));
        plannedUpTo = Math.max(plannedUpTo, now);
      }
      const all = slotsWithin(schedule, { after: start, upTo: plannedUpTo });
      expect(seen).toEqual(all.map(({ localDate }) => localDate));
    }),
    { numRuns: 200 },
  );
});
