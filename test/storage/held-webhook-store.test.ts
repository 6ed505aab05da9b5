import { type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());
afterEach(async () => {
  await opened.database.db.collection("heldWebhooks").deleteMany({});
});

const NOW = Date.parse("2026-11-05T10:00:00.123Z");
const held = {
  workspace: "acme",
  platform: "respond-io",
  connection: "k1",
  body: '{"say":"hello"}',
  awaits: "respond-io:7:",
  receivedAt: NOW,
};

test("a webhook is held as it came, once however often it comes, since its first receipt", async () => {
  const { heldWebhooks } = opened.store;
  await Promise.all(Array.from({ length: 5 }, () => heldWebhooks.keep(held)));
  await heldWebhooks.keep({ ...held, receivedAt: NOW + 60_000 });
  expect(await heldWebhooks.due(NOW, 10)).toEqual([{ ...held, key: expect.any(String) }]);
});

test("another body, connection or workspace is another webhook", async () => {
  const { heldWebhooks } = opened.store;
  for (const other of [{}, { body: "{}" }, { connection: "k2" }, { workspace: "other" }]) {
    await heldWebhooks.keep({ ...held, ...other });
  }
  expect(await heldWebhooks.count()).toBe(4);
});

test("those are due whose time has come, the longest due first, no more than are wanted", async () => {
  const { heldWebhooks } = opened.store;
  for (const [body, receivedAt] of [
    ["third", NOW + 2],
    ["first", NOW],
    ["second", NOW + 1],
  ] as const) {
    await heldWebhooks.keep({ ...held, body, receivedAt });
  }
  const bodies = async (now: number, limit: number) =>
    (await heldWebhooks.due(now, limit)).map(({ body }) => body);
  expect(await bodies(NOW - 1, 10)).toEqual([]);
  expect(await bodies(NOW + 1, 10)).toEqual(["first", "second"]);
  expect(await bodies(NOW + 2, 2)).toEqual(["first", "second"]);
  const [first] = await heldWebhooks.due(NOW, 1);
  if (first === undefined) throw new Error("Nothing is due");
  await heldWebhooks.postpone([{ key: first.key, tryAt: NOW + 9 }]);
  expect(await bodies(NOW + 8, 10)).toEqual(["second", "third"]);
  expect(await bodies(NOW + 9, 10)).toEqual(["second", "third", "first"]);
  await heldWebhooks.remove([first.key, first.key]);
  expect(await bodies(NOW + 9, 10)).toEqual(["second", "third"]);
  await heldWebhooks.postpone([]);
  await heldWebhooks.remove([]);
});

test("those are found that await one of the conversations, of that workspace only", async () => {
  const { heldWebhooks } = opened.store;
  await heldWebhooks.keep(held);
  await heldWebhooks.keep({ ...held, body: "of another contact", awaits: "respond-io:8:" });
  await heldWebhooks.keep({ ...held, workspace: "other" });
  const awaiting = async (...ids: string[]) =>
    (await heldWebhooks.awaiting("acme", ids)).map(({ body }) => body);
  expect(await awaiting("respond-io:7:1793872800")).toEqual([held.body]);
  expect((await awaiting("respond-io:7:1", "respond-io:8:2", "respond-io:9:3")).sort()).toEqual(
    ["of another contact", held.body].sort(),
  );
  // A number that only begins alike.
  expect(await awaiting("respond-io:70:1", "respond-io:77:")).toEqual([]);
});

test("a workspace that is cleared holds nothing any more", async () => {
  const { store } = opened;
  await store.heldWebhooks.keep(held);
  await store.heldWebhooks.keep({ ...held, workspace: "other" });
  await store.clearWorkspace("acme");
  expect((await store.heldWebhooks.due(NOW, 10)).map(({ workspace }) => workspace)).toEqual(["other"]);
});
