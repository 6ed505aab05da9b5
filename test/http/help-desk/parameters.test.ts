import { type HelpDeskClient, helpDeskClient } from "../../support/help-desk-client";
import { helpDeskEvents } from "../../support/help-desk-events";

const november = { start: "2026-11-01T00:00:00Z", end: "2026-12-01T00:00:00Z" };

let client: HelpDeskClient;
beforeAll(async () => {
  client = await helpDeskClient(helpDeskEvents());
});
afterAll(() => client.close());

interface Refusal {
  readonly logRef: string;
  readonly message: string;
  readonly _embedded: {
    readonly errors: readonly { path: string; message: string; rejectedValue?: string; source: string }[];
  };
}

async function refusal(path: string, parameters: Record<string, string | undefined>): Promise<Refusal> {
  const response = await client.get(path, { user: "m-aisha", ...november, ...parameters });
  expect(response.status).toBe(400);
  // Official client libraries compare it to the letter.
  expect(response.headers.get("content-type")).toBe("application/vnd.error+json");
  const body: Refusal = await response.json();
  expect(body.logRef).toBe(response.headers.get("x-request-id"));
  return body;
}

const report = "/v2/reports/user";
const history = `${report}/conversation-history`;
const ratings = `${report}/ratings`;
const replies = `${report}/replies`;

test.each([
  ["no user", report, { user: undefined }, "user", "may not be null"],
  ["an empty user", report, { user: "" }, "user", "may not be null"],
  ["a user nobody has", report, { user: "999" }, "user", "is not a valid identifier here"],
  ["a user that is no id", report, { user: "-1" }, "user", "is not a valid identifier here"],
  ["a user of another space", report, { user: "4711" }, "user", "is not a valid identifier here"],
  ["no start", report, { start: undefined }, "start", "may not be null"],
  ["no end", report, { end: undefined }, "end", "may not be null"],
  ["a start without a time", report, { start: "2026-11-01" }, "start", "RFC 3339"],
  ["a start without an offset", report, { start: "2026-11-01T00:00:00" }, "start", "RFC 3339"],
  ["a day that does not exist", report, { end: "2026-11-31T00:00:00Z" }, "end", "RFC 3339"],
  ["an end before the start", report, { end: "2026-10-01T00:00:00Z" }, "end", "may not lie before start"],
  ["a range of a thousand years", report, { start: "1026-11-01T00:00:00Z" }, "end", "100 years"],
  ["half a previous range", report, { previousStart: "2026-10-01T00:00:00Z" }, "previousEnd", "together"],
  ["the other half", report, { previousEnd: "2026-10-01T00:00:00Z" }, "previousStart", "together"],
  ["a previous start in words", report, { previousStart: "october" }, "previousStart", "RFC 3339"],
  ["an inbox that is not there", report, { mailboxes: "4711,5" }, "mailboxes", "valid identifier"],
  ["a tag that is not there", report, { tags: "1,urgent" }, "tags", "valid identifier"],
  ["another type", report, { types: "email,fax" }, "types", "'email', 'chat', 'phone'"],
  ["folders", report, { folders: "991" }, "folders", "not known here"],
  ["office hours in words", report, { officeHours: "yes" }, "officeHours", "'true', 'false'"],
  ["another status", history, { status: "open" }, "status", "'active', 'pending', 'closed'"],
  ["another field to sort by", history, { sortField: "subject" }, "sortField", "'number', 'repliesSent'"],
  ["another order", history, { sortOrder: "up" }, "sortOrder", "'ASC', 'DESC'"],
  ["a page before the first", history, { page: "0" }, "page", "greater than or equal to 1"],
  ["a page in words", history, { page: "last" }, "page", "whole number"],
  ["another rating", ratings, { rating: "5" }, "rating", "'great', 'ok', 'not-good', 'all'"],
  ["another step", replies, { viewBy: "hour" }, "viewBy", "'day', 'week', 'month'"],
  ["months in a month", replies, { viewBy: "month" }, "viewBy", "'day', 'week'"],
  ["days in a quarter", replies, { viewBy: "day", end: "2027-02-01T00:00:00Z" }, "viewBy", "'week', 'month'"],
])("%s is refused with the parameter's name", async (_name, path, parameters, field, words) => {
  const { errors } = (await refusal(path, parameters))._embedded;
  expect(errors).toEqual([expect.objectContaining({ path: field, source: "QUERY" })]);
  expect(errors[0]?.message).toContain(words);
});

test("every mistake is told at once, with the value that is one", async () => {
  const { message, _embedded: embedded } = await refusal(history, {
    start: "soon",
    end: undefined,
    page: "-1",
  });
  expect(message).toBe("Bad request");
  expect(embedded.errors.map(({ path, rejectedValue }) => [path, rejectedValue])).toEqual([
    ["start", "soon"],
    ["end", undefined],
    ["page", "-1"],
  ]);
});

test("a parameter that takes one value is refused when it is given twice", async () => {
  const query = `user=m-aisha&start=${november.start}&end=${november.end}&end=${november.end}`;
  const authorization = `Bearer ${client.credentials.token}`;
  const response = await fetch(`${client.api.url}${report}?${query}`, { headers: { authorization } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    _embedded: { errors: [{ path: "end", message: "may be given once only" }] },
  });
});

test("parameters of which this API does not know are passed over", async () => {
  const query = new URLSearchParams({ user: "m-aisha", ...november, embed: "everything" });
  const authorization = `Bearer ${client.credentials.token}`;
  const response = await fetch(`${client.api.url}${report}?${query}`, { headers: { authorization } });
  expect(response.status).toBe(200);
});

test("what is not there is told in the same form", async () => {
  const authorization = `Bearer ${client.credentials.token}`;
  const response = await fetch(`${client.api.url}/v2/reports/company`, { headers: { authorization } });
  expect([response.status, response.headers.get("content-type")]).toEqual([
    404,
    "application/vnd.error+json",
  ]);
  expect(await response.json()).toMatchObject({
    logRef: response.headers.get("x-request-id"),
    message: "There is nothing at GET /v2/reports/company.",
  });
});
