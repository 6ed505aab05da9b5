import {
  conversationsNearBreach,
  earliestWithinTarget,
  type FirstResponseQuestion,
  firstResponseDue,
} from "../../../src/domain/alerts/first-response-due";
import { allHours, type Clock, officeHoursClock } from "../../../src/domain/clock";
import { calendarSchema } from "../../../src/domain/office-hours";
import { slaReport } from "../../../src/domain/reports/sla";
import { openWaitsIn } from "../../../src/domain/reports/waits";
import type { ServiceTargets } from "../../../src/domain/service-targets";
import {
  assigned,
  at,
  closed,
  conversation,
  member,
  opened,
  received,
  reopened,
  replied,
} from "../../support/conversation-script";
import { foldLog } from "../../support/folded-log";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const people = [
  ["ann", "t-fast"],
  ["bob", "t-calm"],
  ["cid", null],
].map(([id, teamId]) => ({
  id: `upsert-${id}`,
  at: "2026-01-01T00:00:00Z",
  type: "user.upserted",
  user: { id, name: id, role: "agent", ...(teamId && { teamId }) },
}));

const { directory } = foldLog(people);

const oneHour: ServiceTargets = { everyone: { first: HOUR, every: null }, byTeam: new Map() };

type Asked = Partial<FirstResponseQuestion> & { readonly minutes?: number };

/** Asked at a time of Monday 5 October 2026 (UTC), or at an instant in full. */
function question(time: string, { minutes = 15, ...over }: Asked = {}) {
  const now = Date.parse(time.includes("T") ? time : at(time));
  return { targets: oneHour, clock: allHours, directory, members: {}, now, minutes, ...over };
}

const told = (story: ReturnType<typeof conversation>, time: string, over: Asked = {}) =>
  conversationsNearBreach([story], question(time, over)).length === 1;

describe("a conversation is told of", () => {
  const waiting = conversation("c1", [opened("09:00"), received("09:00")]);

  it("from the minutes before its target on, and until the target is past", () => {
    expect(told(waiting, "09:44:59")).toBe(false);
    expect(told(waiting, "09:45")).toBe(true);
    expect(told(waiting, "10:00")).toBe(true);
    expect(told(waiting, `${at("10:00").slice(0, -4)}001Z`)).toBe(false);
  });

  it("with what it waits for: since when, by whose target, how long so far, until when", () => {
    const story = conversation("c1", [opened("08:30"), received("09:00"), assigned("09:05", "cid")]);
    expect(conversationsNearBreach([story], question("09:50"))).toEqual([
      {
        conversation: story,
        waitsSince: Date.parse(at("09:00")),
        creditedTo: "cid",
        target: HOUR,
        waited: 50 * MINUTE,
        passesAt: Date.parse(at("10:00")),
      },
    ]);
  });

  it("at once, when the minutes are more than the whole target", () => {
    expect(told(waiting, "09:00:01", { minutes: 90 })).toBe(true);
    expect(told(waiting, "09:00", { minutes: 90 })).toBe(false);
  });

  it("after whoever waits longer", () => {
    const earlier = conversation("c2", [opened("08:55"), received("08:55")]);
    const near = conversationsNearBreach([waiting, earlier], question("09:50"));
    expect(near.map((one) => one.conversation.id)).toEqual(["c2", "c1"]);
  });

  it("not before a message came in, nor without a target", () => {
    expect(told(conversation("c1", [opened("09:00")]), "09:50")).toBe(false);
    const none: ServiceTargets = { everyone: { first: null, every: HOUR }, byTeam: new Map() };
    expect(told(waiting, "09:50", { targets: none })).toBe(false);
  });

  it("not once a member answered, though bots' and proactive messages are no answers", () => {
    const bot = ["09:10", "message.sent", { by: { kind: "bot", name: "Auto" } }] as const;
    const outreach = ["09:20", "message.sent", { by: member("ann"), proactive: true }] as const;
    expect(told(conversation("c1", [opened("09:00"), received("09:00"), bot, outreach]), "09:50")).toBe(true);
    const answered = [opened("09:00"), received("09:00"), bot, replied("09:30", "ann")];
    expect(told(conversation("c1", answered), "09:50")).toBe(false);
    // The contact waits again, but no longer for the first response.
    expect(told(conversation("c1", [...answered, received("09:31")]), "10:25")).toBe(false);
  });

  it("not after a close, even reopened: that ended the first wait", () => {
    const unanswered = [opened("09:00"), received("09:00"), closed("09:30", member("ann"))];
    expect(told(conversation("c1", unanswered), "09:50")).toBe(false);
    expect(told(conversation("c1", [...unanswered, reopened("09:40")]), "09:50")).toBe(false);
    const again = [...unanswered, reopened("09:40"), received("09:41")];
    expect(told(conversation("c1", again), "10:35")).toBe(false);
  });

  it("when it was closed and reopened before anybody wrote in", () => {
    const early = [opened("08:00"), closed("08:10", member("ann")), reopened("08:20"), received("09:00")];
    expect(told(conversation("c1", early), "09:50")).toBe(true);
  });
});

describe("the target is that of the present owner's team", () => {
  const targets: ServiceTargets = {
    everyone: { first: HOUR, every: null },
    byTeam: new Map([
      ["t-fast", { first: 20 * MINUTE, every: null }],
      ["t-calm", { first: 4 * HOUR, every: null }],
    ]),
  };
  const base = [opened("09:00"), received("09:00")];

  it("and everyone's for who is in no team, and for nobody", () => {
    const passes = (steps: typeof base, time = "09:06") =>
      firstResponseDue(conversation("c1", steps), question(time, { targets }))?.passesAt;
    expect(passes([...base, assigned("09:05", "ann")])).toBe(Date.parse(at("09:20")));
    expect(passes([...base, assigned("09:05", "bob")])).toBe(Date.parse(at("13:00")));
    expect(passes([...base, assigned("09:05", "cid")])).toBe(Date.parse(at("10:00")));
    expect(passes(base)).toBe(Date.parse(at("10:00")));
  });

  it("and moves when it is handed over before the answer; who gave it back still owns it", () => {
    const handed = [...base, assigned("09:05", "ann"), assigned("09:10", "bob")];
    expect(told(conversation("c1", handed), "09:09", { targets })).toBe(true);
    expect(told(conversation("c1", handed), "09:15", { targets })).toBe(false);
    expect(told(conversation("c1", handed), "12:45", { targets })).toBe(true);
    const back = [...base, assigned("09:05", "ann"), assigned("09:10", null)];
    expect(told(conversation("c1", back), "09:15", { targets })).toBe(true);
  });

  it("and with a team chosen, only its members' conversations are told of", () => {
    const ofAnn = conversation("c1", [...base, assigned("09:05", "ann")]);
    expect(told(ofAnn, "09:10", { targets, members: { team: ["t-fast"] } })).toBe(true);
    expect(told(ofAnn, "09:10", { targets, members: { team: ["t-calm"] } })).toBe(false);
    expect(told(conversation("c1", base), "09:50", { targets, members: { team: ["t-fast"] } })).toBe(false);
  });
});

/** A conversation whose first message came at the instant. */
function wroteAt(instant: string, ...more: object[]) {
  const common = { conversationId: "c1", at: instant };
  const [story] = foldLog([
    { ...common, id: "e1", type: "conversation.opened", contact: { id: "k1" }, by: { kind: "contact" } },
    { ...common, id: "e2", type: "message.received" },
    ...more,
  ]).conversations;
  if (story === undefined) throw new Error("Nothing was opened");
  return story;
}

describe("in office hours", () => {
  const week = ["1", "2", "3", "4", "5"].map((day) => [day, [["09:00", "18:00"]]]);
  const workdays = calendarSchema.parse({ zone: "Europe/Berlin", week: Object.fromEntries(week) });
  const clock: Clock = officeHoursClock(workdays);

  it("the open minutes until the target count, over a closed night too", () => {
    // Half an hour on Monday evening, half an hour from Tuesday 09:00 on.
    const evening = wroteAt("2026-10-05T17:30:00+02:00");
    expect(told(evening, "2026-10-05T17:44:59+02:00", { clock, minutes: 45 })).toBe(false);
    expect(told(evening, "2026-10-05T17:45:00+02:00", { clock, minutes: 45 })).toBe(true);
    expect(told(evening, "2026-10-05T23:00:00+02:00", { clock, minutes: 29 })).toBe(false);
    expect(told(evening, "2026-10-05T23:00:00+02:00", { clock, minutes: 30 })).toBe(true);
    const [near] = conversationsNearBreach(
      [evening],
      question("2026-10-05T23:00:00+02:00", { clock, minutes: 30 }),
    );
    expect(near?.waited).toBe(30 * MINUTE);
    expect(near?.passesAt).toBe(Date.parse("2026-10-06T09:30:00+02:00"));
  });

  it("a target used up exactly at closing time passes when they open again, after the weekend too", () => {
    const friday = wroteAt("2026-10-09T17:00:00+02:00");
    const due = firstResponseDue(friday, question("2026-10-10T12:00:00+02:00", { clock }));
    expect(due?.passesAt).toBe(Date.parse("2026-10-12T09:00:00+02:00"));
    expect(told(friday, "2026-10-12T09:00:00+02:00", { clock })).toBe(true);
    expect(told(friday, "2026-10-12T09:00:00.001+02:00", { clock })).toBe(false);
  });

  it("an hour that comes twice counts twice, and one that is skipped not at all", () => {
    const nights = calendarSchema.parse({ zone: "Europe/Berlin", week: { "7": [["01:00", "05:00"]] } });
    const passesAt = (instant: string) =>
      firstResponseDue(wroteAt(instant), {
        ...question(new Date(Date.parse(instant) + 1).toISOString()),
        clock: officeHoursClock(nights),
        targets: { everyone: { first: 3 * HOUR, every: null }, byTeam: new Map() },
      })?.passesAt;
    // 25 October 2026: 01:00 summer time, 02:00 twice, so three hours are over at 03:00 winter time.
    expect(passesAt("2026-10-24T12:00:00+02:00")).toBe(Date.parse("2026-10-25T03:00:00+01:00"));
    // 29 March 2026: there is no 02:00. Three hours are over at 05:00, closing time, and so a week later at 01:00.
    expect(passesAt("2026-03-28T12:00:00+01:00")).toBe(Date.parse("2026-04-05T01:00:00+02:00"));
  });

  it("those of the owner's team count", () => {
    const late = calendarSchema.parse({ zone: "Europe/Berlin", week: { "1": [["18:00", "22:00"]] } });
    const calendars = { everyone: workdays, byTeam: new Map([["t-fast", late]]) };
    const ofAnn = wroteAt("2026-10-05T17:30:00+02:00", {
      id: "e3",
      type: "conversation.assigned",
      at: "2026-10-05T17:31:00+02:00",
      conversationId: "c1",
      to: "ann",
      source: "user",
    });
    const due = firstResponseDue(
      ofAnn,
      question("2026-10-05T18:30:00+02:00", { clock: { kind: "office-hours", calendars } }),
    );
    expect(due?.waited).toBe(30 * MINUTE);
    expect(due?.passesAt).toBe(Date.parse("2026-10-05T19:00:00+02:00"));
  });

  it("that never come again let no target pass, so nothing is told", () => {
    const never = officeHoursClock(calendarSchema.parse({ zone: "UTC", week: {} }));
    const story = wroteAt("2026-10-05T09:00:00Z");
    expect(firstResponseDue(story, question("09:50", { clock: never }))?.passesAt).toBeNull();
    expect(told(story, "09:50", { clock: never, minutes: 1_440 })).toBe(false);
  });
});

describe("the earliest wait that can still be within its target", () => {
  const byTeam = new Map([["t-calm", { first: 4 * HOUR, every: null }]]);

  it("began as long ago as the longest target of any team", () => {
    expect(earliestWithinTarget(question("12:00"))).toBe(Date.parse(at("11:00")));
    expect(earliestWithinTarget(question("12:00", { targets: { ...oneHour, byTeam } }))).toBe(
      Date.parse(at("08:00")),
    );
    const none = { everyone: { first: null, every: HOUR }, byTeam: new Map() };
    expect(earliestWithinTarget(question("12:00", { targets: none }))).toBe(Date.parse(at("12:00")));
  });

  it("began before a closed night, in office hours; and whenever, where nothing opens", () => {
    const week = { "1": [["09:00", "18:00"]], "2": [["09:00", "18:00"]] };
    const clock = officeHoursClock(calendarSchema.parse({ zone: "UTC", week }));
    // Half an hour on Tuesday, half an hour on Monday evening.
    expect(earliestWithinTarget(question("2026-10-06T09:30:00Z", { clock }))).toBe(
      Date.parse("2026-10-05T17:30:00Z"),
    );
    const never = officeHoursClock(calendarSchema.parse({ zone: "UTC", week: {} }));
    expect(earliestWithinTarget(question("12:00", { clock: never }))).toBeNull();
  });
});

test("what has passed its target is still known with the instant at which it passed", () => {
  const story = conversation("c1", [opened("09:00"), received("09:00")]);
  const due = firstResponseDue(story, question("10:03"));
  expect(due).toMatchObject({ waited: 63 * MINUTE, target: HOUR, passesAt: Date.parse(at("10:00")) });
});

test("what is told is pending in the service levels, and breached a moment after its target passed", () => {
  const story = conversation("c1", [opened("09:00"), received("09:00"), assigned("09:05", "ann")]);
  const due = firstResponseDue(story, question("09:50"));
  const levels = (now: number) =>
    slaReport(openWaitsIn(story, now), directory, {
      endOfView: now,
      targets: oneHour,
      elapsed: (from, to) => Math.max(0, to - from),
      members: {},
    }).total.first;
  expect(levels(due?.passesAt ?? 0)).toMatchObject({ pending: 1, breached: 0 });
  expect(levels((due?.passesAt ?? 0) + 1)).toMatchObject({ pending: 0, breached: 1 });
});

test("a message that is still to come is not waited on: the clock can be set back", () => {
  const story = conversation("c1", [opened("08:00"), received("09:00")]);
  expect(told(story, "08:30", { minutes: 1_440 })).toBe(false);
});
