import { LEASE, openHold } from "../../../../src/slack/digests/deliver/hold";
import type { Claim } from "../../../../src/slack/digests/deliver/ports";
import { memoryDueList } from "../../../support/memory-due-list";

const SECOND = 1_000;
let now: number;
let dueList: ReturnType<typeof memoryDueList>;
let claim: Claim;

beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask"] });
  now = 1_000_000;
  dueList = memoryDueList();
  const subject = { kind: "digest", digestId: "d1", localDate: "2026-11-16" } as const;
  await dueList.enter([{ subject, dueAt: now, outcome: { kind: "due" } }], now);
  const [candidate] = await candidates();
  const got = candidate && (await dueList.claim(candidate, { owner: "x", until: now + LEASE }));
  if (!got) throw new Error("Nothing can be claimed");
  claim = got;
});

afterEach(() => jest.useRealTimers());

const candidates = () => dueList.candidates({ reportTime: now, realTime: now }, 1);
const hold = () => openHold(claim, { dueList, realTime: () => now });

async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    now += SECOND;
    await jest.advanceTimersByTimeAsync(SECOND);
  }
}

describe("a held claim", () => {
  it("stays held as long as the process shows signs of life, and a minute after the last one", async () => {
    const held = hold();
    await pass(170);
    expect(await candidates()).toEqual([]);
    held.end();
    await pass(49);
    expect(await candidates()).toEqual([]);
    await pass(1);
    expect(await candidates()).toHaveLength(1);
  });

  it("is left to others when it hangs for longer than five minutes", async () => {
    hold();
    await pass(5 * 60 + 59);
    expect(await candidates()).toEqual([]);
    await pass(1);
    expect(await candidates()).toHaveLength(1);
  });

  it("knows where it may have been posted, also after signs of life", async () => {
    const held = hold();
    const since = now;
    expect(await held.mayPost("C1")).toBe(true);
    await pass(30);
    expect(await held.mayPost("C1")).toBe(true);
    expect(await held.mayPost("C2")).toBe(true);
    await pass(30);
    held.end();
    expect(dueList.entries()[0]?.tried).toEqual([
      { channelId: "C1", since },
      { channelId: "C2", since: since + 30 * SECOND },
    ]);
  });

  it("may not post when the note of it took too long, or the claim is lost", async () => {
    const slow: typeof dueList.noteAttempt = async (...given) => {
      const noted = await dueList.noteAttempt(...given);
      now += 20 * SECOND;
      return noted;
    };
    const held = openHold(claim, { dueList: { ...dueList, noteAttempt: slow }, realTime: () => now });
    expect(await held.mayPost("C1")).toBe(false);
    held.end();
    now += LEASE;
    const [candidate] = await candidates();
    if (candidate) await dueList.claim(candidate, { owner: "other", until: now + LEASE });
    expect(await hold().mayPost("C1")).toBe(false);
  });

  it("after a refusal, is given back with what earlier attempts may have posted only", async () => {
    const held = hold();
    await held.mayPost("C1");
    held.forgetAttempt();
    await held.release(now, 1);
    held.end();
    expect(dueList.entries()[0]).toMatchObject({ tried: [], failures: 1 });
  });
});
