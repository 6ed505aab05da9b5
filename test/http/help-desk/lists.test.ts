import { type HelpDeskClient, helpDeskClient } from "../../support/help-desk-client";
import { helpDeskEvents } from "../../support/help-desk-events";

const november = { start: "2026-11-01T00:00:00Z", end: "2026-12-01T00:00:00Z" };
const october = { previousStart: "2026-10-01T00:00:00Z", previousEnd: "2026-11-01T00:00:00Z" };

let client: HelpDeskClient;
beforeAll(async () => {
  client = await helpDeskClient(helpDeskEvents());
});
afterAll(() => client.close());

interface Listed {
  readonly results: readonly { readonly customers: readonly { readonly name: string }[] }[];
}

async function customers(parameters: Record<string, string | number>): Promise<(string | undefined)[]> {
  const path = "/v2/reports/user/conversation-history";
  const { results } = (await client.json(path, { user: "m-aisha", ...november, ...parameters })) as Listed;
  return results.map((row) => row.customers[0]?.name);
}

test("the history has the conversations of the report, with what the member did in each", async () => {
  const path = "/v2/reports/user/conversation-history";
  const history = await client.json(path, { user: "m-aisha", ...november });
  const number = expect.any(Number);
  const row = { id: number, number, repliesSent: 1, avgHandleTime: null };
  expect(history).toEqual({
    page: 1,
    pages: 1,
    count: 3,
    results: [
      {
        ...row,
        status: "active",
        customers: [{ id: number, name: "c-k5" }],
        firstResponseTime: 300,
        responseTime: 300,
        resolveTime: null,
      },
      {
        ...row,
        status: "closed",
        customers: [{ id: number, name: "c-k2" }],
        firstResponseTime: 1200,
        responseTime: 1200,
        resolveTime: 7200,
      },
      {
        ...row,
        status: "closed",
        customers: [{ id: number, name: "Ann" }],
        avgHandleTime: 300,
        firstResponseTime: 600,
        responseTime: 600,
        resolveTime: 3600,
      },
    ],
  });
});

test.each([
  ["by response time, upwards", { sortField: "responseTime", sortOrder: "ASC" }, ["c-k5", "Ann", "c-k2"]],
  ["by resolution, downwards, the open one last", { sortField: "resolveTime" }, ["c-k2", "Ann", "c-k5"]],
  ["closed ones", { status: "closed" }, ["c-k2", "Ann"]],
  ["active ones", { status: "active" }, ["c-k5"]],
  ["pending ones, of which no event tells", { status: "pending" }, []],
  ["a page after the last", { page: 2 }, []],
])("the history can be asked for %s", async (_name, parameters, expected) => {
  expect(await customers(parameters)).toEqual(expected);
});

test("the history sorted by number is in the order of the numbers that it shows", async () => {
  const path = "/v2/reports/user/conversation-history";
  const asked = { user: "t-support", ...november, sortField: "number", sortOrder: "ASC" };
  const { results } = (await client.json(path, asked)) as { results: { number: number }[] };
  const numbers = results.map(({ number }) => number);
  expect(numbers).toHaveLength(4);
  expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
});

function ratings(parameters: Record<string, string | number> = {}): Promise<unknown> {
  return client.json("/v2/reports/user/ratings", { user: "m-aisha", ...november, ...parameters });
}

test("the ratings tell of each its class, comment, conversation, customer and member", async () => {
  const number = expect.any(Number);
  const user = { ratingUserId: await client.numberOf("users", "Aisha Khan"), ratingUserName: "Aisha Khan" };
  expect(await ratings()).toEqual({
    page: 1,
    pages: 1,
    count: 2,
    results: [
      {
        number,
        id: number,
        type: "email",
        ratingId: 3,
        ratingCustomerId: number,
        ratingCreatedAt: "2026-11-06T13:00:00.000Z",
        ratingCustomerName: "c-k2",
        ...user,
      },
      {
        number,
        id: number,
        type: "email",
        ratingId: 1,
        ratingCustomerId: number,
        ratingComments: "Quick!",
        ratingCreatedAt: "2026-11-05T12:00:00.000Z",
        ratingCustomerName: "Ann",
        ...user,
      },
    ],
  });
});

test.each([
  ["great", { rating: "great" }, [1]],
  ["not good", { rating: "not-good" }, [3]],
  ["okay, of which there are none", { rating: "ok" }, []],
  ["all, by class upwards", { rating: "all", sortField: "rating", sortOrder: "ASC" }, [1, 3]],
  ["all, by the older name of the field", { sortFieldRatings: "rating" }, [3, 1]],
  ["all, by time upwards", { sortField: "modifiedAt", sortOrder: "ASC" }, [1, 3]],
])("the ratings can be asked for %s", async (_name, parameters, expected) => {
  const { results } = (await ratings(parameters)) as { results: { ratingId: number }[] };
  expect(results.map(({ ratingId }) => ratingId)).toEqual(expected);
});

test("happiness has counts, shares of the ratings, and who rated of those who were helped", async () => {
  const path = "/v2/reports/user/happiness";
  expect(await client.json(path, { user: "m-aisha", ...november, ...october })).toEqual({
    filterTags: expect.any(Array),
    current: {
      ratingsCount: 2,
      greatCount: 1,
      okayCount: 0,
      notGoodCount: 1,
      great: 50,
      okay: 0,
      notGood: 50,
      happinessScore: 0,
      totalCustomers: 3,
      totalCustomersWithRatings: 2,
      ratingsPercent: expect.closeTo(66.666667, 6),
    },
    previous: {
      ratingsCount: 1,
      greatCount: 1,
      okayCount: 0,
      notGoodCount: 0,
      great: 100,
      okay: 0,
      notGood: 0,
      happinessScore: 100,
      totalCustomers: 1,
      totalCustomersWithRatings: 1,
      ratingsPercent: 100,
    },
    deltas: {
      great: -50,
      okay: 0,
      notGood: 50,
      happinessScore: -100,
      greatCount: 0,
      okayCount: 0,
      notGoodCount: 0,
    },
  });
});

test("happiness without ratings has no shares and no score, but who was helped", async () => {
  const day = { start: "2026-11-07T00:00:00Z", end: "2026-11-08T00:00:00Z" };
  expect(await client.json("/v2/reports/user/happiness", { user: "m-aisha", ...day })).toMatchObject({
    current: { ratingsCount: 0, great: null, happinessScore: null, totalCustomers: 1, ratingsPercent: 0 },
  });
});

interface Points {
  readonly current: readonly {
    readonly date: string;
    readonly replies?: number;
    readonly resolved?: number;
  }[];
}

test("replies are counted day by day, from the start of the range on", async () => {
  const path = "/v2/reports/user/replies";
  const { current } = (await client.json(path, { user: "m-aisha", ...november, viewBy: "day" })) as Points;
  expect(current).toHaveLength(30);
  expect(current.filter(({ replies }) => replies !== 0)).toEqual([
    { date: "2026-11-05T00:00:00.000Z", replies: 1 },
    { date: "2026-11-06T00:00:00.000Z", replies: 1 },
    { date: "2026-11-07T00:00:00.000Z", replies: 1 },
  ]);
});

test("resolutions are counted month by month, with the previous range beside them", async () => {
  const both = { start: "2026-10-01T00:00:00Z", end: "2026-12-01T00:00:00Z" };
  const before = { previousStart: "2026-08-01T00:00:00Z", previousEnd: "2026-10-01T00:00:00Z" };
  const asked = { user: "m-aisha", ...both, ...before, viewBy: "month" };
  expect(await client.json("/v2/reports/user/resolutions", asked)).toEqual({
    current: [
      { date: "2026-10-01T00:00:00.000Z", resolved: 1 },
      { date: "2026-11-01T00:00:00.000Z", resolved: 2 },
    ],
    previous: [
      { date: "2026-08-01T00:00:00.000Z", resolved: 0 },
      { date: "2026-09-01T00:00:00.000Z", resolved: 0 },
    ],
  });
});

test("unless told, the steps are the finest that the range allows", async () => {
  const points = async (end: string) => {
    const asked = { user: "m-aisha", start: "2026-10-01T00:00:00Z", end };
    return ((await client.json("/v2/reports/user/replies", asked)) as Points).current.length;
  };
  expect(await points("2026-11-30T00:00:00Z")).toBe(60);
  expect(await points("2026-12-01T00:00:00Z")).toBe(9);
  expect(await points("2027-11-01T00:00:00Z")).toBe(13);
});
