import { ingest } from "../../src/ingest/ingest";
import { openAlertDesk, TEN, writesIn } from "../support/alert-desk";
import { candidatesOf, type TestStore, testStore } from "../support/store";

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

test("a wait that has ended is found by every instant that it lasted over, days or months", async () => {
  const { store } = database;
  const workspace = "lasting";
  const told = (id: string, type: string, at: string, own = {}) => ({
    id: `${id} ${type}`,
    conversationId: id,
    type,
    at,
    ...own,
  });
  const story = (id: string, answered: string) => [
    told(id, "conversation.opened", "2026-03-01T09:00:00Z", { contact: { id: "k" }, by: { kind: "system" } }),
    told(id, "message.received", "2026-03-01T09:00:00Z"),
    told(id, "message.sent", answered, { by: { kind: "user", id: "u1" } }),
  ];
  const events = [...story("days", "2026-03-04T09:00:00Z"), ...story("months", "2026-08-01T09:00:00Z")];
  await ingest(store.ingest, { workspace, candidates: candidatesOf(events) }, 0);
  const waitingAt = async (instant: string) => {
    const found = await store.reports.conversationsWaitingAt(workspace, Date.parse(instant), {});
    return found.map(({ id }) => id).sort();
  };
  expect(await waitingAt("2026-03-03T12:00:00Z")).toEqual(["days", "months"]);
  expect(await waitingAt("2026-06-15T12:00:00Z")).toEqual(["months"]);
  expect(await waitingAt("2026-08-01T09:00:00.001Z")).toEqual([]);
  expect(await waitingAt("2026-03-01T09:00:00Z")).toEqual([]);
});
