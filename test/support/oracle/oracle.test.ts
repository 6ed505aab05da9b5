import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Calendar, type LogEvent, oracleReport, type ReportName, type ReportParameters } from ".";

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

describe("the oracle gives the worked example", () => {
  test("users", () => expectExample("small.users.json", "users", october));

  test("users in office hours", () => {
    expectExample("small.users.office-hours.json", "users", { ...october, calendar: readCalendar() });
  });
});
