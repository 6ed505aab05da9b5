import fc from "fast-check";
import { utcDayOf } from "../../src/domain/instant";
import { daysOfBreaks, presenceByMember } from "../../src/domain/presence";
import { eventLogs, instants } from "../support/arbitrary-events";
import { decidingPresence, presenceFrom } from "../support/deciding-presence";
import { foldLog } from "../support/folded-log";

const instant = fc.constantFrom(...instants).map(Date.parse);

test("the statuses of a range, the last one before it, and all upserts and deletions decide presence in it", () => {
  fc.assert(
    fc.property(eventLogs({ maxLength: 60 }), instant, instant, (log, one, other) => {
      const range = { from: Math.min(one, other), to: Math.max(one, other) };
      const { presenceEvents } = foldLog(log);
      const whole = presenceByMember(presenceEvents.filter(({ at }) => at < range.to));
      const deciding = presenceByMember(decidingPresence(presenceEvents, range));
      expect(presenceFrom(deciding, range)).toEqual(presenceFrom(whole, range));
    }),
    { numRuns: 500 },
  );
});

test("who leaves within four hours of midnight may end visits that count on either day; who comes online ends none", () => {
  const statusAt = (time: string, status: "online" | "away") => ({
    id: time,
    at: Date.parse(`2026-10-05T${time}:00Z`),
    type: "user.status" as const,
    userId: "u1",
    status,
  });
  const monday = utcDayOf(Date.parse("2026-10-05T00:00:00Z"));
  expect(daysOfBreaks([statusAt("20:00", "online")])).toEqual([]);
  expect(daysOfBreaks([statusAt("19:59", "away")])).toEqual([monday]);
  expect(daysOfBreaks([statusAt("20:00", "away")])).toEqual([monday, monday + 1]);
  expect(daysOfBreaks([statusAt("03:59", "away")])).toEqual([monday - 1, monday]);
});
