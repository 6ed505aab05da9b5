import { TokenStore } from "../../src/storage/token-store";
import { type TestDatabase, testDatabase } from "../support/database";

type Tokens = ConstructorParameters<typeof TokenStore>[0];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** The collection of tokens, which counts how often one is looked for. */
function counted() {
  const collection: Tokens = database.db.collection("tokens");
  let looks = 0;
  const counting = new Proxy(collection, {
    get: (target, name) => {
      if (name === "findOne") looks += 1;
      const member = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return { collection: counting, looks: () => looks };
}

test("requests of one moment with the same token share a look in the database, others have their own", async () => {
  const { collection, looks } = counted();
  const tokens = new TokenStore(collection);
  const { id, token } = await tokens.create({ workspace: "w", scopes: ["read"], name: null }, 0);
  const together = await Promise.all(Array.from({ length: 64 }, () => tokens.authenticate(token, 0)));
  expect(new Set(together.map((found) => found?.id))).toEqual(new Set([id]));
  expect(looks()).toBe(1);
  const other = await tokens.create({ workspace: "v", scopes: ["read"], name: null }, 0);
  const both = await Promise.all([tokens.authenticate(token, 0), tokens.authenticate(other.token, 0)]);
  expect(both.map((found) => found?.workspace)).toEqual(["w", "v"]);
  expect(looks()).toBe(3);
});

test("who asks after a token was revoked is told so, also while an earlier look is under way", async () => {
  const { collection } = counted();
  const tokens = new TokenStore(collection);
  const { id, token } = await tokens.create({ workspace: "w", scopes: ["read"], name: null }, 0);
  const before = tokens.authenticate(token, 0);
  await tokens.revoke("w", id, 0);
  expect(await tokens.authenticate(token, 0)).toBeUndefined();
  await before;
});
