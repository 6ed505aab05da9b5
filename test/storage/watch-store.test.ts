import type { Watch } from "../../src/domain/slack-threads/watch";
import { type TestStore, testStore } from "../support/store";

let database: TestStore;

beforeAll(async () => {
  database = await testStore();
});

afterAll(() => database.close());

const watch: Watch = {
  channelId: "C1",
  name: "support",
  assignEmoji: "eyes",
  closeEmoji: "white_check_mark",
  asksForRatings: true,
  since: 1_000,
  setUpBy: "U1",
};

describe("watched channels of a workspace", () => {
  it("are read as they were saved, by name, and by nobody else's workspace", async () => {
    const store = database.store.watches("a");
    const other: Watch = { ...watch, channelId: "C0", name: "zebra", asksForRatings: false };
    expect(await store.save(other, 0)).toBe("saved");
    expect(await store.save(watch, 0)).toBe("saved");
    expect(await store.list()).toEqual([
      { value: watch, version: 1, lastEventAt: null },
      { value: other, version: 1, lastEventAt: null },
    ]);
    expect(await database.store.watches("b").list()).toEqual([]);
    expect(await database.store.watches("b").find("C1")).toBeNull();
    expect(await database.store.watches("b").remove("C1")).toBe(false);
  });

  it("are changed by one of several at once, on what they read", async () => {
    const store = database.store.watches("c");
    const tries = Array.from({ length: 6 }, (_, index) => ({ ...watch, since: index }));
    const made = await Promise.all(tries.map((one) => store.save(one, 0)));
    expect(made.filter((outcome) => outcome === "saved")).toHaveLength(1);
    const changed = await Promise.all(tries.map((one) => store.save(one, 1)));
    expect(changed.filter((outcome) => outcome === "saved")).toHaveLength(1);
    expect((await store.find("C1"))?.version).toBe(2);
  });

  it("know when something last came, which moves forward only and changes no version", async () => {
    const store = database.store.watches("d");
    await store.save(watch, 0);
    await store.noteEvent("C1", 5_000);
    await store.noteEvent("C1", 3_000);
    expect(await store.find("C1")).toEqual({ value: watch, version: 1, lastEventAt: 5_000 });
    expect(await store.save({ ...watch, asksForRatings: false }, 1)).toBe("saved");
    expect((await store.find("C1"))?.lastEventAt).toBe(5_000);
  });

  it("are gone when they are removed, also for what comes late", async () => {
    const store = database.store.watches("e");
    await store.save(watch, 0);
    expect(await store.remove("C1")).toBe(true);
    await store.noteEvent("C1", 5_000);
    expect(await store.find("C1")).toBeNull();
    expect(await store.remove("C1")).toBe(false);
  });
});
