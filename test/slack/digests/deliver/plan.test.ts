import type { Digest } from "../../../../src/domain/digests/digest";
import { planDigests } from "../../../../src/slack/digests/deliver/plan";
import { type TestStore, testStore } from "../../../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

let workspaces = 0;
const HOUR = 3_600_000;
/** A Monday. */
const NINE = Date.parse("2026-11-16T09:00:00Z");

const digest = (over: Partial<Digest> = {}): Digest => ({
  id: "d1",
  name: "Daily",
  setUpBy: "U1",
  schedule: { days: [1, 2, 3, 4, 5, 6, 7], time: "09:00", zone: "UTC" },
  content: { kind: "own" },
  state: { kind: "active" },
  plannedUpTo: NINE - HOUR,
  ...over,
});

function stage() {
  workspaces += 1;
  const workspace = `w${workspaces}`;
  const digests = opened.store.digests(workspace);
  const dueList = opened.store.deliveries(workspace);
  const planAt = (now: number, over: Partial<Parameters<typeof planDigests>[0]> = {}) => {
    const clocks = { reportTime: () => now, realTime: () => now };
    return planDigests({ digests, dueList, clocks, catchUp: 6 * HOUR, ...over });
  };
  return { digests, dueList, planAt };
}

const of = (localDate: string) => ({ kind: "digest", digestId: "d1", localDate });

describe("planning digests", () => {
  it("enters nothing before the time, and one at it, however often it is done", async () => {
    const { digests, dueList, planAt } = stage();
    await digests.save(digest(), 0);
    await planAt(NINE - 1);
    expect(await dueList.ofDigest("d1", 9)).toEqual([]);
    for (const later of [0, 10_000, 20_000]) await planAt(NINE + later);
    expect(await dueList.ofDigest("d1", 9)).toEqual([
      { subject: of("2026-11-16"), dueAt: NINE, outcome: { kind: "due" } },
    ]);
    expect((await digests.find("d1"))?.value.plannedUpTo).toBe(NINE);
  });

  it("by many instances at once enters each once, and tells of each that was missed once", async () => {
    const { digests, dueList, planAt } = stage();
    for (let index = 0; index < 20; index += 1) {
      const id = `d${index}`;
      await digests.save(digest({ id, name: id, plannedUpTo: NINE - 49 * HOUR }), 0);
    }
    const missed = await Promise.all(Array.from({ length: 4 }, () => planAt(NINE + HOUR)));
    // On Saturday and Sunday nobody was there; Monday's is not too late.
    expect(missed.flat()).toHaveLength(20 * 2);
    for (let index = 0; index < 20; index += 1) {
      const entries = await dueList.ofDigest(`d${index}`, 9);
      expect(entries.map(({ outcome }) => outcome)).toEqual([
        { kind: "due" },
        { kind: "missed", because: "overtaken" },
        { kind: "missed", because: "overtaken" },
      ]);
    }
  });

  it("after a death between the entry and the note enters nothing twice", async () => {
    const { digests, dueList, planAt } = stage();
    await digests.save(digest(), 0);
    const notePlanned = () => Promise.reject(new Error("died here"));
    const dying = { list: () => digests.list(), notePlanned };
    await expect(planAt(NINE, { digests: dying })).rejects.toThrow("died here");
    await planAt(NINE + 10_000);
    expect(await dueList.ofDigest("d1", 9)).toHaveLength(1);
  });

  it("enters as missed what is older than the time to catch up", async () => {
    const { digests, dueList, planAt } = stage();
    await digests.save(digest(), 0);
    const missed = await planAt(NINE + 6 * HOUR + 1);
    expect(missed).toEqual([
      { subject: of("2026-11-16"), dueAt: NINE, outcome: { kind: "missed", because: "too-late" } },
    ]);
    expect(await dueList.ofDigest("d1", 9)).toEqual(missed);
  });

  it("enters nothing of a paused digest", async () => {
    const { digests, dueList, planAt } = stage();
    await digests.save(digest({ state: { kind: "paused", because: "asked", at: 1 } }), 0);
    await planAt(NINE);
    expect(await dueList.ofDigest("d1", 9)).toEqual([]);
  });

  it("enters nothing twice when the clock goes back, and the next one in its time", async () => {
    const { digests, dueList, planAt } = stage();
    await digests.save(digest(), 0);
    await planAt(NINE);
    await planAt(NINE - 72 * HOUR);
    await planAt(NINE + 10_000);
    await planAt(NINE + 24 * HOUR);
    const dates = (await dueList.ofDigest("d1", 9)).map(({ dueAt }) => dueAt);
    expect(dates).toEqual([NINE + 24 * HOUR, NINE]);
  });
});
