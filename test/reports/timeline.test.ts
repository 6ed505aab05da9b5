import { buildDirectory } from "../../src/domain/directory";
import { timelineOf } from "../../src/reports/timeline";
import {
  assigned,
  closed,
  events,
  member,
  opened,
  received,
  reopened,
  replied,
} from "../support/conversation-script";

describe("the timeline of a conversation", () => {
  it("tells everything that happened in event order, reopenings, tags and bots included, but no visits", () => {
    const log = events("c1", [
      closed("10:00", { kind: "workflow" }, { outcome: "won" }),
      opened("09:00", { assigneeId: "u1" }),
      received("09:00"),
      ["09:01", "message.sent", { by: { kind: "bot", id: "b1" } }],
      replied("09:05", "u1"),
      ["09:05", "visit.started", { by: member("u1") }],
      ["09:06", "conversation.tagged", { add: ["vip"] }],
      assigned("09:10", null),
      reopened("11:00"),
      ["11:05", "message.sent", { by: member("u2"), proactive: true }],
      closed("12:00", member("u2")),
      ["12:30", "rating.received", { score: 5 }],
    ]);
    const lines = timelineOf(log, buildDirectory([])).map(({ what, who }) => (who ? `${what} ${who}` : what));
    expect(lines).toEqual([
      "Opened, carried over to u1",
      "Message of the contact",
      "Message by a bot",
      "Reply by u1",
      "Tags changed",
      "Unassigned",
      "Closed as won by a workflow",
      "Reopened by the contact",
      "Proactive message by u2",
      "Closed by u2",
      "Rated 5 of 5",
    ]);
  });
});
