import { openAlertDesk, TEN, writesIn } from "../support/alert-desk";
import { type TestStore, testStore } from "../support/store";

let database: TestStore;

beforeAll(async () => {
  database = await testStore();
});

afterAll(() => database.close());

test("who waits can be asked for since when: the start belongs to it, the end does not", async () => {
  const desk = await openAlertDesk(database.store);
  await desk.happens(...["a", "b", "c"].flatMap((id, index) => writesIn(id, index)));
  const waiting = async (...[from, to]: readonly [number | undefined, number]) => {
    const found = await database.store.reports.waitingConversations(desk.workspace, to, {}, from);
    return found.map(({ id }) => id).toSorted();
  };
  const minute = (count: number) => TEN + count * 60_000;
  expect(await waiting(undefined, minute(2))).toEqual(["a", "b"]);
  expect(await waiting(minute(1), minute(3))).toEqual(["b", "c"]);
  expect(await waiting(minute(1) + 1, minute(2))).toEqual([]);
});
