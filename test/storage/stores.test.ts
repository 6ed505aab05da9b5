import { parseEvent } from "../../src/domain/events";
import { ingest } from "../../src/ingest/ingest";
import { documentOfEvent, eventOfDocument, storableEvent } from "../../src/storage/event-document";
import { requireWorkspaceName } from "../../src/storage/workspace-name";
import { candidatesOf, type TestStore, testStore } from "../support/store";

const now = Date.parse("2026-11-01T12:00:00Z");
const MINUTE = 60_000;

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

test("a token opens the door to its workspace until it is revoked, and only its hash is kept", async () => {
  const { store, database } = opened;
  const { id, token } = await store.tokens.create(
    { workspace: "w", scopes: ["ingest", "ingest"], name: "a" },
    now,
  );
  expect(Buffer.from(token.slice(-43), "base64url").length * 8).toBeGreaterThanOrEqual(256);
  const kept = JSON.stringify(await database.db.collection("tokens").find().toArray());
  expect(kept).not.toContain(token.slice(-43));
  expect(await store.tokens.authenticate(token, now)).toMatchObject({
    id,
    workspace: "w",
    scopes: ["ingest"],
  });
  expect(await store.tokens.authenticate(`${token.slice(0, -1)}~`, now)).toBeUndefined();
  const forged = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
  expect(await store.tokens.authenticate(forged, now)).toBeUndefined();
  expect(await store.tokens.authenticate("", now)).toBeUndefined();
  expect(await store.tokens.revoke("other", id, now)).toBe(false);
  expect(await store.tokens.revoke("w", id, now)).toBe(true);
  expect(await store.tokens.revoke("w", id, now)).toBe(false);
  expect(await store.tokens.authenticate(token, now)).toBeUndefined();
});

test("a token's last use is kept to the minute", async () => {
  const { store } = opened;
  const { id, token } = await store.tokens.create({ workspace: "uses", scopes: ["read"], name: null }, now);
  const lastUse = async () => (await store.tokens.list("uses")).find((one) => one.id === id)?.lastUsedAt;
  expect(await lastUse()).toBeNull();
  await store.tokens.authenticate(token, now);
  await store.tokens.authenticate(token, now + MINUTE / 2);
  expect(await lastUse()).toBe(now);
  await store.tokens.authenticate(token, now + MINUTE);
  expect(await lastUse()).toBe(now + MINUTE);
});

test("the same refused text is kept once and counted, by however many senders at once", async () => {
  const { store } = opened;
  const bad = { id: "b1", type: "nonsense" };
  const send = () =>
    ingest(store.ingest, { workspace: "refusals", candidates: candidatesOf([bad, bad]) }, now);
  await Promise.all([send(), send(), send()]);
  const [kept, ...others] = await store.refused.list("refusals", 10);
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ eventId: "b1", outcome: "rejected", count: 6, body: JSON.stringify(bad) });
  expect(kept?.problems.map(({ field }) => field)).toContain("type");
});

test("JSON nested too deeply to be written again is refused without harm to its batch", async () => {
  const { store } = opened;
  const deep: unknown = JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`);
  const good = { id: "g1", type: "team.upserted", at: "2026-10-01T00:00:00Z", team: { id: "t", name: "T" } };
  const batch = { workspace: "deep", candidates: candidatesOf([deep, good]) };
  expect(await ingest(store.ingest, batch, now)).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
});

test("an event comes back from the log as it was parsed", () => {
  const parsed = parseEvent({
    id: "e/1",
    type: "user.upserted",
    at: "2026-10-01T02:00:00.001+02:00",
    user: { id: "u1", name: "Zoë 😀", role: "agent", createdAt: "2020-01-01T00:00:00Z" },
  });
  if (!parsed.ok) throw new Error("not an event");
  expect(eventOfDocument(documentOfEvent("w", parsed.event))).toEqual(parsed.event);
  const { user } = documentOfEvent("w", parsed.event);
  expect(user).toMatchObject({ createdAt: new Date("2020-01-01T00:00:00Z") });
});

test("text that UTF-8 cannot carry is stored as it will be read, so that a repetition is no conflict", async () => {
  const { store } = opened;
  const torn = {
    id: "t1",
    type: "team.upserted",
    at: "2026-10-01T00:00:00Z",
    team: { id: "t", name: "\ud83d!" },
  };
  const send = () => ingest(store.ingest, { workspace: "torn", candidates: candidatesOf([torn]) }, now);
  expect(await send()).toMatchObject({ accepted: 1 });
  expect(await send()).toMatchObject({ duplicates: 1, conflicts: [] });
  const parsed = parseEvent(torn);
  expect(parsed.ok && storableEvent(parsed.event)).toMatchObject({ team: { name: "\ufffd!" } });
});

test("settings of Slack change only from the version that was read", async () => {
  const access = opened.store.access("w");
  const { access: before, version } = await access.read();
  expect(before).toEqual({ links: [], roles: [], firstOwner: null });
  const changed = { ...before, firstOwner: "U1" };
  const outcomes = await Promise.all([1, 2, 3].map(() => access.replace(changed, version)));
  expect(outcomes.filter((won) => won)).toHaveLength(1);
  expect(await access.replace(changed, version)).toBe(false);
  expect((await access.read()).access).toEqual(changed);
});

test("of many who claim a key exactly one gets it; a kept text is gone after its time", async () => {
  const expiring = opened.store.expiring("w");
  const later = new Date(now + MINUTE);
  const claims = await Promise.all(Array.from({ length: 8 }, () => expiring.claim("once", later)));
  expect(claims.filter((won) => won)).toHaveLength(1);
  const soon = new Date(Date.now() + 3_600_000);
  await expiring.put("note", "first", soon);
  await expiring.put("note", "second", soon);
  expect(await expiring.get("note", new Date(soon.getTime() - 1))).toBe("second");
  expect(await expiring.get("note", soon)).toBeNull();
});

test("all instances share one secret of a name", async () => {
  const secrets = await Promise.all([1, 2, 3].map(() => opened.store.secret("charts")));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(32);
});

test.each(["a", "0-9", "a".repeat(64)])("%s is a workspace's name", (name) => {
  expect(requireWorkspaceName(name)).toBe(name);
});

test.each(["", "A", "a/b", "-a", "a b", "a".repeat(65), "ä"])("%j is no workspace's name", (name) => {
  expect(() => requireWorkspaceName(name)).toThrow("cannot be a workspace's name");
});
