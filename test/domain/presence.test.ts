import fc from "fast-check";
import { presenceByMember } from "../../src/domain/presence";
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
