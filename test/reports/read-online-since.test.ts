import { readOnlineSince } from "../../src/reports/read-online-since";
import { memorySource } from "../support/memory-source";

const now = Date.parse("2026-11-01T12:00:00Z");
let statuses = 0;

function status(at: string, userId: string, one: string) {
  statuses += 1;
  return { id: `s${statuses}`, at, type: "user.status", userId, status: one };
}

const since = async (events: readonly object[]) => {
  const online = await readOnlineSince(memorySource(events), "acme", now);
  return Object.fromEntries([...online].map(([id, at]) => [id, new Date(at).toISOString()]));
};

test("a member is online since the first online after the last break, however long ago that was", async () => {
  const log = [
    status("2026-11-01T08:00:00Z", "today", "online"),
    status("2026-11-01T09:00:00Z", "today", "online"),
    status("2026-10-30T08:00:00Z", "days", "offline"),
    status("2026-10-30T09:00:00Z", "days", "online"),
    status("2026-10-31T11:59:59Z", "days", "online"),
    status("2026-11-01T11:00:00Z", "days", "online"),
    status("2024-02-29T09:00:00Z", "years", "online"),
    status("2026-11-01T12:00:00Z", "just now", "online"),
  ];
  expect(await since(log)).toEqual({
    today: "2026-11-01T08:00:00.000Z",
    days: "2026-10-30T09:00:00.000Z",
    years: "2024-02-29T09:00:00.000Z",
    "just now": "2026-11-01T12:00:00.000Z",
  });
});

test("who left, was deleted, or comes online later is not online", async () => {
  const log = [
    status("2026-10-01T08:00:00Z", "left", "online"),
    status("2026-11-01T12:00:00Z", "left", "away"),
    status("2026-10-01T08:00:00Z", "deleted", "online"),
    { id: "d1", at: "2026-10-02T08:00:00Z", type: "user.deleted", userId: "deleted" },
    status("2026-11-01T09:00:00Z", "deleted", "online"),
    status("2026-11-01T12:00:00.001Z", "later", "online"),
  ];
  expect(await since(log)).toEqual({});
});
