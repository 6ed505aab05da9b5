import {
  hasReaction,
  instantOfTimestamp,
  newThread,
  type ThreadFact,
  withFact,
  withPeople,
} from "../../../src/domain/slack-threads/thread";
import { inboxOf, meaningOf } from "../../../src/domain/slack-threads/watch";

const empty = newThread({ channelId: "C1", ts: "1.000000", inbox: "#support" });

function change(kind: "added" | "removed", at: number, eventTs: string | null = `${at}`): ThreadFact {
  return {
    kind: "reaction",
    on: "1.000000",
    meaning: { kind: "close" },
    by: "U1",
    change: kind,
    at,
    eventTs,
  };
}

const stands = (...facts: readonly ThreadFact[]) =>
  hasReaction(facts.reduce(withFact, empty), { on: "1.000000", meaning: { kind: "close" }, by: "U1" });

describe("facts of a thread", () => {
  it.each<[string, ThreadFact]>([
    ["a message", { kind: "message", ts: "1.000000", by: "U1" }],
    ["a reaction", change("added", 5)],
    ["a deletion", { kind: "deleted", at: 5 }],
    ["a message of ours", { kind: "closing-message", ts: "7.000000" }],
  ])("%s that is known changes nothing", (_what, fact) => {
    const once = withFact(empty, fact);
    expect(once).not.toBe(empty);
    expect(withFact(once, fact)).toBe(once);
  });

  it("a reaction stands from its addition to its removal, whatever order they are told in", () => {
    expect(stands(change("added", 5))).toBe(true);
    expect(stands(change("added", 5), change("removed", 6))).toBe(false);
    expect(stands(change("removed", 6), change("added", 5))).toBe(false);
    expect(stands(change("removed", 6), change("added", 7), change("added", 5))).toBe(true);
  });

  it("a reaction that was found is the one that Slack tells later, until it is taken away", () => {
    const found = withFact(empty, change("added", 5, null));
    expect(withFact(found, change("added", 9))).toBe(found);
    expect(withFact(found, change("added", 3))).toBe(found);
    const gone = withFact(found, change("removed", 10));
    expect(withFact(gone, change("added", 11))).not.toBe(gone);
  });

  it("a reaction that Slack told is not found again", () => {
    const told = withFact(empty, change("added", 5));
    expect(withFact(told, change("added", 9, null))).toBe(told);
  });

  it("people stay who they were at first sight", () => {
    const first = withPeople(empty, { U1: { kind: "contact", name: "Ann" } });
    const second = withPeople(first, {
      U1: { kind: "member", memberId: "ann" },
      U2: { kind: "bot" },
    });
    expect(second.people).toEqual({ U1: { kind: "contact", name: "Ann" }, U2: { kind: "bot" } });
    expect(withPeople(second, { U1: { kind: "bot" } })).toBe(second);
  });
});

it.each([
  ["1763281800.000100", 1_763_281_800_000],
  ["1763281800.123456", 1_763_281_800_123],
  ["1763281800.999999", 1_763_281_800_999],
  ["1763281800", 1_763_281_800_000],
])("the timestamp %s is the instant %i", (ts, at) => {
  expect(instantOfTimestamp(ts)).toBe(at);
});

it.each([
  ["eyes", { kind: "assign" }],
  ["done", { kind: "close" }],
  ["done::skin-tone-3", { kind: "close" }],
  ["rage", { kind: "rating", score: 1 }],
  ["grinning", { kind: "rating", score: 5 }],
  ["white_check_mark", null],
  ["constructor", null],
])("in a channel with eyes and done, %s means %j", (emoji, meaning) => {
  expect(meaningOf(emoji, { assignEmoji: "eyes", closeEmoji: "done" })).toEqual(meaning);
});

it("the inbox bears the channel's sign", () => {
  expect(inboxOf({ name: "support" })).toBe("#support");
});
