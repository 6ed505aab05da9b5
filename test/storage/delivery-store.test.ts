import type { Delivery } from "../../src/domain/digests/delivery";
import type { DueList, Paces } from "../../src/slack/digests/deliver/ports";
import { memoryDueList, memoryPaces } from "../support/memory-due-list";
import { freshWorkspace, type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

const NOW = Date.parse("2026-11-16T09:00:00Z");
const MINUTE = 60_000;
const at = (now: number) => ({ reportTime: now, realTime: now });
const lease = { owner: "one", until: NOW + MINUTE };

function due(digestId: string, dueAt = NOW): Delivery {
  return { subject: { kind: "digest", digestId, localDate: "2026-11-16" }, dueAt, outcome: { kind: "due" } };
}

const dueLists: readonly (readonly [string, () => DueList])[] = [
  ["in memory", () => memoryDueList()],
  ["in the database", () => opened.store.deliveries(freshWorkspace())],
];

async function claimed(list: DueList, now = NOW) {
  const [candidate] = await list.candidates(at(now), 1);
  const claim = candidate && (await list.claim(candidate, { ...lease, until: now + MINUTE }));
  if (!claim) throw new Error("Nothing can be claimed");
  return claim;
}

describe.each(dueLists)("the due-list %s", (_, open) => {
  it("takes each entry once, and answers which are new", async () => {
    const list = open();
    expect(await list.enter([due("a"), due("b")], NOW)).toHaveLength(2);
    expect(await list.enter([due("b", NOW + 1), due("c")], NOW)).toEqual([due("c")]);
    expect(await list.find("digest/b/2026-11-16")).toEqual(due("b"));
    expect(await list.find("digest/x/2026-11-16")).toBeNull();
  });

  it("of many who enter the same at once, each entry is new to one", async () => {
    const list = open();
    const entries = Array.from({ length: 30 }, (__, index) => due(`d${index}`));
    const entered = await Promise.all(Array.from({ length: 6 }, () => list.enter(entries, NOW)));
    expect(entered.flat()).toHaveLength(30);
  });

  it("has as candidates what is due by both clocks, the longest waiting first", async () => {
    const list = open();
    await list.enter([due("later", NOW + 1)], NOW - 2);
    await list.enter([due("second")], NOW - 1);
    await list.enter([due("first")], NOW - 2);
    await list.enter([{ ...due("missed"), outcome: { kind: "missed", because: "too-late" } }], NOW);
    const keys = (await list.candidates(at(NOW), 9)).map(({ key }) => key);
    expect(keys).toEqual(["digest/first/2026-11-16", "digest/second/2026-11-16"]);
    expect(await list.candidates({ reportTime: NOW, realTime: NOW - 2 }, 9)).toHaveLength(1);
    expect(await list.candidates(at(NOW), 1)).toHaveLength(1);
  });

  it("gives an entry to one of many who claim it at once", async () => {
    const list = open();
    await list.enter([due("a")], NOW);
    const [candidate] = await list.candidates(at(NOW), 1);
    if (candidate === undefined) throw new Error("Nothing is due");
    const claims = await Promise.all(Array.from({ length: 16 }, () => list.claim(candidate, lease)));
    const won = claims.filter((claim) => claim !== null);
    expect(won).toEqual([
      {
        key: "digest/a/2026-11-16",
        fence: candidate.fence + 1,
        subject: due("a").subject,
        dueAt: NOW,
        failures: 0,
        tried: [],
      },
    ]);
    expect(await list.candidates(at(NOW), 1)).toEqual([]);
  });

  it("lets another one claim it after the lease, and whoever had it before change nothing any more", async () => {
    const list = open();
    await list.enter([due("a")], NOW);
    const first = await claimed(list);
    expect(await list.candidates(at(NOW + MINUTE - 1), 1)).toEqual([]);
    const second = await claimed(list, NOW + MINUTE);
    expect(second.fence).toBe(first.fence + 1);
    const tried = [{ channelId: "C1", since: NOW }];
    expect(await list.renew(first, NOW)).toBe(false);
    expect(await list.noteAttempt(first, { tried, until: NOW })).toBe(false);
    expect(await list.release(first, { tried, until: NOW, failures: 1 })).toBe(false);
    expect(await list.settle(first, { kind: "dropped", because: "x" }, NOW)).toBe(false);
    expect(await list.settle(second, { kind: "dropped", because: "y" }, NOW)).toBe(true);
    expect((await list.find(first.key))?.outcome).toEqual({ kind: "dropped", because: "y" });
  });

  it("keeps where it was tried, and how often that failed, for who comes next", async () => {
    const list = open();
    await list.enter([due("a")], NOW);
    const tried = [
      { channelId: "C1", since: NOW },
      { channelId: "C2", since: NOW + 1 },
    ];
    const first = await claimed(list);
    expect(await list.noteAttempt(first, { tried, until: NOW + MINUTE })).toBe(true);
    expect(await list.renew(first, NOW + 2 * MINUTE)).toBe(true);
    expect(await list.candidates(at(NOW + MINUTE), 1)).toEqual([]);
    const second = await claimed(list, NOW + 2 * MINUTE);
    expect(second.tried).toEqual(tried);
    await list.release(second, { tried: [], until: NOW + 3 * MINUTE, failures: 2 });
    expect(await list.candidates(at(NOW + 3 * MINUTE - 1), 1)).toEqual([]);
    expect(await claimed(list, NOW + 3 * MINUTE)).toMatchObject({ tried: [], failures: 2 });
  });

  it("settles for good", async () => {
    const list = open();
    await list.enter([due("a")], NOW);
    const claim = await claimed(list);
    const posted = { kind: "posted", at: NOW, channelId: "C1", ts: "1.000001", isLate: false } as const;
    expect(await list.settle(claim, posted, NOW)).toBe(true);
    expect(await list.settle(claim, { kind: "dropped", because: "x" }, NOW)).toBe(false);
    expect(await list.claim(claim, lease)).toBeNull();
    expect(await list.enter([due("a")], NOW)).toEqual([]);
    expect(await list.ofDigest("a", 1)).toEqual([{ ...due("a"), outcome: posted }]);
  });
});

it("what is due stays for ever, what is settled for 400 days", async () => {
  const workspace = freshWorkspace();
  const list = opened.store.deliveries(workspace);
  await list.enter([due("a"), due("b")], NOW);
  await list.settle(await claimed(list), { kind: "dropped", because: "x" }, NOW);
  const documents = await opened.database.db.collection("deliveries").find({ workspace }).toArray();
  const expiry = documents.map(({ state, expiresAt }) => [state, expiresAt?.toISOString() ?? null]);
  expect(expiry.sort()).toEqual([
    ["dropped", "2027-12-21T09:00:00.000Z"],
    ["due", null],
  ]);
});

it("counts what can be claimed now", async () => {
  const list = opened.store.deliveries(freshWorkspace());
  await list.enter([due("a"), due("b"), due("c", NOW + 1)], NOW);
  expect(await list.dueNow(NOW, NOW)).toBe(2);
  await claimed(list);
  expect(await list.dueNow(NOW, NOW)).toBe(1);
});

const paces: readonly (readonly [string, () => Paces])[] = [
  ["in memory", () => memoryPaces()],
  ["in the database", () => opened.store.paces(freshWorkspace())],
];

describe.each(paces)("the paces of channels %s", (_, open) => {
  const soon = { now: NOW, latest: NOW + 5_000, gap: 1_000 };

  it("give one instant after another, as far as one is ready to wait", async () => {
    const pace = open();
    const taken = [];
    for (let index = 0; index < 7; index += 1) taken.push(await pace.take("C1", soon));
    expect(taken.map((turn) => turn.at - NOW)).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000]);
    expect(taken.map(({ isTaken }) => isTaken)).toEqual([true, true, true, true, true, true, false]);
    expect(await pace.take("C2", soon)).toEqual({ at: NOW, isTaken: true });
    expect(await pace.take("C1", { ...soon, now: NOW + 60_000, latest: NOW + 60_000 })).toEqual({
      at: NOW + 60_000,
      isTaken: true,
    });
  });

  it("give no instant twice, however many ask at once", async () => {
    const pace = open();
    const turns = await Promise.all(
      Array.from({ length: 6 }, () => pace.take("C1", { ...soon, latest: NOW + 60_000 })),
    );
    const taken = turns.filter(({ isTaken }) => isTaken).map((turn) => turn.at);
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.length).toBeGreaterThanOrEqual(1);
  });

  it("keep a channel free as long as Slack wants to be left alone", async () => {
    const pace = open();
    expect(await pace.heldUntil("C1")).toBeNull();
    await pace.hold("C1", NOW + 3_000);
    await pace.hold("C1", NOW + 2_000);
    expect(await pace.heldUntil("C1")).toBe(NOW + 3_000);
    expect(await pace.take("C1", soon)).toEqual({ at: NOW + 3_000, isTaken: true });
    expect(await pace.take("C1", { ...soon, latest: NOW + 1_000 })).toEqual({
      at: NOW + 4_000,
      isTaken: false,
    });
  });
});
