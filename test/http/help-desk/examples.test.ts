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
  client = await helpDeskClient(events, "2026-11-15T12:00:00Z");
  await client.opened.store.workspaces.setZone("w", "Europe/Berlin", client.clock.now);
});
afterAll(() => client.close());

/** The example has the number of ratings where the API lists them; rounding is free. */
function withListedRatings(part: Record<string, unknown>): unknown {
  const { ratings, ...others } = part;
  const listed = Array.from({ length: Number(ratings) }, () =>
    expect.objectContaining({ ratingId: expect.any(String) }),
  );
  return { ...rounded(others), ratings: listed };
}

function rounded(part: object): object {
  return JSON.parse(JSON.stringify(part), (_key, value) =>
    typeof value === "number" ? expect.closeTo(value, 6) : value,
  );
}

test("the worked example's overall report comes out field by field", async () => {
  const expected = JSON.parse(readFileSync(`${examples}/small.overall.u3.json`, "utf8"));
  // The last word about u3 in the log.
  const name = "Moved Member";
  const user = await client.numberOf("users", name);
  const report = await client.json("/v2/reports/user", { user, ...october, ...lateSeptember });
  expect(report).toEqual({
    filterTags: expect.arrayContaining([{ id: 1, name: "untagged" }]),
    user: expect.objectContaining({ id: user, name, hasPhoto: false }),
    current: withListedRatings(expected.current),
    previous: withListedRatings(expected.previous),
    deltas: rounded(expected.deltas),
  });
});
