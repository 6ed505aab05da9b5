import fc from "fast-check";
import { conversationsNearBreach, earliestWithinTarget } from "../../../src/domain/alerts/first-response-due";
import { allHours } from "../../../src/domain/clock";
import { calendarSchema } from "../../../src/domain/office-hours";
import { eventLogs } from "../../support/arbitrary-events";
import { foldLog } from "../../support/folded-log";
import type { Calendar } from "../../support/oracle/calendar";
import { secondsBetween } from "../../support/oracle/calendar";
import { closeOf, ownerBeforeInstant, waitsOf } from "../../support/oracle/conversation";
import { memberTeamId } from "../../support/oracle/directory";
import { instantOf, type LogEvent, openedConversations, withoutRepeats } from "../../support/oracle/log";

const MINUTE = 60_000;
const officeHours: Calendar = {
  zone: "Europe/Berlin",
  week: {
    "6": [["22:00", "04:00"]],
    "7": [["01:00", "08:00"]],
    "1": [
      ["09:00", "12:00"],
      ["11:00", "14:30"],
    ],
  },
};

interface Question {
  readonly now: number;
  readonly minutes: number;
  readonly calendar: Calendar | undefined;
  /** Minutes; of t1 their own. */
  readonly everyone: number | null;
  readonly ofTeam: number | null;
}

/** Plain and slow: what open conversations' first waits come to, by the second implementation of the definitions. */
function expected(deliveries: readonly LogEvent[], question: Question): string[] {
  const { now, minutes, calendar, everyone, ofTeam } = question;
  const log = withoutRepeats(deliveries);
  return openedConversations(log).flatMap((conversation) => {
    const wait = waitsOf(conversation)[0];
    if (wait === undefined || wait.end !== undefined || closeOf(conversation) !== undefined) return [];
    const start = instantOf(wait.start);
    const owner = ownerBeforeInstant(conversation, now);
    const team = owner === null ? null : memberTeamId(log, owner);
    const target = (team === "t1" ? (ofTeam ?? everyone) : everyone) ?? Number.POSITIVE_INFINITY;
    const left = target * 60 - secondsBetween(calendar, start, now);
    return start < now && left >= 0 && left <= minutes * 60 ? [conversation.id] : [];
  });
}

/** How long after a message the question is asked. */
const later = fc.constantFrom(
  0,
  1,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  90 * MINUTE,
  240 * MINUTE,
  26 * 60 * MINUTE,
);
const target = fc.option(fc.constantFrom(0, 1, 20, 30, 45, 90, 240), { freq: 8 });
const questions: fc.Arbitrary<Omit<Question, "now">> = fc.record({
  minutes: fc.constantFrom(1, 15, 30, 240, 1_440),
  calendar: fc.constantFrom(undefined, officeHours),
  everyone: target,
  ofTeam: target,
});

const asTargets = (minutes: number | null) => ({
  first: minutes === null ? null : minutes * MINUTE,
  every: null,
});

/** Logs in which conversations stay open or unanswered often enough, asked about soon after a message came in. */
const cases = fc
  .tuple(eventLogs({ maxLength: 16 }), fc.subarray(["conversation.closed", "message.sent"]))
  .map(([log, without]) => log.filter(({ type }) => !without.includes(type)))
  .chain((log) => {
    const inbound = log.filter(({ type }) => type === "message.received").map(({ at }) => Date.parse(at));
    const now = fc.tuple(fc.constantFrom(...inbound), later).map(([at, more]) => at + more);
    return fc.record({ log: fc.constant(log), now, question: questions });
  });

test("a second implementation, slow and plain, finds the same conversations near their targets", () => {
  let found = 0;
  fc.assert(
    fc.property(cases, ({ log, now, question }) => {
      const { minutes, calendar, everyone, ofTeam } = question;
      const { conversations, directory } = foldLog(log);
      const calendars = calendar && { everyone: calendarSchema.parse(calendar), byTeam: new Map() };
      const asked = {
        targets: { everyone: asTargets(everyone), byTeam: new Map([["t1", asTargets(ofTeam)]]) },
        clock: calendars ? ({ kind: "office-hours", calendars } as const) : allHours,
        directory,
        now,
        members: {},
      };
      const near = conversationsNearBreach(conversations, { ...asked, minutes });
      found += near.length;
      expect(near.map(({ conversation }) => conversation.id).toSorted()).toEqual(
        expected(log, { ...question, now }).toSorted(),
      );
      // Nothing is missed by looking only at waits that can still be within their target.
      const earliest = earliestWithinTarget(asked) ?? Number.NEGATIVE_INFINITY;
      for (const { waitsSince } of near) expect(waitsSince).toBeGreaterThanOrEqual(earliest);
      // The instant at which the target passes is the last one within it.
      for (const { waitsSince, passesAt, target: wanted } of near) {
        expect(secondsBetween(calendar, waitsSince, passesAt) * 1000).toBeLessThanOrEqual(wanted);
        expect(secondsBetween(calendar, waitsSince, passesAt + 1) * 1000).toBeGreaterThan(wanted);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(found).toBeGreaterThan(100);
});
