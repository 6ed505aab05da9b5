import { createServer, type Server } from "node:http";
import { isResponseUrl, respond } from "../../src/slack/response-url";

describe("isResponseUrl", () => {
  it.each([
    ["https://hooks.slack.com/commands/T1/2/x", undefined, true],
    ["https://hooks.slack.com.evil.example/x", undefined, false],
    ["http://hooks.slack.com/x", undefined, false],
    ["http://169.254.169.254/", undefined, false],
    ["http://127.0.0.1:99/response/x", "http://127.0.0.1:99/api/", true],
    ["http://127.0.0.1:991/response/x", "http://127.0.0.1:99/api/", false],
    ["https://hooks.slack-gov.com/commands/T1/2/x", "https://slack-gov.com/api/", true],
    ["https://hooks.slack-gov.com.evil.example/x", "https://slack-gov.com/api/", false],
    ["https://hooks.slack-gov.com/commands/T1/2/x", undefined, false],
    ["https://hooks.slack.com/commands/T1/2/x", "https://proxy.example/slack/", true],
    ["http://hooks.slack-gov.com/x", "https://slack-gov.com/api/", false],
  ])("%s with the Web API at %s: %s", (url, slackApiUrl, expected) => {
    expect(isResponseUrl(url, slackApiUrl)).toBe(expected);
  });
});

describe("respond", () => {
  let server: Server;
  let answer: { status: number; body: string };
  let got: unknown;

  beforeEach(async () => {
    server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      got = JSON.parse(body);
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (replaces: boolean) => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return respond(`http://127.0.0.1:${port}/x`, { text: "t", blocks: [] }, { replaces });
  };

  it.each([
    [200, "ok", "taken"],
    [200, '{"ok":false,"error":"expired_url"}', "gone"],
    [404, '{"ok":false,"error":"used_url"}', "gone"],
    [400, '{"ok":false,"error":"invalid_blocks"}', "invalid-blocks"],
    [400, "invalid_blocks", "invalid-blocks"],
    [500, "", "gone"],
  ])("%i %s is %s", async (status, body, outcome) => {
    answer = { status, body };
    expect(await send(true)).toBe(outcome);
  });

  it("asks to replace the message, or for a new one that only the person sees", async () => {
    answer = { status: 200, body: "ok" };
    await send(true);
    expect(got).toMatchObject({ replace_original: true });
    await send(false);
    expect(got).toMatchObject({ replace_original: false, response_type: "ephemeral" });
  });

  it("a server that ends the connection without a word is gone, and the next answer has another connection", async () => {
    server.prependOnceListener("request", (request) => request.socket.destroy());
    answer = { status: 200, body: "ok" };
    expect(await send(true)).toBe("gone");
    expect(await send(true)).toBe("taken");
  });

  it("a server that is not there is gone, not an exception", async () => {
    expect(await respond("http://127.0.0.1:1/x", { text: "t", blocks: [] }, { replaces: true })).toBe("gone");
  });
});
