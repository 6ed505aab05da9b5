import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { CaseboardError } from "../../../src/errors";
import { type Outside, openPlatformApi } from "../../../src/ingest/backfill/platform-api";
import type { Authorization } from "../../../src/ingest/backfill/source";

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly silent?: boolean;
}

let server: Server;
let url: string;
/** What the server answers, in order; the last one again and again. */
let replies: Reply[];
let seen: { request: IncomingMessage; body: string }[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    seen.push({ request, body: await text(request) });
    const {
      status = 200,
      headers = {},
      body = "{}",
      silent,
    } = replies[seen.length - 1] ?? replies.at(-1) ?? {};
    if (silent) return;
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  url = address !== null && typeof address === "object" ? `http://127.0.0.1:${address.port}` : "";
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  replies = [];
  seen = [];
});

const fixed: Authorization = {
  kind: "fixed",
  headers: () => ({ authorization: "Bearer by-hand" }),
  remedy: "Make a new token and put it into EXAMPLE_TOKEN.",
};

function open(authorization = fixed, change: Partial<Outside> = {}) {
  const pauses: number[] = [];
  const waits: string[] = [];
  const outside: Outside = {
    fetch,
    now: () => Date.parse("2026-11-05T10:00:00Z"),
    pause: async (duration) => void pauses.push(duration),
    timeLimit: 5_000,
    onWait: (message) => waits.push(message),
    ...change,
  };
  const api = openPlatformApi({ title: "Example", authorization }, {}, outside);
  return { api, pauses, waits };
}

async function failureOf(asking: Promise<unknown>): Promise<CaseboardError> {
  const error = await asking.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CaseboardError) return error;
  throw new Error("It did not fail with a foreseen error.");
}

test("a request carries the authorization and its own headers, and the answer comes as JSON", async () => {
  replies = [{ body: '{"items":[1]}', headers: { "X-Page": "7" } }];
  const { api } = open();
  const answer = await api.ask({ url: `${url}/list?page=1`, headers: { "x-version": "2" } });
  expect(answer).toMatchObject({ status: 200, body: { items: [1] }, headers: { "x-page": "7" } });
  expect(seen[0]?.request).toMatchObject({
    method: "GET",
    url: "/list?page=1",
    headers: { authorization: "Bearer by-hand", accept: "application/json", "x-version": "2" },
  });
});

test("a body is sent as JSON, a form as a form", async () => {
  replies = [{}];
  const { api } = open();
  await api.ask({ method: "POST", url, body: { since: 1 } });
  await api.ask({ method: "POST", url, form: { grant_type: "client_credentials", secret: "a&b" } });
  expect(seen.map(({ body }) => body)).toEqual(['{"since":1}', "grant_type=client_credentials&secret=a%26b"]);
  expect(seen.map(({ request }) => request.headers["content-type"])).toEqual([
    "application/json",
    "application/x-www-form-urlencoded",
  ]);
});

test("429 is obeyed to the second, as often as it comes", async () => {
  replies = [
    { status: 429, headers: { "retry-after": "7" } },
    { status: 429, headers: { "retry-after": "2" } },
    {},
  ];
  const { api, pauses, waits } = open();
  expect((await api.ask({ url })).status).toBe(200);
  expect(pauses).toEqual([7_000, 2_000]);
  expect(waits).toEqual(["Example asks to wait 7 s.", "Example asks to wait 2 s."]);
});

test("429 without a time is waited for longer each time, and not for ever", async () => {
  replies = [{ status: 429 }];
  const { api, pauses } = open();
  const failure = await failureOf(api.ask({ url }));
  expect(failure.code).toBe("platform-unavailable");
  expect(pauses.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  expect(pauses).toHaveLength(19);
});

test("whoever asks to wait for hours is left alone, with a word how to go on", async () => {
  replies = [{ status: 429, headers: { "retry-after": "7200" } }];
  const { api, pauses } = open();
  const failure = await failureOf(api.ask({ url }));
  expect(failure.message).toBe("Example allows no more requests for now: it asks to wait 7200 s.");
  expect(failure.hint).toMatch(/The same command goes on from there/);
  expect(pauses).toEqual([]);
});

test.each([
  ["5xx", { status: 503 }, "it answered 503"],
  ["a page in place of data", { body: "<html>" }, "it answered 200 with something other than JSON"],
])("after %s it is tried again, with pauses that double, until it works", async (_, trouble, reason) => {
  replies = [trouble, trouble, trouble, { body: '{"ok":true}' }];
  const { api, pauses, waits } = open();
  expect((await api.ask({ url })).body).toEqual({ ok: true });
  expect(pauses).toEqual([1_000, 2_000, 4_000]);
  expect(waits[0]).toBe(`Example: ${reason}; trying again in 1 s.`);
});

test("a platform that stays away is given up after eight attempts", async () => {
  replies = [{ status: 502 }];
  const { api } = open();
  const failure = await failureOf(api.ask({ url }));
  expect(failure).toMatchObject({
    code: "platform-unavailable",
    message: "Example is away: it answered 502, 8 times in a row.",
  });
  expect(seen).toHaveLength(8);
});

test("no answer within the time limit counts as a failure", async () => {
  replies = [{ silent: true }, {}];
  const { api, waits } = open(fixed, { timeLimit: 100 });
  expect((await api.ask({ url })).status).toBe(200);
  expect(waits).toEqual(["Example: it did not answer within 0.1 s; trying again in 1 s."]);
});

test("a server that cannot be reached counts as a failure, with the reason", async () => {
  const { api, waits } = open();
  await failureOf(api.ask({ url: "http://127.0.0.1:1/" }));
  expect(waits[0]).toMatch(/^Example: fetch failed \(.+\); trying again in 1 s\.$/);
});

describe("a token that can be renewed", () => {
  let fetched = 0;
  const renewable: Authorization = {
    kind: "renewable",
    fetchHeaders: async (_values, api) => {
      await api.ask({ method: "POST", url: `${url}/token` });
      fetched += 1;
      return { authorization: `Bearer ${fetched}` };
    },
    remedy: "Look at the app's secret.",
  };
  beforeEach(() => {
    fetched = 0;
  });

  it("is fetched once before the first request, without authorization, and used for all", async () => {
    replies = [{}];
    const { api } = open(renewable);
    await api.ask({ url: `${url}/a` });
    await api.ask({ url: `${url}/b` });
    expect(seen.map(({ request }) => [request.url, request.headers.authorization])).toEqual([
      ["/token", undefined],
      ["/a", "Bearer 1"],
      ["/b", "Bearer 1"],
    ]);
  });

  it("is fetched anew when it is refused, and the request sent again", async () => {
    replies = [{}, { status: 401 }, {}, { body: '{"ok":1}' }];
    const { api } = open(renewable);
    expect((await api.ask({ url: `${url}/a` })).body).toEqual({ ok: 1 });
    expect(seen.map(({ request }) => request.headers.authorization)).toEqual([
      undefined,
      "Bearer 1",
      undefined,
      "Bearer 2",
    ]);
  });

  it("when even a fresh one is refused, says what to look at", async () => {
    replies = [{}, { status: 401 }, {}, { status: 401, body: '{"message":"gone"}' }];
    const failure = await failureOf(open(renewable).api.ask({ url: `${url}/a?secret=1` }));
    expect(failure).toMatchObject({
      code: "platform-refused",
      message: "Example refused GET /a: it answered 401 (gone).",
    });
    expect(failure.hint).toMatch(/^Look at the app's secret\. What was read before is stored\./);
  });
});

test.each([401, 403])(
  "a token made by hand that is refused with %d must be made anew by hand",
  async (status) => {
    replies = [{ status }];
    const failure = await failureOf(open().api.ask({ url }));
    expect(failure.code).toBe("platform-refused");
    expect(failure.hint).toMatch(/^Make a new token and put it into EXAMPLE_TOKEN\./);
    expect(seen).toHaveLength(1);
  },
);

test("404, and what the request can live with, are answers; other refusals are not tried again", async () => {
  replies = [{ status: 404 }, { status: 403, body: "no" }, { status: 422 }];
  const { api } = open();
  expect((await api.ask({ url })).status).toBe(404);
  expect(await api.ask({ url, answers: [403] })).toMatchObject({ status: 403, body: undefined });
  expect((await failureOf(api.ask({ url }))).message).toBe("Example refused GET /: it answered 422.");
  expect(seen).toHaveLength(3);
});
