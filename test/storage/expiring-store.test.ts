import type { ExpiringStore } from "../../src/slack/ports";
import { openStore, type Store } from "../../src/storage/store";
import { type TestDatabase, testDatabase } from "../support/database";
import { memoryExpiring } from "../support/memory-stores";

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await testDatabase();
  store = await openStore(database.uri);
});

afterAll(async () => {
  await store.close();
  await database.close();
});

let workspaces = 0;
const nextNumber = () => {
  workspaces += 1;
  return workspaces;
};
const stores: readonly (readonly [string, () => ExpiringStore])[] = [
  ["in memory", () => memoryExpiring()],
  ["in the database", () => store.expiring(`w${nextNumber()}`)],
];

const YEAR = 365 * 24 * 3_600_000;
const later = new Date(Date.now() + YEAR);

describe.each(stores)("texts kept for a time %s", (_, open) => {
  it("come back by their key until they expire, the latest of a key", async () => {
    const texts = open();
    await texts.put("a/b", "first", later);
    await texts.put("a/b", "second", later);
    expect(await texts.get("a/b", new Date())).toBe("second");
    expect(await texts.get("a/b", new Date(later.getTime() - 1))).toBe("second");
    expect(await texts.get("a/b", later)).toBeNull();
    expect(await texts.get("a", new Date())).toBeNull();
  });

  it("of many who claim a key at once exactly one gets it, and nobody after that", async () => {
    const texts = open();
    const claims = await Promise.all(Array.from({ length: 16 }, () => texts.claim("request/1", later)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await texts.claim("request/1", later)).toBe(false);
    expect(await texts.claim("request/2", later)).toBe(true);
  });
});

describe("texts in the database", () => {
  it("are those of one workspace", async () => {
    await store.expiring("one").put("key", "text", later);
    expect(await store.expiring("two").get("key", new Date())).toBeNull();
  });
});
