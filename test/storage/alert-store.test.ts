import type { Alert } from "../../src/domain/alerts/alert";
import { type TestStore, testStore } from "../support/store";

let database: TestStore;

beforeAll(async () => {
  database = await testStore();
});

afterAll(() => database.close());

const alert: Alert = {
  id: "one",
  minutes: 15,
  tell: { kind: "owner", otherwise: null },
  teamId: null,
  officeHours: true,
  setUpBy: "U1",
  setUpAt: 1_000,
  state: { kind: "paused", because: "rights-gone", at: 2_000 },
};

describe("alerts of a workspace", () => {
  it("are read as they were saved, oldest first, and by nobody else's workspace", async () => {
    const store = database.store.alerts("a");
    const newer: Alert = {
      ...alert,
      id: "a-newer",
      setUpAt: 3_000,
      tell: { kind: "channel", channelId: "C1" },
    };
    expect(await store.save(newer, 0)).toBe("saved");
    expect(await store.save(alert, 0)).toBe("saved");
    expect(await store.list()).toEqual([
      { value: alert, version: 1 },
      { value: newer, version: 1 },
    ]);
    expect(await store.find("one")).toEqual({ value: alert, version: 1 });
    expect(await database.store.alerts("b").list()).toEqual([]);
    expect(await database.store.alerts("b").find("one")).toBeNull();
    expect(await database.store.alerts("b").remove("one")).toBe(false);
  });

  it("are changed by one of several at once, on what they read", async () => {
    const store = database.store.alerts("c");
    const tries = Array.from({ length: 8 }, (_, index) => ({ ...alert, minutes: index + 1 }));
    const made = await Promise.all(tries.map((one) => store.save(one, 0)));
    expect(made.filter((outcome) => outcome === "saved")).toHaveLength(1);
    const changed = await Promise.all(tries.map((one) => store.save(one, 1)));
    expect(changed.filter((outcome) => outcome === "saved")).toHaveLength(1);
    const winner = tries[changed.indexOf("saved")];
    expect(await store.find("one")).toEqual({ value: winner, version: 2 });
    expect(await store.save(alert, 1)).toBe("changed-meanwhile");
  });

  it("once removed are not brought back by who read them before", async () => {
    const store = database.store.alerts("d");
    await store.save(alert, 0);
    expect(await store.remove("one")).toBe(true);
    expect(await store.remove("one")).toBe(false);
    expect(await store.save(alert, 1)).toBe("changed-meanwhile");
    expect(await store.find("one")).toBeNull();
  });
});
