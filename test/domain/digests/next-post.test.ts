import fc from "fast-check";
import type { Delivery } from "../../../src/domain/digests/delivery";
import { nextPost } from "../../../src/domain/digests/next-post";
import type { Schedule } from "../../../src/domain/digests/schedule";

const at = (text: string) => Date.parse(text);
const entry = (localDate: string): Delivery => ({
  subject: { kind: "digest", digestId: "d1", localDate },
  dueAt: at(`${localDate}T09:00:00Z`),
  outcome: { kind: "due" },
});
const mondays: Schedule = { days: [1], time: "09:00", zone: "UTC" };

describe("the next post", () => {
  it.each([
    ["2026-11-16T08:59:59Z", "2026-11-16"],
    ["2026-11-16T09:00:00Z", "2026-11-23"],
  ])("of a digest on Mondays at nine, looked at %s, is on %s", (now, localDate) => {
    expect(nextPost({ schedule: mondays, plannedUpTo: 0 }, [], at(now)).localDate).toBe(localDate);
  });

  it("leaves out a date that has had its post, though its time is moved to later that day", () => {
    const schedule = { ...mondays, time: "17:00" };
    const now = at("2026-11-16T12:00:00Z");
    const planned = { schedule, plannedUpTo: now };
    expect(nextPost(planned, [entry("2026-11-16")], now)).toEqual({
      localDate: "2026-11-23",
      dueAt: at("2026-11-23T17:00:00Z"),
    });
  });

  it("lies after what was planned, where the clock was moved back", () => {
    const planned = { schedule: mondays, plannedUpTo: at("2026-11-23T10:00:00Z") };
    expect(nextPost(planned, [], at("2026-11-16T08:00:00Z")).localDate).toBe("2026-11-30");
  });

  it("is always ahead, on a day of the schedule that has had none", () => {
    const day = fc.integer({ min: 1, max: 7 });
    const given = fc.record({
      days: fc.uniqueArray(day, { minLength: 1 }),
      now: fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z") }),
      gone: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 }),
    });
    fc.assert(
      fc.property(given, ({ days, now, gone }) => {
        const dates = gone.map((ahead) => new Date(now + ahead * 86_400_000).toISOString().slice(0, 10));
        const schedule = { ...mondays, days: [...days].sort() };
        const next = nextPost({ schedule, plannedUpTo: now }, dates.map(entry), now);
        expect(next.dueAt).toBeGreaterThan(now);
        expect(dates).not.toContain(next.localDate);
        expect(days).toContain(new Date(next.dueAt).getUTCDay() || 7);
      }),
    );
  });
});
