import { ingest } from "../../../src/ingest/ingest";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../../support/store";

let opened: TestStore;
let workspace: string;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());
beforeEach(() => {
  workspace = freshWorkspace();
});

let count = 0;
/** One more conversation on the day, such as `05` of October 2026. */
async function open(day: string): Promise<void> {
  count += 1;
  const opening = {
    id: `o${count}`,
    type: "conversation.opened",
    at: `2026-10-${day}T09:00:00Z`,
    conversationId: `c${count}`,
    contact: { id: "k" },
    by: { kind: "system" },
  };
  await ingest(opened.store.ingest, { workspace, candidates: candidatesOf([opening]) }, 0);
}

/** How many days were added up. */
async function look(): Promise<number> {
  return (await opened.store.sumUpRested(workspace)).days;
}

test("the first look adds up every day", async () => {
  for (const day of ["05", "06"]) await open(day);
  expect(await look()).toBe(2);
  expect(await collected(opened.store.differences(workspace, () => undefined))).toEqual([]);
});

test("a day that has changed since the last look is left until it has rested", async () => {
  await open("05");
  await look();
  for (const day of ["06", "06", "07"]) await open(day);
  expect(await look()).toBe(0);
  await open("06");
  expect(await look()).toBe(1);
  expect(await look()).toBe(1);
  expect(await look()).toBe(0);
  expect(await collected(opened.store.differences(workspace, () => undefined))).toEqual([]);
});

test("a day that never rests is added up at every tenth look", async () => {
  const added: number[] = [];
  for (let looks = 0; looks < 21; looks += 1) {
    await open("05");
    added.push(await look());
  }
  expect(added).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});
