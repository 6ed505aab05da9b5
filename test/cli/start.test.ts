import { caseboard, startApi, startCaseboard } from "../support/caseboard";
import { type TestDatabase, testDatabase } from "../support/database";
import { waitForOutput } from "../support/processes";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test("without Slack's settings start says which are missing, and how to do without", async () => {
  const { code, notes } = await caseboard(["start"], database);
  expect(code).toBe(1);
  expect(notes).toMatch(/SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET .* missing/);
  expect(notes).toMatch(/--without-slack/);
});

test("the API is ready, and ends with 0 when told to stop", async () => {
  const api = await startApi(database.uri);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  api.child.kill("SIGINT");
  expect(await api.ended).toBe(0);
});

test("a database that cannot be reached is told in words", async () => {
  const { code, notes } = await caseboard(["verify"], { uri: "mongodb://127.0.0.1:1/" });
  expect(code).toBe(1);
  expect(notes).toMatch(/The database did not do what was asked.*\nLook whether it runs/);
});

test("the demo shows its page with sample data, and keeps away from events of others", async () => {
  const demo = startCaseboard(["demo"], database.uri);
  const [, url = ""] = await waitForOutput(demo, /The demo is ready: (\S+)/);
  expect((await fetch(url)).status).toBe(200);
  demo.child.kill("SIGTERM");
  expect(await demo.ended).toBe(0);
  const words = ["report", "users", "--workspace", "demo", "--range", "last 30 days", "--format", "json"];
  const { results } = await caseboard(words, database);
  expect(JSON.parse(results).rows.length).toBeGreaterThanOrEqual(10);
  expect((await caseboard(["verify", "--workspace", "demo"], database)).code).toBe(0);

  await database.db.collection<{ _id: string }>("states").deleteOne({ _id: "demo-sample" });
  const refused = await caseboard(["demo"], database);
  expect(refused).toMatchObject({ code: 2, results: "" });
  expect(refused.notes).toMatch(/holds events that are no sample data/);
}, 90_000);
