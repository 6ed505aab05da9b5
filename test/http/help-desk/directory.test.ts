import { openStore } from "../../../src/storage/store";
import { startTestApi } from "../../support/api";
import { describedFetch } from "../../support/described-fetch";
import { type HelpDeskClient, helpDeskClient } from "../../support/help-desk-client";
import { helpDeskEvents } from "../../support/help-desk-events";

const at = "2026-11-02T00:00:00Z";
const tags = Array.from({ length: 119 }, (_, index) => `tag ${String(index).padStart(3, "0")}`);
const more = [
  { id: "d1", type: "user.upserted", at, user: { id: "447723", name: "Cher", role: "admin" } },
  { id: "d2", type: "user.upserted", at, user: { id: "m-gone", name: "Gone By", role: "agent" } },
  { id: "d3", type: "user.deleted", at: "2026-11-03T00:00:00Z", userId: "m-gone" },
  { id: "d4", type: "conversation.tagged", at: "2026-11-06T10:00:00Z", conversationId: "k1", add: tags },
];

let client: HelpDeskClient;
beforeAll(async () => {
  client = await helpDeskClient([...helpDeskEvents(), ...more]);
});
afterAll(() => client.close());

interface List {
  readonly _embedded?: Readonly<Record<string, readonly { id: number; name?: string; firstName?: string }[]>>;
  readonly page: { readonly totalElements: number; readonly totalPages: number; readonly number: number };
  readonly _links: Readonly<Record<string, { readonly href: string }>>;
}

async function list(path: string, parameters: Record<string, string> = {}): Promise<List> {
  const response = await client.get(path, parameters);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/hal+json"]);
  return response.json();
}

test("users are the members who are there, in that API's words", async () => {
  const { _embedded: embedded, page } = await list("/v2/users");
  expect(page).toEqual({ size: 50, totalElements: 6, totalPages: 1, number: 1 });
  const aisha = await client.numberOf("users", "Aisha Khan");
  expect(embedded?.users).toContainEqual({
    id: aisha,
    firstName: "Aisha",
    lastName: "Khan",
    email: "aisha.khan@example.com",
    role: "user",
    photoUrl: "https://example.com/aisha.png",
    createdAt: "2024-02-01T08:00:00.000Z",
    type: "user",
    _links: { self: { href: `${client.api.url}/v2/users/${aisha}` } },
  });
  expect(embedded?.users).toContainEqual(expect.objectContaining({ firstName: "Olivia", role: "owner" }));
  expect(embedded?.users?.map(({ firstName }) => firstName)).not.toContain("Gone");
});

test("an id that is a number already is kept", async () => {
  expect(await client.json("/v2/users/447723")).toMatchObject({
    id: 447_723,
    firstName: "Cher",
    lastName: "",
    role: "admin",
  });
  expect(await client.numberOf("mailboxes", "4711")).toBe(4711);
  const { name } = (await client.json("/v2/mailboxes/4711")) as { name: string };
  expect(name).toBe("4711");
});

test("a user is found by exactly their address", async () => {
  const found = await list("/v2/users", { email: "ben.okafor@example.com" });
  expect(found._embedded?.users?.map(({ firstName }) => firstName)).toEqual(["Ben"]);
  expect(await list("/v2/users", { email: "ben@example.com" })).not.toHaveProperty("_embedded");
  expect((await client.get("/v2/users", { mailbox: 4711 })).status).toBe(400);
});

test("teams are listed, and each with its members", async () => {
  const { _embedded: embedded } = await list("/v2/teams");
  expect(embedded?.teams?.map(({ name }) => name)).toEqual(["Billing", "Leads", "Customer Support"]);
  const support = await client.numberOf("teams", "Customer Support");
  const members = await list(`/v2/teams/${support}/members`);
  expect(members._embedded?.users?.map(({ firstName }) => firstName)).toEqual(["Aisha", "Ben"]);
});

test("no number stands for a member and a team", async () => {
  const users = (await list("/v2/users"))._embedded?.users ?? [];
  const teams = (await list("/v2/teams"))._embedded?.teams ?? [];
  const numbers = [...users, ...teams].map(({ id }) => id);
  expect(new Set(numbers).size).toBe(9);
});

test("a long list is walked by its links to the last page", async () => {
  const names: (string | undefined)[] = [];
  let next: string | undefined = `${client.api.url}/v2/tags`;
  const headers = { authorization: `Bearer ${client.credentials.token}` };
  for (let page = 1; next !== undefined; page += 1) {
    const answer: List = await (await describedFetch(next, { headers })).json();
    expect(answer.page).toEqual({ size: 50, totalElements: 120, totalPages: 3, number: page });
    expect(answer._links.previous !== undefined).toBe(page > 1);
    names.push(...(answer._embedded?.tags ?? []).map(({ name }) => name));
    next = answer._links.next?.href;
  }
  expect(names).toEqual([...tags, "vip"]);
  const beyond = await list("/v2/tags", { page: "4" });
  expect([beyond._embedded, beyond._links.previous?.href]).toEqual([
    undefined,
    `${client.api.url}/v2/tags?page=3`,
  ]);
});

test("a tag tells how many conversations bear it", async () => {
  const { _embedded: embedded } = await list("/v2/tags", { page: "3" });
  expect(embedded?.tags?.at(-1)).toMatchObject({ name: "vip", slug: "vip", ticketCount: 1 });
});

test("numbers are the same at the next request, and at another instance", async () => {
  const before = (await list("/v2/teams"))._embedded;
  const store = await openStore(client.opened.database.uri);
  const other = await startTestApi(store, undefined, () => client.clock.now);
  const headers = { authorization: `Bearer ${client.credentials.token}` };
  const after: List = await (await fetch(`${other.url}/v2/teams`, { headers })).json();
  const numbers = (all: List["_embedded"]) => all?.teams?.map(({ id, name }) => [id, name]);
  expect(numbers(after._embedded)).toEqual(numbers(before));
  await other.service.stop();
  await store.close();
});

test.each(["/v2/users/1", "/v2/users/me", "/v2/mailboxes/1", "/v2/teams/447723/members"])(
  "%s is not there",
  async (path) => {
    const response = await client.get(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "application/vnd.error+json",
    ]);
  },
);
