import { ingest, storeEach } from "../../../src/ingest/ingest";
import { readOverallView } from "../../../src/reports/overall-report";
import { readWorkloadView } from "../../../src/reports/workload-report";
import { memorySource } from "../../support/memory-source";
import { candidatesOf, collected, freshWorkspace, type TestStore, testStore } from "../../support/store";

const minute = 60_000;
const october = { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2026-11-01T00:00:00Z") };
const december = Date.parse("2026-12-01T00:00:00Z");

let opened: TestStore;
let workspace: string;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());
beforeEach(() => {
  workspace = freshWorkspace();
});

/** `05T09:30:00` in October 2026. */
function at(time: string): number {
  return Date.parse(`2026-10-${time}Z`);
}

let count = 0;
function event(type: string, time: string, more: object) {
  count += 1;
  return { id: `${type} ${count}`, type, at: `2026-10-${time}Z`, ...more };
}

const ann = { kind: "user", id: "ann" };
const inOne = { conversationId: "c1", by: ann };

function opening(conversationId: string, time: string) {
  return event("conversation.opened", time, {
    conversationId,
    contact: { id: "k1" },
    by: { kind: "contact" },
  });
}

function status(time: string, word: string) {
  return event("user.status", time, { userId: "ann", status: word });
}

/** Ann opens c1 at 23:00 of the 5th, replies ten minutes later, and does not say when she left. */
function lateEvening() {
  return [
    event("user.upserted", "01T00:00:00", { user: { id: "ann", name: "Ann", role: "agent" } }),
    opening("c1", "05T22:50:00"),
    event("visit.started", "05T23:00:00", inOne),
    event("message.sent", "05T23:10:00", inOne),
  ];
}

let sent: object[] = [];
/** Stores events, and adds everything up: what comes later is late. */
async function send(events: readonly object[]): Promise<void> {
  await ingest(opened.store.ingest, { workspace, candidates: candidatesOf(events) }, 0);
  sent.push(...events);
}
beforeEach(() => {
  sent = [];
});

/** Handle time in minutes by the stored sums; of the workload report in the range, of the overall report's replies. */
async function handleTimes(range = october, now = december) {
  const question = { range, previous: null, now, zone: "UTC", filter: {}, members: {} };
  const read = async (source: Parameters<typeof readWorkloadView>[0]) => {
    const { total } = await readWorkloadView(source, workspace, question);
    const { current } = await readOverallView(source, workspace, question);
    return { workload: (total.handleTime.value ?? 0) / 60, overall: current.figures.handleTime };
  };
  const stored = await read(opened.store.reports);
  expect(stored).toEqual(await read(memorySource(sent)));
  return { ...stored, overall: stored.overall === null ? null : stored.overall / minute };
}

const day = (date: string) => ({ from: at(`${date}T00:00:00`), to: at(`${date}T00:00:00`) + 1_440 * minute });

/** Late events: with and without the days added up before. */
async function afterwards(late: readonly object[], expected: { workload: number; overall: number | null }) {
  await opened.store.sumUp(workspace, () => undefined);
  await handleTimes();
  await send(late);
  expect(await handleTimes()).toEqual(expected);
  await opened.store.sumUp(workspace, () => undefined);
  expect(await handleTimes()).toEqual(expected);
  expect(await collected(opened.store.differences(workspace, () => undefined))).toEqual([]);
}

test("a visit counts on the day on which it ends, and the reply inside on its own", async () => {
  await send(lateEvening());
  await opened.store.sumUp(workspace, () => undefined);
  expect(await handleTimes(day("05"))).toEqual({ workload: 0, overall: 10 });
  expect(await handleTimes(day("06"))).toEqual({ workload: 240, overall: null });
});

test("a late visit to another conversation on the next day ends one of the day before", async () => {
  await send([...lateEvening(), opening("c2", "06T08:00:00")]);
  const elsewhere = event("visit.started", "06T01:00:00", { conversationId: "c2", by: ann });
  await afterwards([elsewhere], { workload: 120, overall: 10 });
});

test("a late end of a visit after midnight shortens it", async () => {
  await send(lateEvening());
  await afterwards([event("visit.ended", "06T00:30:00", inOne)], { workload: 90, overall: 10 });
});

test("a late reply makes a visit of the day before count", async () => {
  await send(lateEvening().slice(0, 3));
  await afterwards([event("message.sent", "06T02:00:00", inOne)], { workload: 240, overall: 180 });
});

test("a late status on the next day ends a visit, and who is online goes on", async () => {
  await send(lateEvening());
  await afterwards([status("06T00:00:00", "away"), status("05T23:30:00", "online")], {
    workload: 60,
    overall: 10,
  });
});

test("a late status before the reply leaves the visit without one", async () => {
  await send(lateEvening());
  await afterwards([status("05T23:05:00", "offline")], { workload: 0, overall: null });
});

test("a late deletion makes statuses of later weeks count no more, and a return makes them count again", async () => {
  await send([...lateEvening(), status("06T00:00:00", "away")]);
  const deletion = event("user.deleted", "02T00:00:00", { userId: "ann" });
  await afterwards([deletion], { workload: 240, overall: 10 });
  const comeBack = event("user.upserted", "03T00:00:00", { user: { id: "ann", name: "Ann", role: "agent" } });
  await afterwards([comeBack], { workload: 60, overall: 10 });
});

test("what is inside a visit counts from the moment at which the visit has ended", async () => {
  await send(lateEvening());
  for (const isAddedUp of [false, true]) {
    if (isAddedUp) await opened.store.sumUp(workspace, () => undefined);
    const nothing = { workload: 0, overall: null };
    expect(await handleTimes(october, at("06T02:59:59"))).toEqual(nothing);
    expect(await handleTimes(october, at("06T03:00:00"))).toEqual({ workload: 240, overall: 10 });
    expect(await handleTimes(day("05"), at("06T02:59:59"))).toEqual(nothing);
    expect(await handleTimes(day("05"), at("06T03:00:00"))).toEqual({ workload: 0, overall: 10 });
  }
});

test("a death between storing a status and marking its days is made right by whoever recovers", async () => {
  const { store } = opened;
  await send(lateEvening());
  await store.sumUp(workspace, () => undefined);
  const late = [status("06T00:00:00", "away")];
  await storeEach(store.ingest, { workspace, candidates: candidatesOf(late) }, 0);
  sent.push(...late);
  await store.recover(0, { everything: true });
  expect(await handleTimes()).toEqual({ workload: 60, overall: 10 });
  expect(await collected(store.differences(workspace, () => undefined))).toEqual([]);
});
