import fc from "fast-check";
import type { ConversationFilter } from "../../../src/domain/conversation-filter";
import type { Instant, TimeRange } from "../../../src/domain/instant";
import { assignmentsFamily } from "../../../src/domain/reports/assignments";
import { commentsFamily } from "../../../src/domain/reports/comments";
import { feedbackFamily } from "../../../src/domain/reports/feedback";
import { waitsFamily } from "../../../src/domain/reports/waits";
import type { Entry } from "../../../src/domain/sums/measure";
import { ingest } from "../../../src/ingest/ingest";
import type { ReportSource } from "../../../src/reports/ports";
import { type EventJson, eventLogs, instants } from "../../support/arbitrary-events";
import { memorySource } from "../../support/memory-source";
import { candidatesOf, freshWorkspace, type TestStore, testStore } from "../../support/store";

const logs = [feedbackFamily, assignmentsFamily, commentsFamily, waitsFamily];
const seed = Number(process.env.CASEBOARD_TEST_SEED ?? Date.now() % 1_000_000_000);

const filters: readonly ConversationFilter[] = [
  {},
  { inbox: ["support"] },
  { channel: ["chat"], tag: ["untagged", "vip"] },
  { topic: ["refund"] },
];

const ranges = fc
  .tuple(fc.constantFrom(...instants), fc.constantFrom(...instants))
  .map(([first, second]) => ({ from: Date.parse(first), to: Date.parse(second) }));

interface Told {
  readonly log: readonly EventJson[];
  /** How many of the events come in before the days are added up for the first time. */
  readonly early: number;
  readonly range: TimeRange;
}

const told: fc.Arbitrary<Told> = fc.record({
  log: eventLogs({ maxLength: 30 }),
  early: fc.nat({ max: 40 }),
  range: ranges,
});

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

function send(workspace: string, events: readonly unknown[]) {
  return ingest(opened.store.ingest, { workspace, candidates: candidatesOf(events) }, 0);
}

function sumUp(workspace: string) {
  return opened.store.sumUp(workspace, () => undefined);
}

function contentOf({ at: instant, memberId, value, details }: Entry): Entry {
  return { at: instant, memberId, value, details };
}

/** The entries of each log by each filter, in one order. */
async function answers(source: Pick<ReportSource, "entries">, workspace: string, range: TimeRange) {
  const read = logs.flatMap((family) => filters.map((filter) => ({ family, range, filter })));
  return Promise.all(
    read.map(async (question) =>
      (await source.entries(workspace, question)).map((entry) => JSON.stringify(contentOf(entry))).sort(),
    ),
  );
}

/** The waits at the instant and the ids of their conversations, by each filter. */
function waitingAt(
  source: Pick<ReportSource, "conversationsWaitingAt" | "openWaits">,
  workspace: string,
  instant: Instant,
) {
  return Promise.all(
    filters.map(async (filter) => {
      const waits = await source.openWaits(workspace, instant, filter);
      const conversations = await source.conversationsWaitingAt(workspace, instant, filter);
      return [waits.map((wait) => JSON.stringify(wait)).sort(), conversations.map(({ id }) => id).sort()];
    }),
  );
}

test(`entries are those of the conversations, in any range, by any filter, also of days that changed (seed ${seed})`, async () => {
  const { reports } = opened.store;
  const holds = async ({ log, early, range }: Told) => {
    const workspace = freshWorkspace();
    await send(workspace, log.slice(0, early));
    await sumUp(workspace);
    await send(workspace, log.slice(early));
    const expected = await answers(memorySource(log), "any", range);
    expect(await answers(reports, workspace, range)).toEqual(expected);
    expect(await waitingAt(reports, workspace, range.to)).toEqual(
      await waitingAt(memorySource(log), "any", range.to),
    );
    await sumUp(workspace);
    expect(await answers(reports, workspace, range)).toEqual(expected);
  };
  await fc.assert(fc.asyncProperty(told, holds), { numRuns: 60, seed });
}, 900_000);

const minute = 60_000;
const at = (time: string) => Date.parse(`2026-10-${time}Z`);
const event = (type: string, time: string, own = {}) => ({
  id: `${type} ${time}`,
  type,
  at: `2026-10-${time}Z`,
  conversationId: "c1",
  ...own,
});
const machine = { kind: "workflow", name: "Auto" };

/** Somebody waits half an hour over midnight until a workflow closes; another day it is opened again and closed. */
const story = [
  event("conversation.opened", "05T23:45:00", { contact: { id: "k1" }, by: machine, channel: "chat" }),
  event("message.received", "05T23:45:00"),
  event("conversation.assigned", "05T23:50:00", { to: "ann", source: "workflow", by: machine }),
  event("conversation.closed", "06T00:15:00", { by: machine }),
  event("conversation.reopened", "07T09:00:00", { by: machine }),
  event("comment.added", "07T09:30:00", { by: machine, text: "Closing again" }),
  event("conversation.closed", "07T10:00:00", { by: machine }),
  event("rating.received", "08T08:00:00", { score: 2, comment: "Slow" }),
];
const october = { from: at("01T00:00:00"), to: at("30T00:00:00") };

test("an entry has what its log shows, and who is credited", async () => {
  const workspace = freshWorkspace();
  await send(workspace, story);
  await sumUp(workspace);
  const [ratings, assignments, comments, waits] = await Promise.all(
    logs.map(async (family) => {
      const entries = await opened.store.reports.entries(workspace, { family, range: october, filter: {} });
      return entries.map(contentOf);
    }),
  );
  expect(ratings).toEqual([
    {
      at: at("08T08:00:00"),
      memberId: "ann",
      value: 2,
      details: ["rating.received 08T08:00:00", "c1", "k1", "chat"],
    },
  ]);
  expect(assignments).toEqual([
    {
      at: at("05T23:50:00"),
      memberId: "ann",
      value: 1,
      details: ["conversation.assigned 05T23:50:00", "c1", "k1", "workflow", null, null],
    },
  ]);
  expect(comments).toEqual([
    {
      at: at("07T09:30:00"),
      memberId: null,
      value: 1,
      details: ["comment.added 07T09:30:00", "c1", "k1", "workflow", "Auto"],
    },
  ]);
  expect(waits).toEqual([
    {
      at: at("06T00:15:00"),
      memberId: "ann",
      value: 30 * minute,
      details: ["c1", "k1", "first", "closed"],
    },
  ]);
});

test("where the newest are enough, earlier days are not read", async () => {
  const workspace = freshWorkspace();
  await send(workspace, [
    ...story,
    ...[9, 10, 11].map((day) => event("rating.received", `${day}T08:00:00`.padStart(11, "0"), { score: 5 })),
  ]);
  await sumUp(workspace);
  const asked: { readonly count: number; readonly since: string }[] = [];
  const entries = await opened.store.reports.entries(workspace, {
    family: feedbackFamily,
    range: october,
    filter: {},
    isEnough: (found, since) => {
      asked.push({ count: found.length, since: new Date(since).toISOString().slice(0, 10) });
      return found.length >= 2;
    },
  });
  // The last day alone has one; then two days more are read.
  expect(asked).toEqual([
    { count: 1, since: "2026-10-11" },
    { count: 3, since: "2026-10-09" },
  ]);
  expect(entries.map(({ value }) => value)).toEqual([5, 5, 5]);
});

test("days that are added up are read without their conversations, and changed ones from them", async () => {
  const workspace = freshWorkspace();
  const { reports } = opened.store;
  await send(workspace, story);
  await sumUp(workspace);
  const before = await answers(reports, workspace, october);
  const conversations = opened.database.db.collection<{ _id: string }>("conversations");
  await conversations.updateOne({ _id: `${workspace}/c1` }, { $set: { eventDays: [], firstEventAt: null } });
  const [unfiltered] = before;
  expect(unfiltered).toHaveLength(1);
  expect((await answers(reports, workspace, october))[0]).toEqual(unfiltered);
  await send(workspace, [event("rating.received", "08T09:00:00", { score: 5 })]);
  expect((await answers(reports, workspace, october))[0]).toHaveLength(2);
});
