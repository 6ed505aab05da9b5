import { usageFamily } from "../../../src/domain/sums/families";
import { ingest } from "../../../src/ingest/ingest";
import { shuffledEvents } from "../../support/generated-events";
import { candidatesOf, freshWorkspace, type TestStore, testStore } from "../../support/store";

const october = { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2026-11-01T00:00:00Z") };
const asked = { family: usageFamily, ranges: [october], filter: {} };

let opened: TestStore;
beforeAll(async () => {
  opened = await testStore();
});
afterAll(() => opened.close());

async function send(workspace: string, events: readonly unknown[]): Promise<void> {
  await ingest(opened.store.ingest, { workspace, candidates: candidatesOf(events) }, 0);
}

test("who asks the same again while nothing changed on its days gets what was added up before", async () => {
  const workspace = freshWorkspace();
  await send(workspace, shuffledEvents(20));
  const [first, again] = await Promise.all([1, 2].map(() => opened.store.reports.sums(workspace, asked)));
  expect(first?.[0]?.count("closedConversations", [null])).toBeGreaterThan(0);
  expect(again?.[0]).toBe(first?.[0]);
  expect((await opened.store.reports.sums(workspace, asked))[0]).toBe(first?.[0]);
});

test("one more event on one of its days is in the next answer", async () => {
  const workspace = freshWorkspace();
  await send(workspace, shuffledEvents(20));
  const proactive = async () => {
    const [sums] = await opened.store.reports.sums(workspace, asked);
    return sums?.count("proactiveMessages", [null]) ?? Number.NaN;
  };
  const before = await proactive();
  const message = { conversationId: "one-more", at: "2026-10-15T12:00:00Z" };
  await send(workspace, [
    { ...message, id: "o", type: "conversation.opened", contact: { id: "k" }, by: { kind: "system" } },
    { ...message, id: "m", type: "message.sent", by: { kind: "bot" }, proactive: true },
  ]);
  expect(await proactive()).toBe(before + 1);
});

test("ranges that end at other instants of the last day share what the days before amount to", async () => {
  const workspace = freshWorkspace();
  const closedAt = ["01T09:00", "02T09:00", "03T09:00", "09T09:00", "10T09:00", "10T11:00"];
  await send(
    workspace,
    closedAt.flatMap((time) => {
      const event = { conversationId: time, at: `2026-10-${time}:00Z`, by: { kind: "system" } };
      return [
        { ...event, id: `${time} opened`, type: "conversation.opened", contact: { id: "k" } },
        { ...event, id: `${time} closed`, type: "conversation.closed" },
      ];
    }),
  );
  const closedBefore = async (time: string) => {
    const ranges = [{ from: october.from, to: Date.parse(`2026-10-${time}:00Z`) }];
    const [sums] = await opened.store.reports.sums(workspace, { ...asked, ranges });
    return sums?.count("closedConversations", [null]);
  };
  expect(await closedBefore("10T10:00")).toBe(5);
  // From now on the database has nothing of the first three days.
  const conversations = opened.database.db.collection<{ _id: string }>("conversations");
  for (const time of closedAt.slice(0, 3)) await conversations.deleteOne({ _id: `${workspace}/${time}` });
  expect(await closedBefore("10T12:00")).toBe(6);
});
