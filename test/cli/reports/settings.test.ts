import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type CommandLine, openCommandLine } from "../../support/command-line";
import { type TestDatabase, testDatabase } from "../../support/database";

const examples = resolve(__dirname, "../../../../shared/examples");
const october = [
  ...["--from", "2026-10-01T00:00:00Z"],
  ...["--to", "2026-11-01T00:00:00Z"],
  ...["--now", "2026-11-15T12:00:00Z"],
];

let database: TestDatabase;
let commandLine: CommandLine;
let directory: string;
beforeAll(async () => {
  database = await testDatabase();
  directory = await mkdtemp(join(tmpdir(), "caseboard-settings-"));
  commandLine = await openCommandLine(database.uri);
  await run("import", `${examples}/small.ndjson`);
}, 60_000);
afterAll(async () => {
  await commandLine.close();
  await database.close();
  await rm(directory, { recursive: true });
});

const run = (...words: string[]) => commandLine.run(...words);

test("office hours that are set count with --office-hours as with the file, and the title names them", async () => {
  const file = `${examples}/calendar.json`;
  expect(await run("calendar", "set", file)).toEqual({
    code: 0,
    results: "Office hours of everyone: Europe/Berlin.\n",
    notes: "",
  });
  const ofFile = await run("report", "users", ...october, "--calendar", file, "--format", "json");
  const ofWorkspace = await run("report", "users", ...october, "--office-hours", "--format", "json");
  expect(JSON.parse(ofWorkspace.results)).toEqual(JSON.parse(ofFile.results));
  const { results } = await run("report", "performance", ...october, "--office-hours");
  expect(results).toMatch(/· office hours, Europe\/Berlin · ranked by Cases closed\n/);
  expect(JSON.parse((await run("calendar", "show")).results)).toMatchObject({ zone: "Europe/Berlin" });
}, 60_000);

test("a team's calendar is used for its members, until it is removed", async () => {
  const file = join(directory, "never.json");
  await writeFile(file, JSON.stringify({ zone: "UTC", week: {} }));
  await run("calendar", "set", `${examples}/calendar.json`);
  expect((await run("calendar", "set", file, "--team", "Support")).code).toBe(0);
  const ask = [
    "report",
    "performance",
    ...october,
    "--team",
    "Support",
    "--office-hours",
    "--format",
    "json",
  ];
  const closedAlways = JSON.parse((await run(...ask)).results);
  expect(closedAlways.total.avgFirstResponseTime).toBe(0);
  expect((await run("calendar", "remove", "--team", "Support")).code).toBe(0);
  expect(JSON.parse((await run(...ask)).results).total.avgFirstResponseTime).toBeGreaterThan(0);
}, 60_000);

test("targets that are set are those of the report, unless targets are given", async () => {
  await run("sla", "set", "--first-response", "1800", "--response", "3600");
  const set = JSON.parse((await run("report", "sla", ...october, "--format", "json")).results);
  expect([set.firstResponse.target, set.response.target]).toEqual([1800, 3600]);
  const given = ["report", "sla", ...october, "--response-target", "60", "--format", "json"];
  const own = JSON.parse((await run(...given)).results);
  expect([own.firstResponse, own.response.target]).toEqual([undefined, 60]);
  expect((await run("sla", "show")).results).toMatch(/everyone +│ 30 min +│ 1 h/);
  await run("sla", "remove");
  expect((await run("sla", "show")).results).toBe("No targets are set.\n");
}, 60_000);

test("explain opens numbers of the other reports, in JSON, CSV and as a table", async () => {
  const asked = ["explain", "sla", "--metric", "response.share", "--response-target", "3600", ...october];
  const { value, sampleSize, contributions } = JSON.parse((await run(...asked, "--format", "json")).results);
  const met = contributions.filter((one: { contribution: number }) => one.contribution === 1);
  expect(contributions).toHaveLength(sampleSize);
  expect(met.length / sampleSize).toBeCloseTo(value, 9);
  expect((await run(...asked, "--format", "csv")).results.trimEnd().split("\n")).toHaveLength(sampleSize + 1);
  expect((await run(...asked)).results).toMatch(/response\.share: \d.*%, over \d+/);
}, 60_000);

test.each([
  [
    ["report", "usage", "--range", "7d", "--user", "u1"],
    2,
    /usage has no option --user/,
    /users, performance/,
  ],
  [
    ["report", "usage", "--range", "7d", "--office-hours"],
    2,
    /no option --office-hours/,
    /users, performance/,
  ],
  [["report", "users", "--range", "7d", "--assigned-to", "u1"], 2, /no option --assigned-to/, /assignments/],
  [["report", "comments", "--range", "7d", "--source", "user"], 2, /no option --source/, /assignments/],
  [["report", "assignments", "--range", "7d", "--source", "magic"], 2, /--source .* is invalid/, /zapier/],
  [["report", "performance", "--range", "7d", "--by", "luck"], 2, /no metric luck/, /casesClosed, won/],
  [["report", "sla", "--range", "7d"], 2, /No target is given/, /--response-target .* caseboard sla set/],
  [["report", "sla", "--range", "7d", "--response-target", "soon"], 2, /is invalid/, /seconds/],
  [
    ["report", "overall", "--range", "7d", "--previous-from", "2026-09-01T00:00:00Z"],
    2,
    /go together/,
    /--previous-to/,
  ],
  [["explain", "usage", "--range", "7d", "--metric", "luck"], 2, /no number luck/, /uniqueContacts/],
  [["explain", "nothing", "--range", "7d", "--metric", "luck"], 2, /no report “nothing”/, /sla/],
  [["calendar", "set", "no.json"], 2, /no.json cannot be read/, /JSON/],
  [["calendar", "set", "package.json"], 2, /package.json is not a calendar: zone/, /Europe\/Berlin/],
  [["calendar", "show", "--team", "Nobody"], 1, /There is no team “Nobody”/, /Teams: .*Support/],
  [["calendar", "remove", "--team", "Sales"], 1, /No office hours are set for team Sales/, /calendar set/],
  [["sla", "set"], 2, /No target is given/, /--first-response/],
])(
  "what cannot be asked ends with a reason and a remedy: %j",
  async (words, expectedCode, mistake, remedy) => {
    const { code, results, notes } = await run(...words);
    expect({ code, results }).toEqual({ code: expectedCode, results: "" });
    expect(notes).toMatch(mistake);
    expect(notes).toMatch(remedy);
  },
);
