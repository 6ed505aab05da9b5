import { connectionService } from "../../src/slack-part/connection-service";
import { readable, readableView, type SlackTeam, startSlackTeam } from "../support/slack-team";
import { type TestStore, testStore } from "../support/store";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const OWNER = "U0OLIVIA";
const AGENT = "U0AISHA";

let stored: TestStore;
let team: SlackTeam;

beforeAll(async () => {
  stored = await testStore();
  team = await startSlackTeam({
    slack: {
      connections: connectionService({
        connections: stored.store.connections,
        workspace: "default",
        publicUrl: "https://caseboard.example",
        now: () => NOW,
      }),
    },
  });
});

afterAll(async () => {
  await team.close();
  await stored.close();
});

const answer = async (text: string, as = OWNER) => {
  await team.say(as, text);
  return readable(team.newest(as));
};
const connections = () => stored.store.connections.list("default", NOW);
const secretsOf = async (platform: string, id: string) =>
  (await stored.store.connections.find({ platform, id }, NOW))?.secrets;
const entered = (value: string) => ({
  secret: { "connection.entered": { type: "plain_text_input", value } },
});

test("without connections it says so, and what can be connected", async () => {
  const text = await answer("/caseboard connect");
  expect(text).toContain("No help desk is connected yet.");
  for (const name of ["help-scout", "chatwoot", "intercom", "zendesk", "respond-io"]) {
    expect(text).toContain(`/caseboard connect ${name}`);
  }
});

test("a platform that takes a secret gets its address and one of ours, shown once", async () => {
  const text = await answer("/caseboard connect Help Scout");
  const [connection] = await connections();
  const id = connection?.id ?? "";
  const [secret = ""] = (await secretsOf("help-scout", id)) ?? [];
  expect(text).toContain(`https://caseboard.example/webhooks/help-scout/${id}`);
  expect(text).toContain(secret);
  // Help Scout takes no longer ones.
  expect(secret).toHaveLength(40);
  const listed = await answer("/caseboard connect list");
  expect(listed).toContain(id);
  expect(listed).not.toContain(secret);
});

test("a platform that makes the secret gets its address first, and is refused until the secret is entered", async () => {
  await team.say(OWNER, "/caseboard connect zendesk");
  const shown = team.newest(OWNER);
  const { id } = (await connections()).find(({ platform }) => platform === "zendesk") ?? { id: "" };
  expect(readable(shown)).toContain(`https://caseboard.example/webhooks/zendesk/${id}`);
  expect(await secretsOf("zendesk", id)).toEqual([]);
  await team.press(OWNER, "connection.secret", null, shown);
  expect(await team.submit(OWNER, entered("short"))).toHaveProperty("secret");
  expect(await team.submit(OWNER, entered("  a-secret-of-zendesk  "))).toEqual({});
  expect(readableView(team.modal(OWNER))).toContain("Zendesk can send its webhooks now");
  expect(await secretsOf("zendesk", id)).toEqual(["a-secret-of-zendesk"]);
});

test("a rotation keeps both secrets for a week: ours is shown once, the platform's is entered", async () => {
  const own = (await connections()).find(({ platform }) => platform === "help-scout")?.id ?? "";
  const [before] = (await secretsOf("help-scout", own)) ?? [];
  const text = await answer(`/caseboard connect rotate ${own}`);
  const [now = "", old] = (await secretsOf("help-scout", own)) ?? [];
  expect(old).toBe(before);
  expect(text).toContain(now);
  expect(text).toContain("a week more");
  const theirs = (await connections()).find(({ platform }) => platform === "zendesk")?.id ?? "";
  await team.say(OWNER, `/caseboard connect rotate ${theirs}`);
  await team.press(OWNER, "connection.secret");
  await team.submit(OWNER, entered("the-next-secret"));
  expect(await secretsOf("zendesk", theirs)).toEqual(["the-next-secret", "a-secret-of-zendesk"]);
});

test("several connections of one platform can be made, and each removed", async () => {
  for (let made = 0; made < 2; made += 1) await answer("/caseboard connect respond.io");
  const ours = (await connections()).filter(({ platform }) => platform === "respond-io");
  expect(ours).toHaveLength(2);
  expect(await answer(`/caseboard connect remove ${ours[0]?.id}`)).toContain("refused from now on");
  expect((await connections()).filter(({ platform }) => platform === "respond-io")).toEqual([ours[1]]);
  expect(await answer(`/caseboard connect remove ${ours[0]?.id}`)).toContain("There is no connection");
});

test("an unknown platform is told with those there are, and makes nothing", async () => {
  const before = await connections();
  expect(await answer("/caseboard connect zendesq")).toContain("Did you mean connect zendesk?");
  expect(await connections()).toEqual(before);
});

test("only owners and admins connect, see connections, and enter secrets, whatever they press", async () => {
  const before = await connections();
  for (const text of [
    "/caseboard connect",
    "/caseboard connect zendesk",
    `/caseboard connect remove ${before[0]?.id}`,
  ]) {
    expect(await answer(text, AGENT)).toMatch(/owners and admins/i);
  }
  await team.say(OWNER, "/caseboard connect zendesk");
  const shown = team.newest(OWNER);
  const id =
    (await connections()).find(({ hasSecret, platform }) => !hasSecret && platform === "zendesk")?.id ?? "";
  await team.press(AGENT, "connection.secret", null, shown).catch(() => undefined);
  expect(team.modal(AGENT)).toBeUndefined();
  expect(await secretsOf("zendesk", id)).toEqual([]);
});

test("no secret is ever in the log", async () => {
  const kept = await Promise.all((await connections()).map(({ platform, id }) => secretsOf(platform, id)));
  const secrets = kept.flatMap((some) => some ?? []);
  expect(secrets.length).toBeGreaterThan(3);
  const lines = JSON.stringify(team.log);
  for (const secret of secrets) expect(lines).not.toContain(secret);
  expect(lines).toContain("connected Zendesk as");
});
