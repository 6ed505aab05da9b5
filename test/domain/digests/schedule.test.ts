import {
  latestSlot,
  nextSlot,
  type Schedule,
  scheduleSchema,
  slotOn,
  slotsWithin,
} from "../../../src/domain/digests/schedule";

const at = (text: string) => Date.parse(text);
const daily = (time: string, zone: string): Schedule => ({ days: [1, 2, 3, 4, 5, 6, 7], time, zone });

describe("a slot", () => {
  test.each([
    ["an ordinary day", "09:00", "Europe/Berlin", "2026-11-23", "2026-11-23T08:00:00Z"],
    [
      "a skipped time: the first instant after it",
      "02:30",
      "Europe/Berlin",
      "2026-03-29",
      "2026-03-29T01:00:00Z",
    ],
    [
      "a time that comes twice: the first of the two",
      "02:30",
      "Europe/Berlin",
      "2026-10-25",
      "2026-10-25T00:30:00Z",
    ],
    ["a leap day", "09:00", "Europe/Berlin", "2028-02-29", "2028-02-29T08:00:00Z"],
    ["a day in a zone that has a new name", "09:00", "Europe/Kiev", "2026-11-23", "2026-11-23T07:00:00Z"],
    ["the same day under the new name", "09:00", "Europe/Kyiv", "2026-11-23", "2026-11-23T07:00:00Z"],
    ["half an hour's change, skipped", "02:15", "Australia/Lord_Howe", "2026-10-04", "2026-10-03T15:30:00Z"],
    ["a midnight that is missing", "00:30", "Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"],
    ["the end of a day that is missing", "23:15", "America/Nuuk", "2026-03-28", "2026-03-29T01:00:00Z"],
  ])("is due on %s", (_, time, zone, localDate, dueAt) => {
    expect(slotOn(daily(time, zone), localDate)).toEqual({ localDate, dueAt: at(dueAt) });
  });

  test("does not exist on a weekday that is none of the schedule's", () => {
    const mondays = { days: [1], time: "09:00", zone: "Europe/Berlin" };
    expect(slotOn(mondays, "2026-11-24")).toBeNull();
    expect(slotOn(mondays, "2026-11-23")).not.toBeNull();
  });

  test("does not exist on a date that the zone left out: Samoa had no 30 December 2011", () => {
    expect(slotOn(daily("09:00", "Pacific/Apia"), "2011-12-30")).toBeNull();
    expect(slotOn(daily("09:00", "Pacific/Apia"), "2011-12-31")).not.toBeNull();
  });
});

describe("slots within a stretch of time", () => {
  const mondays = { days: [1], time: "09:00", zone: "Europe/Berlin" };

  test("begin after its start and include its end", () => {
    const due = at("2026-11-23T08:00:00Z");
    expect(slotsWithin(mondays, { after: due, upTo: due + 1 })).toEqual([]);
    expect(slotsWithin(mondays, { after: due - 1, upTo: due })).toEqual([
      { localDate: "2026-11-23", dueAt: due },
    ]);
  });

  test("come earliest first, over weeks", () => {
    const stretch = { after: at("2026-10-19T00:00:00Z"), upTo: at("2026-11-03T00:00:00Z") };
    // Until 25 October Berlin is two hours ahead of UTC, from then on one.
    expect(slotsWithin(mondays, stretch)).toEqual([
      { localDate: "2026-10-19", dueAt: at("2026-10-19T07:00:00Z") },
      { localDate: "2026-10-26", dueAt: at("2026-10-26T08:00:00Z") },
      { localDate: "2026-11-02", dueAt: at("2026-11-02T08:00:00Z") },
    ]);
  });

  test("are none where time goes back", () => {
    const stretch = { after: at("2026-11-23T00:00:00Z"), upTo: at("2026-10-01T00:00:00Z") };
    expect(slotsWithin(mondays, stretch)).toEqual([]);
  });
});

test("the next slot is the first one after the instant, a week on where this week's is over", () => {
  const mondays = { days: [1], time: "09:00", zone: "America/New_York" };
  const due = at("2026-11-23T14:00:00Z");
  expect(nextSlot(mondays, due - 1)).toEqual({ localDate: "2026-11-23", dueAt: due });
  expect(nextSlot(mondays, due)).toEqual({ localDate: "2026-11-30", dueAt: at("2026-11-30T14:00:00Z") });
});

test("the latest slot is the last one due by the instant", () => {
  const mondays = { days: [1], time: "09:00", zone: "America/New_York" };
  const due = at("2026-11-23T14:00:00Z");
  expect(latestSlot(mondays, due)).toEqual({ localDate: "2026-11-23", dueAt: due });
  expect(latestSlot(mondays, due - 1)).toEqual({
    localDate: "2026-11-16",
    dueAt: at("2026-11-16T14:00:00Z"),
  });
});

describe("a schedule from outside", () => {
  test("has its days in order and once each", () => {
    const given = { days: [5, 1, 5], time: "09:00", zone: "Europe/Berlin" };
    expect(scheduleSchema.parse(given).days).toEqual([1, 5]);
  });

  test.each([
    [{ days: [], time: "09:00", zone: "Europe/Berlin" }, "days", "must have at least one day"],
    [{ days: [1], time: "9:00", zone: "Europe/Berlin" }, "time", "must be a time such as 09:00 or 17:30"],
    [{ days: [1], time: "24:00", zone: "Europe/Berlin" }, "time", "must be a time such as 09:00 or 17:30"],
    [{ days: [1], time: "09:00", zone: "Berlin" }, "zone", "must be a time zone such as Europe/Berlin"],
  ])("is refused as %j", (given, field, reason) => {
    const issues = scheduleSchema.safeParse(given).error?.issues ?? [];
    expect(issues.map(({ path, message }) => [path[0], message])).toEqual([[field, reason]]);
  });
});
