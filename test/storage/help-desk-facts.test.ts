import { ingest } from "../../src/ingest/ingest";
import { readOverallView } from "../../src/reports/overall-report";
import { helpDeskEvents } from "../support/help-desk-events";
import { candidatesOf, type TestStore, testStore } from "../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
  const candidates = candidatesOf(helpDeskEvents());
  await ingest(opened.store.ingest, { workspace: "w", candidates }, Date.now());
});
afterAll(() => opened.close());

test("inboxes and tags are those that occur, in order, and belong to one workspace", async () => {
  const { helpDeskFacts } = opened.store;
  expect(await helpDeskFacts.inboxes("w")).toEqual(["4711", "inbox-1"]);
  expect(await helpDeskFacts.tags("w")).toEqual([{ name: "vip", conversations: 1 }]);
  expect(await helpDeskFacts.inboxes("other")).toEqual([]);
});

test("contacts ever helped are those that the overall report of all times counts", async () => {
  const { helpDeskFacts, reports } = opened.store;
  const always = { from: Date.parse("2000-01-01"), to: Date.parse("2100-01-01") };
  for (const [user, expected] of [
    [["m-aisha"], 4],
    [["m-aisha", "m-ben"], 5],
    [["m-vera"], 0],
    [[], 0],
  ] as const) {
    expect(await helpDeskFacts.contactsHelped("w", user)).toBe(expected);
    const selection = { range: always, previous: null, filter: {}, members: { user }, zone: "UTC" };
    const { current } = await readOverallView(reports, "w", { ...selection, now: always.to });
    expect(current.figures.customersHelped).toBe(expected);
  }
});
