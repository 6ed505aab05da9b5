import { hasCode } from "../../src/errors";
import type { StoredBatch } from "../../src/storage/derive-batches";
import { Deriver, readAtTheEnd } from "../../src/storage/deriver";

interface Round {
  readonly keys: readonly string[];
  finish(): void;
  fail(error: Error): void;
}

let batches = 0;

/** A batch of so many events; what they are does not matter here. */
function batch(events: number, workspace = "desk"): StoredBatch {
  batches += 1;
  const event = { id: "e", type: "user.deleted", at: 0, userId: "u" } as const;
  return {
    key: `k${batches}`,
    workspace,
    conversationIds: [],
    openedIds: [],
    events: Array(events).fill(event),
  };
}

/** A deriver whose rounds end when they are told to. */
function slowDeriver() {
  const rounds: Round[] = [];
  const deriver = new Deriver(
    (some) =>
      new Promise((finish, fail) => {
        rounds.push({ keys: some.map(({ key }) => key), finish, fail });
      }),
  );
  return { deriver, rounds };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Whether the promise is fulfilled by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  const done = promise.then(() => true);
  await settled();
  return Promise.race([done, Promise.resolve(false)]);
}

test("whoever waits gets a round at once, with everything that came before", async () => {
  const { deriver, rounds } = slowDeriver();
  const [first, second] = [batch(10), batch(20)];
  deriver.add(first);
  deriver.add(second);
  const waiting = deriver.caughtUp();
  expect(rounds.map(({ keys }) => keys)).toEqual([[first.key, second.key]]);
  expect(deriver.backlog).toBe(30);
  rounds[0]?.finish();
  await waiting;
  expect([deriver.backlog, [...deriver.keys()]]).toEqual([0, []]);
});

test("who came during a round waits for the next one, and for no more than that", async () => {
  const { deriver, rounds } = slowDeriver();
  deriver.add(batch(1));
  const early = deriver.caughtUp();
  deriver.add(batch(1));
  const late = deriver.caughtUp();
  rounds[0]?.finish();
  await early;
  expect(await isDone(late)).toBe(false);
  deriver.add(batch(1));
  rounds[1]?.finish();
  await late;
  expect(deriver.backlog).toBe(1);
  deriver.stop();
});

test("another workspace's batches keep nobody waiting that have not to be derived first", async () => {
  const { deriver, rounds } = slowDeriver();
  deriver.add(batch(1, "other"));
  await deriver.caughtUp("desk");
  expect(rounds).toEqual([]);
  deriver.stop();
});

test("a round has at most 30,000 events or one batch, in the order in which they came", async () => {
  const { deriver, rounds } = slowDeriver();
  const sizes = [12_000, 18_000, 1, 40_000, 2];
  const keys = sizes.map((size) => {
    const one = batch(size);
    deriver.add(one);
    return one.key;
  });
  const all = deriver.caughtUp();
  for (let done = 0; done < rounds.length; done += 1) {
    rounds[done]?.finish();
    await settled();
  }
  await all;
  expect(rounds.map((round) => round.keys)).toEqual([[keys[0], keys[1]], [keys[2]], [keys[3]], [keys[4]]]);
});

test("a round that fails is told to whoever waits, and its batches are tried again", async () => {
  const { deriver, rounds } = slowDeriver();
  const one = batch(1);
  deriver.add(one);
  const waiting = deriver.caughtUp();
  rounds[0]?.fail(new Error("the database is away"));
  await expect(waiting).rejects.toThrow("away");
  const again = deriver.caughtUp();
  expect(rounds[1]?.keys).toEqual([one.key]);
  rounds[1]?.finish();
  await again;
});

test("with 45,000 events waiting there is no room until a round ends; who cannot wait is told to come again", async () => {
  const { deriver, rounds } = slowDeriver();
  deriver.add(batch(30_000));
  deriver.add(batch(14_999));
  await deriver.roomWithin(0);
  deriver.add(batch(1));
  const busy = await deriver.roomWithin(1).catch((error: unknown) => error);
  expect(hasCode(busy, "too-busy")).toBe(true);
  const patient = [deriver.room(), deriver.roomWithin(60_000)];
  expect(await isDone(Promise.all(patient))).toBe(false);
  rounds[0]?.finish();
  await Promise.all(patient);
  expect(deriver.backlog).toBe(15_000);
  deriver.stop();
});

test("a round that nobody waits for begins a quarter of a second after the last batch, and a second after the first", () => {
  jest.useFakeTimers();
  try {
    const { deriver, rounds } = slowDeriver();
    deriver.add(batch(1));
    jest.advanceTimersByTime(249);
    expect(rounds).toHaveLength(0);
    jest.advanceTimersByTime(1);
    expect(rounds).toHaveLength(1);

    const busy = slowDeriver();
    for (let time = 0; time < 5; time += 1) {
      busy.deriver.add(batch(1));
      jest.advanceTimersByTime(199);
    }
    busy.deriver.add(batch(1));
    expect(busy.rounds).toHaveLength(0);
    jest.advanceTimersByTime(5);
    expect(busy.rounds.map(({ keys }) => keys.length)).toEqual([6]);
  } finally {
    jest.useRealTimers();
  }
});

test("within ten seconds of a reader a round begins sooner: 150 ms after the last batch, 400 after the first", async () => {
  jest.useFakeTimers({ doNotFake: ["setImmediate"] });
  try {
    const { deriver, rounds } = slowDeriver();
    await deriver.caughtUp("desk");
    for (const pause of [149, 149, 101]) {
      deriver.add(batch(1));
      jest.advanceTimersByTime(pause);
    }
    expect(rounds).toHaveLength(0);
    jest.advanceTimersByTime(1);
    expect(rounds.map(({ keys }) => keys.length)).toEqual([3]);
    rounds[0]?.finish();
    await settled();
    jest.advanceTimersByTime(10_000);
    deriver.add(batch(1));
    jest.advanceTimersByTime(249);
    expect(rounds).toHaveLength(1);
    deriver.stop();
  } finally {
    jest.useRealTimers();
  }
});

test("after a round that failed the next one begins a second later, whatever comes meanwhile", async () => {
  jest.useFakeTimers({ doNotFake: ["setImmediate"] });
  try {
    const { deriver, rounds } = slowDeriver();
    deriver.add(batch(1));
    jest.advanceTimersByTime(250);
    rounds[0]?.fail(new Error("the database is away"));
    await settled();
    for (let time = 0; time < 9; time += 1) {
      deriver.add(batch(1));
      jest.advanceTimersByTime(100);
    }
    expect(rounds).toHaveLength(1);
    jest.advanceTimersByTime(100);
    expect(rounds.map(({ keys }) => keys.length)).toEqual([1, 10]);
    deriver.stop();
  } finally {
    jest.useRealTimers();
  }
});

test("where nothing is read before the end, only whoever waits or 90,000 events begin a round", async () => {
  jest.useFakeTimers({ doNotFake: ["setImmediate"] });
  try {
    const { deriver, rounds } = slowDeriver();
    deriver.keepPace(readAtTheEnd);
    const [first, second, third] = [batch(60_000), batch(30_000), batch(1)];
    deriver.add(first);
    await deriver.roomWithin(0);
    jest.advanceTimersByTime(3_600_000);
    expect(rounds).toEqual([]);
    deriver.add(second);
    deriver.add(third);
    expect(rounds.map(({ keys }) => keys)).toEqual([[first.key, second.key]]);
    rounds[0]?.finish();
    await settled();
    const waiting = deriver.caughtUp();
    expect(rounds[1]?.keys).toEqual([third.key]);
    rounds[1]?.finish();
    await waiting;
  } finally {
    jest.useRealTimers();
  }
});
