import { changedDays } from "../../../src/domain/sums/day-facts";
import { foldLog } from "../../support/folded-log";

/** 1 October 2026. */
const FIRST = Date.parse("2026-10-01T00:00:00Z") / 86_400_000;
const machine = { kind: "workflow" };

function event(day: number, type: string, own: object = {}) {
  const at = new Date((FIRST + day - 1) * 86_400_000).toISOString();
  return { id: `${type} ${day}`, at, type, conversationId: "c1", ...own };
}

function folded(events: readonly unknown[]) {
  const [conversation] = foldLog(events).conversations;
  if (conversation === undefined) throw new Error("The events open no conversation");
  return conversation;
}

const story = [
  event(1, "conversation.opened", { contact: { id: "k1" }, by: machine }),
  event(2, "message.received"),
  event(3, "conversation.assigned", { to: "ann", source: "workflow" }),
  event(4, "conversation.closed", { by: machine }),
  event(5, "rating.received", { score: 4 }),
];
const before = folded(story);

const daysOf = (days: readonly number[]) =>
  days.map((day) => 1 + day - FIRST).sort((left, right) => left - right);

test("a conversation that is new or gone changes every day on which it counts", () => {
  expect(daysOf(changedDays(null, before))).toEqual([2, 3, 4, 5]);
  expect(daysOf(changedDays(before, null))).toEqual([2, 3, 4, 5]);
  expect(changedDays(before, folded(story))).toEqual([]);
  expect(changedDays(null, null)).toEqual([]);
});

test("a tag changes only the days of what filters choose among: of the close and of ratings", () => {
  const tagged = folded([...story, event(1, "conversation.tagged", { add: ["vip"] })]);
  expect(daysOf(changedDays(before, tagged))).toEqual([4, 5]);
});

test("a late assignment changes its own day and what it is told in, and no day on which another owns", () => {
  const assigned = folded([...story, event(2, "conversation.assigned", { to: "bob", source: "user" })]);
  // On the third day Bob is the assignee before; at the close he is one of those it was assigned to.
  expect(daysOf(changedDays(before, assigned))).toEqual([2, 3, 4]);
});
