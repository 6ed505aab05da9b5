import fc from "fast-check";
import { compareText } from "../../src/domain/event-order";
import { isWithin, type TimeRange } from "../../src/domain/instant";
import { type PresenceEvent, presenceByMember, presentMember } from "../../src/domain/presence";
import { ingest } from "../../src/ingest/ingest";
import { eventLogs, instants } from "../support/arbitrary-events";
import { decidingPresence, presenceFrom } from "../support/deciding-presence";
import { foldLog } from "../support/folded-log";
import { candidatesOf, freshWorkspace, type TestStore, testStore } from "../support/store";

const now = Date.parse("2026-11-01T12:00:00Z");
const instant = fc.constantFrom(...instants).map(Date.parse);

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

test("what is read for a range decides presence in it as the whole log does, for all members and for some", async () => {
  const { store } = opened;
  const breaksIn = (events: readonly PresenceEvent[], range: TimeRange) =>
    [...presenceByMember(events)]
      .map(([memberId, { breaks }]) => ({ memberId, breaks: breaks.filter((at) => isWithin(range, at)) }))
      .filter(({ breaks }) => breaks.length > 0)
      .sort((left, right) => compareText(left.memberId, right.memberId));
  await fc.assert(
    fc.asyncProperty(eventLogs({ maxLength: 60 }), instant, instant, async (log, one, other) => {
      const workspace = freshWorkspace();
      await ingest(store.ingest, { workspace, candidates: candidatesOf(log) }, now);
      const range = { from: Math.min(one, other), to: Math.max(one, other) };
      const { presenceEvents } = foldLog(log);
      const whole = presenceByMember(presenceEvents.filter(({ at }) => at < range.to));
      const read = await store.reports.presenceEvents(workspace, range);
      expect(presenceFrom(presenceByMember(read), range)).toEqual(presenceFrom(whole, range));
      expect(read).toEqual(expect.arrayContaining(decidingPresence(presenceEvents, range)));

      const breaks = await store.presence.breaksDuring(workspace, range);
      expect(breaksIn(breaks, range)).toEqual(breaksIn(presenceEvents, range));

      const some = await store.reports.presenceEvents(workspace, range, ["u1", "unknown"]);
      const ofThem = read.filter((event) => ["u1", "unknown"].includes(presentMember(event)));
      expect(presenceFrom(presenceByMember(some), range)).toEqual(
        presenceFrom(presenceByMember(ofThem), range),
      );
    }),
    { numRuns: 20 },
  );
});

test("of several last statuses at one instant that of the greatest id holds, in code-unit order", async () => {
  const { store } = opened;
  const at = "2026-10-01T08:00:00Z";
  const status = (id: string, userId: string, one: string) => ({
    id,
    at,
    type: "user.status",
    userId,
    status: one,
  });
  // By code units 😀 comes before ﬀ, by bytes after it.
  const log = [
    status("😀-1", "ada", "online"),
    status("ﬀ-2", "ada", "offline"),
    status("😀-3", "bo", "away"),
  ];
  const workspace = freshWorkspace();
  await ingest(store.ingest, { workspace, candidates: candidatesOf(log) }, now);
  const range = { from: Date.parse("2026-10-05T00:00:00Z"), to: now };
  const presence = presenceByMember(await store.reports.presenceEvents(workspace, range));
  expect(presenceFrom(presence, range)).toEqual({});
});
