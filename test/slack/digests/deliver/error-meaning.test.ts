import { createServer, type Server } from "node:http";
import { WebClient } from "@slack/web-api";
import { meaningOf } from "../../../../src/slack/digests/deliver/error-meaning";
import { quietLogger } from "../../../../src/slack/web-client";

const quiet = () => undefined;
const logger = quietLogger({ debug: quiet, info: quiet, warn: quiet, error: quiet });

let server: Server;
let answer:
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: string }
  | "reset"
  | "silence";
let client: WebClient;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (answer === "reset") request.socket.destroy();
    else if (answer !== "silence") response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  client = new WebClient("xoxb-x", {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 300,
    logger,
  });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** What the real client's error means after that answer. */
async function meaning(given: typeof answer) {
  answer = given;
  try {
    await client.chat.postMessage({ channel: "C1", text: "x" });
  } catch (error) {
    return meaningOf(error);
  }
  throw new Error("The call was answered with ok");
}

const refusal = (error: string) => ({ status: 200, body: JSON.stringify({ ok: false, error }) });

describe("an error of Slack's Web API", () => {
  it.each(["not_in_channel", "is_archived", "channel_not_found", "invalid_auth", "msg_too_long"])(
    "%s is a refusal: nothing was posted",
    async (code) => {
      expect(await meaning(refusal(code))).toEqual({ kind: "refused", code });
    },
  );

  it.each(["internal_error", "fatal_error", "service_unavailable", "request_timeout"])(
    "%s is none: it may have been posted",
    async (code) => {
      expect(await meaning(refusal(code))).toEqual({ kind: "unknown" });
    },
  );

  it("a 429 says in how many seconds to come again", async () => {
    const limited = { status: 429, headers: { "retry-after": "7" }, body: "" };
    expect(await meaning(limited)).toEqual({ kind: "rate-limited", seconds: 7 });
    expect(await meaning(refusal("ratelimited"))).toEqual({ kind: "rate-limited", seconds: 30 });
  });

  it.each<[string, typeof answer]>([
    ["a 429 that does not say for how long", { status: 429, body: "" }],
    ["a 500", { status: 500, body: "" }],
    ["a 503", { status: 503, body: "" }],
    ["a 404 from something on the way", { status: 404, body: "" }],
    ["a page of something on the way", { status: 200, body: "<html>" }],
    ["a word of something on the way", { status: 200, body: "timeout" }],
    ["a connection that is cut", "reset"],
    ["no answer in time", "silence"],
  ])("%s says nothing: it may have been posted", async (_, given) => {
    expect(await meaning(given)).toEqual({ kind: "unknown" });
  });

  it("what is no error of Slack's says nothing", () => {
    expect(meaningOf(new Error("x"))).toEqual({ kind: "unknown" });
    expect(meaningOf("x")).toEqual({ kind: "unknown" });
    expect(meaningOf(Object.assign(new Error("x"), { code: "database-unavailable" }))).toEqual({
      kind: "unknown",
    });
  });
});
