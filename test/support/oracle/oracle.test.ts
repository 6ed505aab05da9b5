import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Calendar, type LogEvent, oracleReport, type ReportName, type ReportParameters } from ".";
import { deltasOf } from "./overall";

const examples = resolve(__dirname, "../../../../shared/examples");

function readExample(file: string): string {
  const path = join(examples, file);
  if (!existsSync(path)) {
    throw new Error(`The worked example ${path} is missing: put the folder shared/ beside the checkout.`);
  }
  return readFileSync(path, "utf8");
}

function readDeliveries(): LogEvent[] {
  return readExample("small.ndjson")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

function readCalendar(): Calendar {
  return JSON.parse(readExample("calendar.json"));
}

const october: ReportParameters = {
  from: "2026-10-01T00:00:00Z",
  to: "2026-11-01T00:00:00Z",
  now: "2026-11-15T12:00:00Z",
};

/** The example with each number allowed to differ by rounding, as the order of additions is free. */
function readExpected(file: string): unknown {
  return JSON.parse(readExample(file), (_, part) =>
    typeof part === "number" ? expect.closeTo(part, 6) : part,
  );
}

function expectExample(file: string, name: ReportName, parameters: ReportParameters) {
  const answer = oracleReport(name, readDeliveries(), parameters);
  expect(answer).toEqual(readExpected(file));
}

const targets = { firstResponseTarget: 1800, responseTarget: 3600 };

describe("the oracle gives the worked example", () => {
  test.each(["users", "performance", "feedback", "assignments", "comments", "usage", "workload"] as const)(
    "%s",
    (name) => expectExample(`small.${name}.json`, name, october),
  );

  test("users in office hours", () => {
    expectExample("small.users.office-hours.json", "users", { ...october, calendar: readCalendar() });
  });

  test("sla", () => expectExample("small.sla.json", "sla", { ...october, ...targets }));

  test("sla in office hours", () => {
    const parameters = { ...october, ...targets, calendar: readCalendar() };
    expectExample("small.sla.office-hours.json", "sla", parameters);
  });

  test("overall of one member, with the range before", () => {
    expectExample("small.overall.u3.json", "overall", {
      ...october,
      previousFrom: "2026-09-16T00:00:00Z",
      previousTo: "2026-10-01T00:00:00Z",
      user: ["u3"],
      zone: "Europe/Berlin",
    });
  });

  test("deltas as a help desk published them", () => {
    const { current, previous, deltas } = JSON.parse(readExample("overall-deltas.json"));
    const expected = Object.entries(deltas).map(([key, value]) => [key, expect.closeTo(Number(value), 6)]);
    expect(deltasOf(current, previous)).toEqual(Object.fromEntries(expected));
  });
});
