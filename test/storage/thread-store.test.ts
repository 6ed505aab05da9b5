import { newThread, type Thread, withFact, withPeople } from "../../src/domain/slack-threads/thread";
import { type TestStore, testStore } from "../support/store";

let database: TestStore;

beforeAll(async () => {
  database = await testStore();
});

afterAll(() => database.close());

function threadAt(ts: string, channelId = "C1"): Thread {
  const people = { U1: { kind: "contact", name: null }, U2: { kind: "member", memberId: "m" } } as const;
  return withPeople(newThread({ channelId, ts, inbox: "#support" }), people);
}

const untold = { version: 0, isUntold: true };
const told = { version: 0, isUntold: false };

describe("threads of a workspace", () => {
  it("are read as they were saved, and by nobody else's workspace", async () => {
    const store = database.store.threads("a");
    const reaction = {
      kind: "reaction",
      on: "100.000100",
      meaning: { kind: "rating", score: 4 },
      by: "U1",
      change: "added",
      at: 100_000,
      eventTs: null,
    } as const;
    const message = { kind: "message", ts: "100.000100", by: "U1" } as const;
    const thread = [message, reaction].reduce(withFact, threadAt("100.000100"));
    expect(await store.save(thread, untold)).toBe("saved");
    expect(await store.find("C1", "100.000100")).toEqual({ value: thread, version: 1 });
    expect(await store.find("C2", "100.000100")).toBeNull();
    expect(await database.store.threads("b").find("C1", "100.000100")).toBeNull();
    expect(await database.store.threads("b").untold(10)).toEqual([]);
  });

  it("are changed by one of several at once, on what they read", async () => {
    const store = database.store.threads("c");
    const made = await Promise.all([1, 2, 3, 4].map(() => store.save(threadAt("1.0"), told)));
    expect(made.filter((outcome) => outcome === "saved")).toHaveLength(1);
    const changed = await Promise.all(
      [1, 2, 3, 4].map(() => store.save(threadAt("1.0"), { version: 1, isUntold: false })),
    );
    expect(changed.filter((outcome) => outcome === "saved")).toHaveLength(1);
  });

  it("are found by when they began, to the millisecond", async () => {
    const store = database.store.threads("d");
    for (const ts of ["99.999000", "100.000000", "100.001000"]) await store.save(threadAt(ts), told);
    await store.save(threadAt("100.000000", "C2"), told);
    const found = await store.begunSince("C1", 100_000);
    expect(found.map(({ ts }) => ts)).toEqual(["100.000000", "100.001000"]);
  });

  it("are found by a message of ours in them", async () => {
    const store = database.store.threads("e");
    const thread = withFact(threadAt("1.0"), { kind: "closing-message", ts: "5.000000" });
    await store.save(thread, told);
    expect((await store.ofClosingMessage("C1", "5.000000"))?.value).toEqual(thread);
    expect(await store.ofClosingMessage("C2", "5.000000")).toBeNull();
    expect(await store.ofClosingMessage("C1", "6.000000")).toBeNull();
    const more = withFact(thread, { kind: "closing-message", ts: "6.000000" });
    await store.save(more, { version: 1, isUntold: false });
    expect((await store.ofClosingMessage("C1", "6.000000"))?.version).toBe(2);
  });

  it("say whether something waits to be told", async () => {
    const store = database.store.threads("f");
    for (const ts of ["1.0", "2.0", "3.0"]) await store.save(threadAt(ts), untold);
    await store.save(threadAt("2.0"), { version: 1, isUntold: false });
    expect((await store.untold(10)).map(({ ts }) => ts).sort()).toEqual(["1.0", "3.0"]);
    expect(await store.untold(1)).toHaveLength(1);
  });

  it("go with the events of their workspace, since what was told went too", async () => {
    const store = database.store.threads("g");
    await store.save(threadAt("1.0"), told);
    await database.store.clearWorkspace("g");
    expect(await store.find("C1", "1.0")).toBeNull();
  });
});
