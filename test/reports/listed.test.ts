import { readAssignmentsView } from "../../src/reports/assignments-report";
import { readCommentsView } from "../../src/reports/comments-report";
import { readFeedbackView } from "../../src/reports/feedback-report";
import { readServiceLevelView } from "../../src/reports/sla-report";
import { memorySource } from "../support/memory-source";

const HOUR = 3_600_000;
const range = { from: Date.parse("2026-10-01T00:00:00Z"), to: Date.parse("2026-11-01T00:00:00Z") };
const selection = { range, previous: null, filter: {}, members: {}, listed: 2 };

/** A conversation with one of everything, on the given day of October: the contact waits five hours. */
function conversationOn(day: number) {
  const conversationId = `c${day}`;
  const event = (type: string, hour: number, own = {}) => {
    const at = new Date(range.from + ((day - 1) * 24 + hour) * HOUR).toISOString();
    return { id: `${conversationId} ${type}`, at, type, conversationId, ...own };
  };
  const ann = { kind: "user", id: "ann" };
  return [
    event("conversation.opened", 9, { contact: { id: `k${day}`, name: `Contact ${day}` }, by: ann }),
    event("message.received", 9),
    event("conversation.assigned", 10, { to: "ann", source: "user", by: ann }),
    event("comment.added", 11, { by: ann, text: `Text ${day}` }),
    event("message.sent", 14, { by: ann }),
    event("rating.received", 15, { score: day, comment: `Rated ${day}` }),
  ];
}

const memory = memorySource([1, 2, 3, 4].flatMap(conversationOn));

/** The source, and whose names and which texts it was asked for. */
function listening() {
  const asked: string[] = [];
  const source: typeof memory = {
    ...memory,
    contactNames: async (workspace, ids) => {
      asked.push(...ids);
      return memory.contactNames(workspace, ids);
    },
    eventTexts: async (workspace, ids) => {
      asked.push(...ids);
      return memory.eventTexts(workspace, ids);
    },
  };
  return { source, asked };
}

test("of ratings the newest are listed, with their comments, and figures are of all", async () => {
  const { source, asked } = listening();
  const { entries, average } = await readFeedbackView(source, "any", selection);
  expect(entries.map(({ score, comment, contactName }) => [score, comment, contactName])).toEqual([
    [4, "Rated 4", "Contact 4"],
    [3, "Rated 3", "Contact 3"],
  ]);
  expect(average).toMatchObject({ value: 2.5, sampleSize: 4 });
  expect(asked.sort()).toEqual(["c3 rating.received", "c4 rating.received", "k3", "k4"]);
});

test("of comments the newest are listed, with their texts, and all are counted", async () => {
  const { source, asked } = listening();
  const { entries, count } = await readCommentsView(source, "any", selection);
  expect(entries.map(({ text, contactName }) => [text, contactName])).toEqual([
    ["Text 4", "Contact 4"],
    ["Text 3", "Contact 3"],
  ]);
  expect(count).toBe(4);
  expect(asked.sort()).toEqual(["c3 comment.added", "c4 comment.added", "k3", "k4"]);
});

test("of assignments the newest are listed, with names, and all are counted by source", async () => {
  const { source, asked } = listening();
  const { log, total, bySource } = await readAssignmentsView(source, "any", {
    ...selection,
    assignments: {},
  });
  expect(log.map(({ conversationId, contactName }) => [conversationId, contactName])).toEqual([
    ["c4", "Contact 4"],
    ["c3", "Contact 3"],
  ]);
  expect([total, bySource]).toEqual([4, [{ source: "user", count: 4, percentage: 100 }]]);
  expect(asked.sort()).toEqual(["k3", "k4"]);
});

test("a filter of contacts looks at every name, also where few are listed", async () => {
  const chosen = { ...selection, listed: 1 };
  const assignments = { contact: ["contact 2"] };
  const { log, total } = await readAssignmentsView(memory, "any", { ...chosen, assignments });
  expect([log.map(({ contactId }) => contactId), total]).toEqual([["k2"], 1]);
  const { entries, count } = await readCommentsView(memory, "any", { ...chosen, contact: ["CONTACT 1"] });
  expect([entries.map(({ contactId }) => contactId), count]).toEqual([["k1"], 1]);
});

test("of breaches the newest are listed, with names, and all are counted", async () => {
  const { source, asked } = listening();
  const targets = { everyone: { first: HOUR, every: null }, byTeam: new Map() };
  const question = { ...selection, now: range.to, targets };
  const { breaches, breachCount, total } = await readServiceLevelView(source, "any", question);
  expect(breaches.map(({ conversationId, contactName }) => [conversationId, contactName])).toEqual([
    ["c4", "Contact 4"],
    ["c3", "Contact 3"],
  ]);
  expect(breachCount).toBe(4);
  expect(total.first).toEqual({ target: HOUR, met: 0, breached: 4, pending: 0, share: 0 });
  expect(asked.sort()).toEqual(["k3", "k4"]);
});
