import { eventTypes, parseEvent } from "../../src/domain/events";

const message = {
  id: "e1",
  type: "message.sent",
  at: "2026-10-01T09:00:00.000Z",
  conversationId: "c1",
  by: { kind: "user", id: "u1" },
};

function problemsOf(input: unknown) {
  const parsed = parseEvent(input);
  return parsed.ok ? [] : parsed.problems.map(({ field }) => field);
}

describe("parseEvent", () => {
  it("knows the seventeen types of the contract", () => {
    expect(eventTypes).toHaveLength(17);
    expect(new Set(eventTypes).size).toBe(17);
  });

  it("reads `at` as an instant, whatever its offset", () => {
    const parsed = parseEvent({ ...message, at: "2026-10-01T11:00:00+02:00" });
    expect(parsed).toMatchObject({ ok: true, event: { at: Date.UTC(2026, 9, 1, 9) } });
  });

  it("accepts unknown extra fields and drops them", () => {
    const parsed = parseEvent({ ...message, mood: "sunny", by: { kind: "user", id: "u1", shoe: 42 } });
    expect(parsed).toEqual({ ok: true, event: { ...message, at: Date.UTC(2026, 9, 1, 9) } });
  });

  it("names every field that is wrong, and the id", () => {
    const parsed = parseEvent({ ...message, at: "soon", conversationId: "", by: { kind: "user" } });
    expect(parsed).toMatchObject({ ok: false, id: "e1" });
    expect(problemsOf({ ...message, at: "soon", conversationId: "", by: { kind: "user" } })).toEqual([
      "at",
      "conversationId",
      "by.id",
    ]);
  });

  it.each([
    ["an id of 129 characters", { ...message, id: "x".repeat(129) }, ["id"]],
    ["a number as id", { ...message, id: 7 }, ["id"]],
    ["a lone surrogate in an id, which storage would change", { ...message, id: "a\ud800" }, ["id"]],
    ["an unknown type", { ...message, type: "message.read" }, ["type"]],
    ["no type", { id: "e1" }, ["type"]],
    ["a list", [], ["(event)"]],
    ["null", null, ["(event)"]],
    ["a rating of 6", { ...message, type: "rating.received", score: 6 }, ["score"]],
    ["a rating of 4.5", { ...message, type: "rating.received", score: 4.5 }, ["score"]],
    ["an unknown source", { ...message, type: "conversation.assigned", to: null, source: "x" }, ["source"]],
    ["an assignment to nothing said", { ...message, type: "conversation.assigned", source: "user" }, ["to"]],
    ["a bot's comment", { ...message, type: "comment.added", by: { kind: "bot" }, text: "hi" }, ["by.kind"]],
    ["a workflow's visit", { ...message, type: "visit.started", by: { kind: "workflow" } }, ["by.kind"]],
  ])("refuses %s", (_what, input, fields) => {
    expect(problemsOf(input)).toEqual(fields);
  });

  it("accepts ids of 128 characters and an unassignment", () => {
    expect(problemsOf({ ...message, id: "x".repeat(128) })).toEqual([]);
    expect(problemsOf({ ...message, type: "conversation.assigned", to: null, source: "user" })).toEqual([]);
  });
});
