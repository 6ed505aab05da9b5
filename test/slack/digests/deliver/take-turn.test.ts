import { takeTurn } from "../../../../src/slack/digests/deliver/take-turn";
import { memoryPaces } from "../../../support/memory-due-list";

const never = new AbortController().signal;

function stage() {
  const clock = { now: 100_000 };
  const paces = memoryPaces();
  let whileWaiting: () => Promise<void> = async () => undefined;
  const dependencies = {
    paces,
    realTime: () => clock.now,
    pause: async (time: number) => {
      clock.now += Math.max(0, time);
      const happen = whileWaiting;
      whileWaiting = async () => undefined;
      await happen();
    },
  };
  return {
    clock,
    paces,
    turn: (signal = never) => takeTurn(dependencies, "C1", signal),
    onceWhileWaiting: (happen: () => Promise<void>) => {
      whileWaiting = happen;
    },
  };
}

describe("a turn in a channel", () => {
  it("comes at once in a channel that is free, then 1.1 seconds after the one before", async () => {
    const { clock, turn } = stage();
    expect(await turn()).toBeNull();
    expect(clock.now).toBe(100_000);
    expect(await turn()).toBeNull();
    expect(clock.now).toBe(101_100);
  });

  it("that is more than five seconds away is not waited for", async () => {
    const { clock, paces, turn } = stage();
    await paces.hold("C1", 105_001);
    expect(await turn()).toBe(105_001);
    expect(clock.now).toBe(100_000);
  });

  it("is waited for again when Slack asks for patience meanwhile", async () => {
    const { clock, paces, turn, onceWhileWaiting } = stage();
    await turn();
    onceWhileWaiting(() => paces.hold("C1", 104_000));
    expect(await turn()).toBeNull();
    expect(clock.now).toBe(104_000);
    onceWhileWaiting(() => paces.hold("C1", 120_000));
    expect(await turn()).toBe(120_000);
  });

  it("is given up when the process stops", async () => {
    const { turn } = stage();
    const stopping = new AbortController();
    stopping.abort();
    expect(await turn(stopping.signal)).toBe(100_000);
  });
});
