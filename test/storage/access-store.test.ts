import type { Access, AccessStore } from "../../src/slack/ports";
import { openStore, type Store } from "../../src/storage/store";
import { type TestDatabase, testDatabase } from "../support/database";
import { memoryAccess } from "../support/memory-stores";

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
const stores: readonly (readonly [string, () => AccessStore])[] = [
  ["in memory", () => memoryAccess()],
  ["in the database", () => store.access(`w${nextNumber()}`)],
];

const access: Access = {
  links: [{ slackUserId: "U1", memberId: "m1" }],
  roles: [{ memberId: "m1", role: "owner" }],
  firstOwner: "U1",
};

describe.each(stores)("access settings %s", (_, open) => {
  it("are empty at first, then what was written", async () => {
    const settings = open();
    const first = await settings.read();
    expect(first.access).toEqual({ links: [], roles: [], firstOwner: null });
    expect(await settings.replace(access, first.version)).toBe(true);
    expect((await settings.read()).access).toEqual(access);
  });

  it("are not replaced by who has read an older version", async () => {
    const settings = open();
    const { version } = await settings.read();
    await settings.replace(access, version);
    expect(await settings.replace({ ...access, firstOwner: "U2" }, version)).toBe(false);
    expect((await settings.read()).access.firstOwner).toBe("U1");
  });

  it("of many who replace the same version at once, exactly one wins", async () => {
    const settings = open();
    const { version } = await settings.read();
    const ids = Array.from({ length: 16 }, (__, index) => `U${index}`);
    const won = await Promise.all(
      ids.map((firstOwner) => settings.replace({ ...access, firstOwner }, version)),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await settings.read()).access.firstOwner).toBe(ids[won.indexOf(true)]);
  });
});
