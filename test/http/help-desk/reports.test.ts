import { type HelpDeskClient, helpDeskClient } from "../../support/help-desk-client";
import { helpDeskEvents } from "../../support/help-desk-events";

const november = { start: "2026-11-01T00:00:00Z", end: "2026-12-01T00:00:00Z" };
const october = { previousStart: "2026-10-01T00:00:00Z", previousEnd: "2026-11-01T00:00:00Z" };

let client: HelpDeskClient;
let aisha: number;
beforeAll(async () => {
  client = await helpDeskClient(helpDeskEvents());
  aisha = await client.numberOf("users", "aisha.khan@example.com");
});
afterAll(() => client.close());

function report(parameters: Record<string, string | number> = {}): Promise<unknown> {
  return client.json("/v2/reports/user", { user: aisha, ...november, ...parameters });
}

test("a member's report has every figure of both ranges, and what changed", async () => {
  const whole = await report(october);
  expect(whole).toEqual({
    filterTags: [
      { id: 1, name: "untagged" },
      { id: await client.numberOf("tags", "vip"), name: "vip" },
    ],
    user: {
      id: aisha,
      name: "Aisha Khan",
      hasPhoto: true,
      photoUrl: "https://example.com/aisha.png",
      createdAt: "2024-02-01T08:00:00.000Z",
      totalCustomersHelped: 4,
    },
    current: {
      startDate: "2026-11-01T00:00:00.000Z",
      endDate: "2026-12-01T00:00:00.000Z",
      totalDays: 30,
      closed: 2,
      resolved: 2,
      resolvedOnFirstReply: 2,
      percentResolvedOnFirstReply: 1,
      repliesToResolve: 1,
      totalReplies: 3,
      repliesPerDay: 0.1,
      customersHelped: 3,
      totalConversations: 3,
      conversationsPerDay: 0.1,
      conversationsCreated: 3,
      handleTime: 300,
      responseTime: 700,
      resolutionTime: 5400,
      happinessScore: 0,
      busiestDay: 4,
      ratings: [
        { ratingId: "1", repliesSent: 1, firstResponseTime: 600, responseTime: 600, resolveTime: 3600 },
        { ratingId: "3", repliesSent: 1, firstResponseTime: 1200, responseTime: 1200, resolveTime: 7200 },
      ],
    },
    previous: expect.objectContaining({
      totalDays: 31,
      closed: 1,
      totalReplies: 1,
      handleTime: null,
      responseTime: 1800,
      happinessScore: 100,
      busiestDay: 1,
      ratings: [
        { ratingId: "1", repliesSent: 1, firstResponseTime: 1800, responseTime: 1800, resolveTime: 3600 },
      ],
    }),
    deltas: {
      totalConversations: 200,
      customersHelped: 200,
      repliesPerDay: expect.closeTo(210, 6),
      resolvedOnFirstReply: 100,
      handleTime: 0,
      conversationsPerDay: expect.closeTo(210, 6),
      resolved: 100,
      repliesToResolve: 0,
      totalReplies: 200,
      closed: 100,
      responseTime: expect.closeTo(-61.111111, 6),
      resolutionTime: 50,
      conversationsCreated: 200,
      happinessScore: -100,
      activeConversations: 200,
    },
  });
});

test("without a previous range there is no previous and there are no deltas", async () => {
  expect(Object.keys((await report()) as object)).toEqual(["filterTags", "user", "current"]);
});

test("a team's report is of all its members, and names the team", async () => {
  const user = await client.numberOf("teams", "Customer Support");
  expect(await report({ user })).toMatchObject({
    user: { id: user, name: "Customer Support", hasPhoto: false, totalCustomersHelped: 5 },
    current: { totalConversations: 4, totalReplies: 4, closed: 3, customersHelped: 4, happinessScore: 0 },
  });
});

test("a member and a team may be given by an id that is no number", async () => {
  expect(await report({ user: "m-aisha" })).toEqual(await report());
  const user = await client.numberOf("teams", "Customer Support");
  expect(await report({ user: "t-support" })).toEqual(await report({ user }));
});

test.each([
  ["tags 1, for none", { tags: "1" }, 2],
  ["a tag", { tags: "vip" }, 1],
  ["either of two tags", { tags: "1,vip" }, 3],
  ["an inbox whose id is a number", { mailboxes: "4711" }, 1],
  ["either of two inboxes", { mailboxes: "4711,inbox-1" }, 3],
  ["a type", { types: "chat" }, 1],
  ["either of two types", { types: "email,chat" }, 3],
  ["a type that does not occur", { types: "phone" }, 0],
  ["filters together", { types: "email", tags: "1" }, 1],
  ["parameters that are empty", { tags: "", mailboxes: "", types: "", folders: "" }, 3],
])("%s chooses the conversations", async (_name, filter, totalConversations) => {
  expect(await report(filter)).toMatchObject({ current: { totalConversations } });
});

test("the numbers of inboxes and tags choose as their names do", async () => {
  const tags = await client.numberOf("tags", "vip");
  const mailboxes = await client.numberOf("mailboxes", "inbox-1");
  expect(await report({ tags })).toEqual(await report({ tags: "vip" }));
  expect(await report({ mailboxes })).toMatchObject({ current: { totalConversations: 2 } });
});

test("with office hours times are open seconds; where none are set all hours count", async () => {
  expect(await report({ officeHours: "true" })).toEqual(await report());
  // Open for three minutes on Thursdays: k1 waited for all of them, and the others never while it was open.
  const value = { zone: "UTC", week: { "4": [["10:05", "10:08"]] }, holidays: [] };
  await client.opened.store.settings.set("w", "calendar", { teamId: null, value });
  expect(await report({ officeHours: "1" })).toMatchObject({
    current: { responseTime: 60, resolutionTime: 90, handleTime: 300 },
  });
  expect(await report({ officeHours: "false" })).toMatchObject({ current: { responseTime: 700 } });
  await client.opened.store.settings.remove("w", "calendar", null);
});

test("an instant may have an offset, and the range ends before its end", async () => {
  const justBefore = { start: "2026-11-05T11:00:00+01:00", end: "2026-11-05T11:10:00+01:00" };
  expect(await report(justBefore)).toMatchObject({ current: { totalReplies: 0 } });
  const justAfter = { ...justBefore, end: "2026-11-05T11:10:00.001+01:00" };
  expect(await report(justAfter)).toMatchObject({ current: { totalReplies: 1 } });
});

test("a token sees its own workspace only", async () => {
  const other = { workspace: "other", scopes: ["read" as const], name: null };
  const { token } = await client.opened.store.tokens.create(other, client.clock.now);
  const refused = await client.get("/v2/reports/user", { user: aisha, ...november }, token);
  expect(refused.status).toBe(400);
  expect(await (await client.get("/v2/users", {}, token)).json()).toMatchObject({
    page: { totalElements: 0 },
  });
});
