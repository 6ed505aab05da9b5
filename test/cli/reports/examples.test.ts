import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type CommandLine, openCommandLine } from "../../support/command-line";
import { type TestDatabase, testDatabase } from "../../support/database";

/** The worked example lies beside the checkout. */
const examples = resolve(__dirname, "../../../../shared/examples");
const october = [
  ...["--from", "2026-10-01T00:00:00Z"],
  ...["--to", "2026-11-01T00:00:00Z"],
  ...["--now", "2026-11-15T12:00:00Z"],
];
const targets = ["--first-response-target", "1800", "--response-target", "3600"];
const calendar = ["--calendar", `${examples}/calendar.json`];

let database: TestDatabase;
let commandLine: CommandLine;
beforeAll(async () => {
  database = await testDatabase();
  commandLine = await openCommandLine(database.uri);
  await commandLine.run("import", `${examples}/small.ndjson`);
}, 60_000);
afterAll(async () => {
  await commandLine.close();
  await database.close();
});

/** Every number may differ by rounding, as the order of additions is free. */
function closeTo(expected: string): unknown {
  return JSON.parse(expected, (_key, part) => (typeof part === "number" ? expect.closeTo(part, 6) : part));
}

test.each([
  ["small.performance.json", ["performance"]],
  ["small.feedback.json", ["feedback"]],
  ["small.assignments.json", ["assignments"]],
  ["small.comments.json", ["comments"]],
  [
    "small.overall.u3.json",
    [
      ...["overall", "--user", "u3", "--tz", "Europe/Berlin"],
      ...["--previous-from", "2026-09-16T00:00:00Z", "--previous-to", "2026-10-01T00:00:00Z"],
    ],
  ],
  ["small.usage.json", ["usage"]],
  ["small.workload.json", ["workload"]],
  ["small.sla.json", ["sla", ...targets]],
  ["small.sla.office-hours.json", ["sla", ...targets, ...calendar]],
  ["small.users.office-hours.json", ["users", ...calendar]],
])("the command line gives the worked example %s", async (file, words) => {
  const { code, results, notes } = await commandLine.run("report", ...words, ...october, "--format", "json");
  expect({ code, notes }).toEqual({ code: 0, notes: "" });
  expect(JSON.parse(results)).toEqual(closeTo(await readFile(`${examples}/${file}`, "utf8")));
});
