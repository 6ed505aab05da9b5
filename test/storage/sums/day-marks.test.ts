import { freshWorkspace, type TestStore, testStore } from "../../support/store";

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

test("every change raises the version, also of many at once", async () => {
  const { marks } = opened.store;
  const workspace = freshWorkspace();
  const change = () => marks.mark(workspace, [{ day: 5, conversationIds: ["c"] }]);
  await Promise.all(Array.from({ length: 20 }, change));
  await marks.mark(workspace, [{ day: -3, conversationIds: null }]);
  expect([...(await marks.versions(workspace, -10, 10))]).toEqual([
    [-3, 1],
    [5, 20],
  ]);
  expect([...(await marks.versions(workspace, 6, 10))]).toEqual([]);
});

test("who knows an older state learns which conversations have changed since", async () => {
  const { marks } = opened.store;
  const workspace = freshWorkspace();
  for (const id of ["a", "b", "c", "b"]) await marks.mark(workspace, [{ day: 1, conversationIds: [id] }]);
  expect(await marks.changesSince(workspace, 1, 4)).toEqual({ version: 4, conversationIds: [] });
  expect(await marks.changesSince(workspace, 1, 2)).toEqual({ version: 4, conversationIds: ["c", "b"] });
});

test("what changed is unknown after a change of unknown ones, of many, or too long ago", async () => {
  const { marks } = opened.store;
  const workspace = freshWorkspace();
  const many = Array.from({ length: 1_000 }, (_, index) => `c${index}`);
  await marks.mark(workspace, [{ day: 1, conversationIds: ["a"] }]);
  await marks.mark(workspace, [{ day: 1, conversationIds: many }]);
  await marks.mark(workspace, [{ day: 2, conversationIds: null }]);
  expect(await marks.changesSince(workspace, 1, 1)).toBeNull();
  expect(await marks.changesSince(workspace, 2, 0)).toBeNull();
  expect(await marks.changesSince(workspace, 3, 0)).toBeNull();
  for (let change = 0; change < 70; change += 1) {
    await marks.mark(workspace, [{ day: 4, conversationIds: ["a"] }]);
  }
  expect(await marks.changesSince(workspace, 4, 0)).toBeNull();
  expect(await marks.changesSince(workspace, 4, 60)).toEqual({ version: 70, conversationIds: ["a"] });
});

test("all changes are named together, also of what counts on no day", async () => {
  const { marks } = opened.store;
  const workspace = freshWorkspace();
  expect(await marks.changeCount(workspace)).toBe(0);
  expect(await marks.allChangesSince(workspace, 0)).toBeNull();
  await marks.mark(workspace, [{ day: 1, conversationIds: ["a"] }], ["a", "b"]);
  await marks.mark(workspace, [], ["c"]);
  await marks.mark(workspace, [], []);
  expect(await marks.changeCount(workspace)).toBe(2);
  expect(await marks.allChangesSince(workspace, 0)).toEqual({ version: 2, conversationIds: ["a", "b", "c"] });
  expect([...(await marks.versions(workspace, Number.NEGATIVE_INFINITY, 10))]).toEqual([[1, 1]]);
  await marks.mark(workspace, [], null);
  expect(await marks.allChangesSince(workspace, 1)).toBeNull();
});
