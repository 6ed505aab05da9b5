import { caseboard } from "../support/caseboard";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("a command that finds an index in its way says so and ends", async () => {
  const events = database.db.collection("events");
  await events.createIndex({ workspace: 1, conversationId: 1 }, { name: "made by hand" });
  const { code, notes } = await caseboard(["verify"], { uri: database.uri });
  expect(code).toBe(1);
  expect(notes).toMatch(/The database did not do what was asked: .*index/i);
}, 60_000);
