import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type HelpDeskClient, helpDeskClient } from "../../support/help-desk-client";

/** The worked example lies beside the checkout. */
const examples = resolve(__dirname, "../../../../shared/examples");
const log = readFileSync(`${examples}/small.ndjson`, "utf8");
const events: unknown[] = log.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
const october = { start: "2026-10-01T00:00:00Z", end: "2026-11-01T00:00:00Z" };
const lateSeptember = { previousStart: "2026-09-16T00:00:00Z", previousEnd: "2026-10-01T00:00:00Z" };

let client: HelpDeskClient;
beforeAll(async () => {
  client = await helpDeskClient(events);
  await client.opened.store.workspaces.setZone("w", "Europe/Berlin", Date.now());
});
afterAll(() => client.close());

/** The example has the number of ratings where the API lists them; rounding is free. */
function withListedRatings(part: Record<string, unknown>): unknown {
  const { ratings, ...others } = JSON.parse(JSON.stringify(part), (_key, value) =>
    typeof value === "number" ? expect.closeTo(value, 6) : value,
  );
  return { ...others, ratings: expect.any(Array) };
}

test("the worked example's overall report comes out field by field", async () => {
  const expected = JSON.parse(readFileSync(`${examples}/small.overall.u3.json`, "utf8"));
  const users = events.filter((event) => JSON.stringify(event).includes('"user.upserted"'));
  expect(users.length).toBeGreaterThan(0);
  const directory = await client.opened.store.reports.directory("w");
  const name = directory.member("u3")?.name ?? "";
  const user = await client.numberOf("users", name);
  const report = await client.json("/v2/reports/user", { user, ...october, ...lateSeptember });
  expect(report).toEqual({
    filterTags: expect.arrayContaining([{ id: 1, name: "untagged" }]),
    user: expect.objectContaining({ id: user, name, hasPhoto: false }),
    current: withListedRatings(expected.current),
    previous: withListedRatings(expected.previous),
    deltas: JSON.parse(JSON.stringify(expected.deltas), (_key, value) =>
      typeof value === "number" ? expect.closeTo(value, 6) : value,
    ),
  });
  expect(report).toMatchObject({ current: { ratings: { length: 3 } }, previous: { ratings: { length: 0 } } });
});
