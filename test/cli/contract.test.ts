import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { caseboard } from "../support/caseboard";
import { type TestDatabase, testDatabase } from "../support/database";

/** The worked example lies beside the checkout. */
const examples = resolve(__dirname, "../../../shared/examples");
const october = [
  "--from",
  "2026-10-01T00:00:00Z",
  "--to",
  "2026-11-01T00:00:00Z",
  "--now",
  "2026-11-15T12:00:00Z",
];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

function run(...words: string[]) {
  return caseboard(words, database);
}

/** The same value with every number rounded to the example's precision. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner) => (typeof inner === "number" ? Number(inner.toFixed(6)) : inner)),
  );
}

test("the worked example, imported, gives the worked users report, keys in the same order", async () => {
  const imported = await run("import", `${examples}/small.ndjson`, "--workspace", "small");
  expect(imported).toEqual({
    code: 0,
    results: '{"accepted":3524,"duplicates":352,"rejected":0}\n',
    notes: "",
  });
  const { code, results } = await run(
    "--workspace",
    "small",
    "report",
    "users",
    ...october,
    "--format",
    "json",
  );
  const expected = JSON.parse(await readFile(`${examples}/small.users.json`, "utf8"));
  expect(code).toBe(0);
  expect(rounded(JSON.parse(results))).toEqual(rounded(expected));
  expect(JSON.stringify(Object.keys(JSON.parse(results).rows[0]))).toBe(
    JSON.stringify(Object.keys(expected.rows[0])),
  );
}, 60_000);

test("with a calendar durations count its office hours only, as in the worked example", async () => {
  const words = ["report", "users", ...october, "--calendar", `${examples}/calendar.json`];
  const { results } = await run(...words, "--workspace", "small", "--format", "json");
  const expected = JSON.parse(await readFile(`${examples}/small.users.office-hours.json`, "utf8"));
  expect(rounded(JSON.parse(results))).toEqual(rounded(expected));
});

test("the table says range, zone, filters and sample sizes, and ends with the total", async () => {
  const words = [
    "report",
    "users",
    ...october,
    "--team",
    "Sales",
    "--workspace",
    "small",
    "--tz",
    "Europe/Berlin",
  ];
  const { results } = await run(...words);
  const [title = ""] = results.split("\n");
  expect(title).toBe(
    "Users · 2026-10-01T00:00:00.000Z to 2026-11-01T00:00:00.000Z · Europe/Berlin · all hours · team Sales",
  );
  expect(results).toMatch(/Total \(2\)/);
  expect(results).toMatch(/n is the sample size/);
  expect(results).not.toMatch(/Support|Billing/);
});

test("CSV has a row a member, a sample size a time metric, and nothing that a spreadsheet would compute", async () => {
  const upsert = (id: string, name: string) => ({
    id: `upsert-${id}`,
    type: "user.upserted",
    at: "2026-10-01T00:00:00Z",
    user: { id, name, role: "agent" },
  });
  const closed = [
    upsert("u1", '=HYPERLINK("http://evil.example")'),
    {
      id: "o1",
      type: "conversation.opened",
      at: "2026-10-02T10:00:00Z",
      conversationId: "c1",
      contact: { id: "k1" },
      by: { kind: "contact" },
    },
    {
      id: "x1",
      type: "conversation.closed",
      at: "2026-10-02T11:00:00Z",
      conversationId: "c1",
      by: { kind: "user", id: "u1" },
    },
  ];
  const input = closed.map((event) => JSON.stringify(event)).join("\n");
  await caseboard(["import", "-", "--workspace", "formula"], { ...database, input });
  const { results } = await run("report", "users", "--workspace", "formula", ...october, "--format", "csv");
  const [header = "", row = "", ...more] = results.trimEnd().split("\n");
  expect(more).toEqual([]);
  expect(header.split(",").filter((column) => column.startsWith("n"))).toHaveLength(6);
  expect(row).toMatch(/^u1,"'=HYPERLINK\(/);
  const resolution = header.split(",").indexOf("avgResolutionTime") - header.split(",").length;
  expect(row.split(",").at(resolution)).toBe("3600");
});

test("explain lists the conversations behind a number, and they add up to it", async () => {
  const asked = ["explain", "users", "--metric", "avgResolutionTime", "--user", "Hana H7", ...october];
  const { results } = await run(...asked, "--workspace", "small", "--format", "json");
  const { value, sampleSize, conversations } = JSON.parse(results);
  const contributions = conversations.map((one: { contribution: number }) => one.contribution);
  const sum = contributions.reduce((total: number, one: number) => total + one, 0);
  expect(sampleSize).toBe(5);
  expect(contributions).toHaveLength(5);
  expect(sum / 5).toBeCloseTo(value, 6);
});

test.each([
  [["report", "users"], /The range is missing/, /Give --range/],
  [["report", "users", "--range", "someday"], /“someday” is not a range/, /What works/],
  [["report", "users", "--from", "2026-10-01T00:00:00Z"], /--to is missing/, /Give --range/],
  [
    ["report", "users", "--from", "2026-10-01", "--to", "2026-11-01"],
    /--from .* is invalid/,
    /with an offset/,
  ],
  [
    ["report", "users", "--from", "2026-11-01T00:00:00Z", "--to", "2026-10-01T00:00:00Z"],
    /--from .* lies after --to/,
    /Exchange/,
  ],
  [["report", "users", "--range", "7d", "--tz", "Mars/Base"], /--tz .* is invalid/, /Europe\/Berlin/],
  [["report", "users", "--range", "7d", "--format", "pdf"], /--format .* is invalid/, /table, json, csv/],
  [
    ["report", "users", "--range", "7d", "--calendar", "no.json"],
    /--calendar no.json cannot be read/,
    /JSON/,
  ],
  [["report", "users", "--range", "7d", "--calendar", "package.json"], /zone/, /calendar/],
  [["report", "users", "--range", "7d", "--office-hours"], /has no office hours/, /--calendar/],
  [["report", "nothing", "--range", "7d"], /no report “nothing”/, /users/],
  [
    ["explain", "users", "--metric", "avgLuck", "--user", "u1", "--range", "7d"],
    /no number avgLuck/,
    /comments/,
  ],
  [["explain", "users", "--metric", "comments", "--range", "7d"], /--user is missing/, /Give --user/],
  [["tokens", "create", "--scope", "everything"], /--scope .* is invalid/, /ingest or read/],
  [["zone", "Mars/Base"], /not a time zone/, /Europe\/Berlin/],
  [["zone", "--workspace", "No Such"], /cannot be a workspace's name/, /lower-case/],
  [["import"], /missing required argument 'file'/, /--help/],
  [["dance"], /unknown command 'dance'/, /--help/],
])("a mistaken command line ends with 2 and says what would work: %j", async (words, mistake, remedy) => {
  const { code, results, notes } = await run(...words);
  expect({ code, results }).toEqual({ code: 2, results: "" });
  expect(notes).toMatch(mistake);
  expect(notes).toMatch(remedy);
});
