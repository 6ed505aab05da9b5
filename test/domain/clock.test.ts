import { allHours, describeClock, officeHoursClock, timeBy } from "../../src/domain/clock";
import { type Calendar, calendarSchema } from "../../src/domain/office-hours";
import { foldLog } from "../support/folded-log";

const at = (text: string) => Date.parse(text);

/** Monday to Friday, nine to five, in the zone. */
function nineToFive(zone: string): Calendar {
  const week = Object.fromEntries(["1", "2", "3", "4", "5"].map((day) => [day, [["09:00", "17:00"]]]));
  return calendarSchema.parse({ zone, week });
}

const member = (id: string, teamId?: string) => ({
  id: `upsert-${id}`,
  at: "2026-10-01T00:00:00Z",
  type: "user.upserted",
  user: { id, name: id, role: "agent", ...(teamId && { teamId }) },
});
const { directory } = foldLog([
  {
    id: "team",
    at: "2026-10-01T00:00:00Z",
    type: "team.upserted",
    team: { id: "t-ny", name: "New York desk" },
  },
  member("nora", "t-ny"),
  member("otto", "t-unknown"),
  member("solo"),
]);

const calendars = {
  everyone: nineToFive("Europe/Berlin"),
  byTeam: new Map([["t-ny", nineToFive("America/New_York")]]),
};
// Tuesday 6 October 2026, 12:00 to 15:00 UTC: 14:00 to 17:00 in Berlin, 08:00 to 11:00 in New York.
const [from, to] = [at("2026-10-06T12:00:00Z"), at("2026-10-06T15:00:00Z")];
const HOUR = 3_600_000;

test.each([
  ["a member of a team with a calendar of its own", "nora", 2 * HOUR],
  ["a member of a team without one", "otto", 3 * HOUR],
  ["a member without a team", "solo", 3 * HOUR],
  ["somebody the directory does not know", "ghost", 3 * HOUR],
  ["nobody", null, 3 * HOUR],
])("with office hours a time credited to %s counts by the right calendar", (_who, memberId, expected) => {
  expect(timeBy({ kind: "office-hours", calendars }, directory)(from, to, memberId)).toBe(expected);
});

test("all hours count whoever is credited", () => {
  expect(timeBy(allHours, directory)(from, to, "nora")).toBe(3 * HOUR);
});

test("the clock is named with the zones of the teams that have their own", () => {
  expect(describeClock(allHours, directory)).toBe("all hours");
  expect(describeClock(officeHoursClock(calendars.everyone), directory)).toBe("office hours, Europe/Berlin");
  expect(describeClock({ kind: "office-hours", calendars }, directory)).toBe(
    "office hours, Europe/Berlin; New York desk: America/New_York",
  );
});
