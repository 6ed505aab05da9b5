import type { Delivery } from "../../src/domain/digests/delivery";
import type { Digest } from "../../src/domain/digests/digest";
import type { DigestStore } from "../../src/reports/digests/ports";
import { sampleDigest } from "../support/digest-samples";
import { memoryDigests } from "../support/memory-digests";
import { freshWorkspace, type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

const digest = (over: Partial<Digest> = {}) =>
  sampleDigest({ name: "Support week", plannedUpTo: 1_000, ...over });

const stores: readonly (readonly [string, () => DigestStore])[] = [
  ["in memory", () => memoryDigests()],
  ["in the database", () => opened.store.digests(freshWorkspace())],
];

describe.each(stores)("digests %s", (_, open) => {
  it("come back as they were saved, by name free of case", async () => {
    const digests = open();
    const paused = { kind: "paused", because: "channel-gone", at: 5 } as const;
    await digests.save(digest({ id: "d2", name: "b", state: paused }), 0);
    await digests.save(digest({ id: "d3", name: "C", content: { kind: "own" } }), 0);
    await digests.save(digest({ id: "d1", name: "A" }), 0);
    expect((await digests.list()).map(({ value }) => value.name)).toEqual(["A", "b", "C"]);
    expect(await digests.find("d1")).toEqual({ value: digest({ name: "A" }), version: 1 });
    expect((await digests.find("d2"))?.value.state).toEqual(paused);
    expect((await digests.find("d3"))?.value.content).toEqual({ kind: "own" });
    expect(await digests.find("d4")).toBeNull();
  });

  it("keep their names apart, free of case and spaces", async () => {
    const digests = open();
    await digests.save(digest(), 0);
    expect(await digests.save(digest({ id: "d2", name: "SUPPORT  week" }), 0)).toBe("name-taken");
    await digests.save(digest({ id: "d2", name: "Other" }), 0);
    expect(await digests.save(digest({ id: "d2", name: "support WEEK" }), 1)).toBe("name-taken");
    expect(await digests.save(digest({ name: "SUPPORT WEEK" }), 1)).toBe("saved");
  });

  it("are not replaced by who has read an older version, or believes that there is none", async () => {
    const digests = open();
    await digests.save(digest(), 0);
    expect(await digests.save(digest({ setUpBy: "U2" }), 0)).toBe("changed-meanwhile");
    expect(await digests.save(digest({ setUpBy: "U2" }), 1)).toBe("saved");
    expect(await digests.save(digest({ setUpBy: "U3" }), 1)).toBe("changed-meanwhile");
    expect(await digests.find("d1")).toEqual({ value: digest({ setUpBy: "U2" }), version: 2 });
  });

  it("of many who replace the same version at once, exactly one wins", async () => {
    const digests = open();
    await digests.save(digest(), 0);
    const people = Array.from({ length: 16 }, (__, index) => `U${index}`);
    const saved = await Promise.all(people.map((setUpBy) => digests.save(digest({ setUpBy }), 1)));
    expect(saved.filter((outcome) => outcome === "saved")).toHaveLength(1);
    expect((await digests.find("d1"))?.value.setUpBy).toBe(people[saved.indexOf("saved")]);
  });

  it("of many new ones of one name at once, exactly one is saved", async () => {
    const digests = open();
    const ids = Array.from({ length: 8 }, (__, index) => `n${index}`);
    const saved = await Promise.all(ids.map((id) => digests.save(digest({ id }), 0)));
    expect([...saved].sort()).toEqual([...Array(7).fill("name-taken"), "saved"]);
    expect(await digests.list()).toHaveLength(1);
  });

  it("note what was planned forward only, without a new version", async () => {
    const digests = open();
    await digests.save(digest(), 0);
    await digests.notePlanned("d1", 3_000);
    await digests.notePlanned("d1", 2_000);
    expect(await digests.find("d1")).toEqual({ value: digest({ plannedUpTo: 3_000 }), version: 1 });
    await digests.notePlanned("nobody", 1);
    expect(await digests.list()).toHaveLength(1);
  });

  it("can be removed once, and their names taken again", async () => {
    const digests = open();
    await digests.save(digest(), 0);
    expect(await digests.remove("d1")).toBe(true);
    expect(await digests.remove("d1")).toBe(false);
    expect(await digests.save(digest({ id: "d9" }), 0)).toBe("saved");
  });
});

it("digests of one workspace are not those of another", async () => {
  const [one, two] = [freshWorkspace(), freshWorkspace()];
  expect(await opened.store.digests(one).save(digest(), 0)).toBe("saved");
  expect(await opened.store.digests(two).save(digest({ name: "Other" }), 0)).toBe("saved");
  expect((await opened.store.digests(two).find("d1"))?.value.name).toBe("Other");
});

it("the history of a digest is its newest entries, newest first", async () => {
  const deliveries = opened.store.deliveries(freshWorkspace());
  const entry = (digestId: string, day: number): Delivery => ({
    subject: { kind: "digest", digestId, localDate: `2026-11-0${day}` },
    dueAt: day,
    outcome: day === 2 ? { kind: "missed", because: "too-late" } : { kind: "due" },
  });
  const entries = [entry("d1", 1), entry("d1", 3), entry("d1", 2), entry("d2", 4)];
  await deliveries.enter(entries, 10);
  expect(await deliveries.ofDigest("d1", 2)).toEqual([entry("d1", 3), entry("d1", 2)]);
});
