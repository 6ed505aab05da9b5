import { createHttpApp } from "../../../src/http/app";
import { accessTokens } from "../../../src/http/help-desk/access-tokens";
import { listen } from "../../../src/http/listen";
import { describedFetch } from "../../support/described-fetch";
import { type HelpDeskClient, helpDeskClient } from "../../support/help-desk-client";
import { helpDeskEvents } from "../../support/help-desk-events";
import { emptyHttpDependencies } from "../../support/http-app";

const TWO_DAYS = 172_800_000;

let client: HelpDeskClient;
beforeAll(async () => {
  client = await helpDeskClient(helpDeskEvents());
});
afterAll(() => client.close());

function ask(fields: Record<string, string>, mediaType = "application/json"): Promise<Response> {
  const body =
    mediaType === "application/json" ? JSON.stringify(fields) : new URLSearchParams(fields).toString();
  const headers = { "content-type": mediaType };
  return describedFetch(`${client.api.url}/v2/oauth2/token`, { method: "POST", headers, body });
}

function grantFor({ id, token }: HelpDeskClient["credentials"]): Record<string, string> {
  return { grant_type: "client_credentials", client_id: id, client_secret: token };
}

async function accessToken(credentials: HelpDeskClient["credentials"]): Promise<string> {
  const body = (await (await ask(grantFor(credentials))).json()) as { access_token: string };
  return body.access_token;
}

async function newToken(
  scopes: ("ingest" | "read")[],
  workspace = "w",
): Promise<HelpDeskClient["credentials"]> {
  return client.opened.store.tokens.create({ workspace, scopes, name: null }, client.clock.now);
}

test.each(["application/json", "application/x-www-form-urlencoded"])(
  "an API token's id and secret, sent as %s, give an access token that opens the reports",
  async (mediaType) => {
    const response = await ask(grantFor(client.credentials), mediaType);
    expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const body = (await response.json()) as { access_token: string };
    expect(body).toEqual({ token_type: "bearer", access_token: expect.any(String), expires_in: 172_800 });
    expect(body.access_token).not.toContain(client.credentials.token);
    expect((await client.get("/v2/users", {}, body.access_token)).status).toBe(200);
  },
);

test("an access token is valid for two days and not longer", async () => {
  const token = await accessToken(client.credentials);
  const start = client.clock.now;
  client.clock.now = start + TWO_DAYS - 1_000;
  expect((await client.get("/v2/users", {}, token)).status).toBe(200);
  client.clock.now = start + TWO_DAYS;
  expect((await client.get("/v2/users", {}, token)).status).toBe(401);
  client.clock.now = start;
});

test("an access token dies with the API token that made it", async () => {
  const credentials = await newToken(["read"]);
  const token = await accessToken(credentials);
  expect((await client.get("/v2/users", {}, token)).status).toBe(200);
  await client.opened.store.tokens.revoke("w", credentials.id, client.clock.now);
  expect((await client.get("/v2/users", {}, token)).status).toBe(401);
  expect((await ask(grantFor(credentials))).status).toBe(401);
});

test("an access token has the scopes and the workspace of its API token", async () => {
  const sender = await accessToken(await newToken(["ingest"]));
  expect((await client.get("/v2/users", {}, sender)).status).toBe(403);
  const elsewhere = await accessToken(await newToken(["read"], "other"));
  expect(await (await client.get("/v2/users", {}, elsewhere)).json()).toMatchObject({
    page: { totalElements: 0 },
  });
});

test("an access token opens nothing but this API", async () => {
  const authorization = `Bearer ${await accessToken(await newToken(["ingest", "read"]))}`;
  const request = { method: "POST", headers: { authorization }, body: '{"events":[]}' };
  expect((await describedFetch(`${client.api.url}/v1/events`, request)).status).toBe(401);
});

test("a secret of another token, another id, or nothing is refused as OAuth has it", async () => {
  const other = await newToken(["read"]);
  const mixed = { ...grantFor(client.credentials), client_id: other.id };
  for (const fields of [mixed, { ...mixed, client_secret: "guess" }, { grant_type: "client_credentials" }]) {
    const response = await ask(fields);
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: "invalid_client", error_description: expect.any(String) },
    ]);
  }
});

test("another grant, and a body without one, are refused with 400", async () => {
  const refresh = await ask({ ...grantFor(client.credentials), grant_type: "refresh_token" });
  expect([refresh.status, await refresh.json()]).toEqual([
    400,
    { error: "unsupported_grant_type", error_description: "The only grant here is client_credentials." },
  ]);
  expect(await (await ask({})).json()).toMatchObject({ error: "invalid_request" });
  const broken = await fetch(`${client.api.url}/v2/oauth2/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect(broken.status).toBe(400);
});

test("an access token of which anything was changed opens nothing", async () => {
  const token = await accessToken(client.credentials);
  const [head = "", id = "", expiry = "", signature = ""] =
    /^(cba)_(.{12})_([0-9a-z]+)_(.{43})$/.exec(token)?.slice(1) ?? [];
  const later = (Number.parseInt(expiry, 36) + 86_400).toString(36);
  const other = await newToken(["read"]);
  const turned = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
  for (const forged of [
    [head, id, later, signature],
    [head, other.id, expiry, signature],
    [head, id, expiry, turned],
  ]) {
    expect((await client.get("/v2/users", {}, forged.join("_"))).status).toBe(401);
  }
  expect((await client.get("/v2/users", {}, token)).status).toBe(200);
});

test("access tokens signed with another secret open nothing", async () => {
  const api = { id: "AAAAAAAAAAAA", workspace: "w", scopes: ["read"] };
  const withSecret = (secret: string) =>
    accessTokens({ secret, authenticate: async () => api, whileValid: async () => api });
  const token = await withSecret("one").create({ id: api.id, secret: "s" }, 0);
  expect(await withSecret("one").authenticate(token ?? "", 1)).toBe(api);
  expect(await withSecret("two").authenticate(token ?? "", 1)).toBeUndefined();
});

test("without a token the answer is 401 in that API's form", async () => {
  const response = await describedFetch(`${client.api.url}/v2/users`);
  expect([response.status, response.headers.get("www-authenticate")]).toEqual([
    401,
    'Bearer realm="caseboard"',
  ]);
});

test("too many requests, for access tokens or with one, get 429 and are told when to come back", async () => {
  const dependencies = emptyHttpDependencies();
  const token = { id: "AAAAAAAAAAAA", workspace: "w", scopes: ["read"] };
  const tokens = { secret: "s", authenticate: async () => token, whileValid: async () => token };
  const limits = { requestsAMinute: 2, requestsAtOnce: 10, tokensAMinute: 2 };
  const helpDesk = { ...dependencies.helpDesk, tokens, limits };
  const listening = await listen(createHttpApp({ ...dependencies, helpDesk }), {
    port: 0,
    host: "127.0.0.1",
  });
  const url = `http://127.0.0.1:${listening.port}/v2`;
  const headers = { authorization: "Bearer x" };
  const first = await describedFetch(`${url}/mailboxes`, { headers });
  expect(first.headers.get("x-ratelimit-limit-minute")).toBe("2");
  expect(first.headers.get("x-ratelimit-remaining-minute")).toBe("1");
  await describedFetch(`${url}/mailboxes`, { headers });
  const third = await describedFetch(`${url}/mailboxes`, { headers });
  expect(third.status).toBe(429);
  expect(Number(third.headers.get("x-ratelimit-retry-after"))).toBeGreaterThan(0);
  expect(third.headers.get("x-ratelimit-remaining-minute")).toBe("0");
  const statuses = [];
  for (let count = 0; count < 3; count += 1) {
    statuses.push((await describedFetch(`${url}/oauth2/token`, { method: "POST" })).status);
  }
  expect(statuses).toEqual([400, 400, 429]);
  await listening.stop(1_000);
});
