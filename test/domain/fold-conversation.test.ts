import fc from "fast-check";
import {
  closerOf,
  firstAssignedAt,
  firstResponseOf,
  isClosed,
  lastAssignedAt,
  ownerAt,
  responsesOf,
} from "../../src/domain/conversation";
import { foldConversation } from "../../src/domain/fold-conversation";
import {
  assigned,
  at,
  closed,
  conversation,
  events,
  member,
  opened,
  received,
  reopened,
  replied,
} from "../support/conversation-script";

const workflow = { kind: "workflow", id: "w1" };

function closedConversation(...steps: Parameters<typeof conversation>[1]) {
  const folded = conversation("c1", steps);
  if (!isClosed(folded)) throw new Error("The conversation is not closed");
  return folded;
}

const instant = (time: string) => Date.parse(at(time));

describe("opening", () => {
  it("a conversation whose opening has not arrived is nothing yet", () => {
    expect(foldConversation(events("c1", [received("09:00"), replied("09:05", "u1")]))).toBeNull();
  });

  it("of several openings the first in order counts", () => {
    const folded = conversation("c1", [
      opened("09:10", { contact: { id: "late" }, channel: "chat" }),
      opened("09:00", { contact: { id: "early" }, channel: "email" }),
    ]);
    expect(folded).toMatchObject({ openedAt: instant("09:00"), contactId: "early", channel: "email" });
  });
});

describe("closing", () => {
  it("a reopened conversation counts as closed nowhere until it is closed again", () => {
    const steps = [opened("09:00"), closed("10:00", member("u1")), reopened("11:00")];
    expect(conversation("c1", steps).closing).toBeNull();
    const again = conversation("c1", [...steps, closed("12:00", member("u2"))]);
    expect(again.closing).toMatchObject({ at: instant("12:00"), by: { id: "u2" } });
  });

  it("a close of a closed conversation changes nothing", () => {
    const folded = conversation("c1", [
      opened("09:00", { topic: "login" }),
      closed("10:00", member("u1"), { outcome: "won" }),
      closed("11:00", member("u2"), { outcome: "lost", topic: "billing" }),
    ]);
    expect(folded).toMatchObject({
      topic: "login",
      closing: { at: instant("10:00"), outcome: "won", by: { id: "u1" } },
    });
  });

  it("a reopening of the same instant comes before the close", () => {
    const folded = conversation("c1", [opened("09:00"), closed("10:00", member("u1")), reopened("10:00")]);
    expect(isClosed(folded)).toBe(true);
  });
});

describe("topic and tags", () => {
  it("the topic is the last one given by the opening or a close that counts", () => {
    const folded = conversation("c1", [
      opened("09:00", { topic: "a" }),
      closed("10:00", workflow, { topic: "b" }),
    ]);
    expect(folded.topic).toBe("b");
  });

  it("tags given before the opening count, and one tagging adds before it removes", () => {
    const folded = conversation("c1", [
      ["08:00", "conversation.tagged", { add: ["early"] }],
      opened("09:00", { tags: ["vip", "old"] }),
      ["10:00", "conversation.tagged", { add: ["new", "both"], remove: ["old", "both"] }],
    ]);
    expect([...folded.tags].sort()).toEqual(["early", "new", "vip"]);
  });
});

describe("owner and closer", () => {
  it("a carry-over is an assignment at the opening", () => {
    const folded = closedConversation(opened("09:00", { assigneeId: "u1" }), closed("10:00", workflow));
    expect(closerOf(folded)).toBe("u1");
    expect(firstAssignedAt(folded)).toBe(instant("09:00"));
  });

  it("an unassignment does not end ownership", () => {
    const folded = closedConversation(
      opened("09:00"),
      assigned("09:10", "u1"),
      assigned("09:20", null),
      closed("10:00", workflow),
    );
    expect(closerOf(folded)).toBe("u1");
  });

  it("where nobody was assigned before, the first one assigned after owns it", () => {
    const folded = closedConversation(
      opened("09:00"),
      closed("10:00", workflow),
      assigned("10:30", null),
      assigned("11:00", "u2"),
      assigned("12:00", "u3"),
    );
    expect(closerOf(folded)).toBe("u2");
    expect(firstAssignedAt(folded)).toBe(instant("11:00"));
    expect(lastAssignedAt(folded)).toBeNull();
  });

  it("nobody owns what was never assigned to a member", () => {
    const folded = closedConversation(opened("09:00"), assigned("09:30", null), closed("10:00", workflow));
    expect(closerOf(folded)).toBeNull();
  });

  it("the member who closed it is the closer, whoever owns it", () => {
    const folded = closedConversation(
      opened("09:00"),
      assigned("09:10", "u1"),
      closed("10:00", member("u2")),
    );
    expect(closerOf(folded)).toBe("u2");
    expect(ownerAt(folded, folded.closing.position)).toBe("u1");
  });

  it("an assignment of the same instant as the close comes before it", () => {
    const folded = closedConversation(
      opened("09:00"),
      assigned("09:10", "u1"),
      closed("10:00", workflow),
      assigned("10:00", "u2"),
    );
    expect(closerOf(folded)).toBe("u2");
    expect(lastAssignedAt(folded)).toBe(instant("10:00"));
  });
});

describe("responses", () => {
  it("messages of bots and workflows are no replies and end no wait", () => {
    const folded = conversation("c1", [
      opened("09:00"),
      received("09:00"),
      ["09:01", "message.sent", { by: { kind: "bot", id: "b1" } }],
      ["09:02", "message.sent", { by: workflow }],
      replied("09:30", "u1"),
    ]);
    expect(responsesOf(folded)).toEqual([
      { startedAt: instant("09:00"), at: instant("09:30"), memberId: "u1" },
    ]);
  });

  it("further replies without a new inbound are no responses, further inbounds start no second wait", () => {
    const folded = conversation("c1", [
      opened("09:00"),
      received("09:00"),
      received("09:10"),
      replied("09:20", "u1"),
      replied("09:25", "u1"),
      received("10:00"),
      replied("10:05", "u2"),
    ]);
    expect(responsesOf(folded).map(({ startedAt, at: end }) => [startedAt, end])).toEqual([
      [instant("09:00"), instant("09:20")],
      [instant("10:00"), instant("10:05")],
    ]);
  });

  it("a proactive message is no reply", () => {
    const folded = conversation("c1", [
      opened("09:00"),
      received("09:00"),
      ["09:05", "message.sent", { by: member("u1"), proactive: true }],
    ]);
    expect(firstResponseOf(folded)).toBeNull();
    expect(folded.memberMessages).toHaveLength(1);
  });

  it("a close ends a wait unanswered, and reopening does not revive it", () => {
    const folded = conversation("c1", [
      opened("09:00"),
      received("09:00"),
      closed("09:30", member("u1")),
      reopened("10:00"),
      replied("10:10", "u1"),
      received("11:00"),
      replied("11:05", "u1"),
    ]);
    expect(responsesOf(folded).map(({ at: end }) => end)).toEqual([instant("11:05")]);
    expect(firstResponseOf(folded)?.at).toBe(instant("10:10"));
  });

  it("a close that changes nothing ends no wait", () => {
    const folded = conversation("c1", [
      opened("09:00"),
      closed("09:10", member("u1")),
      received("09:20"),
      closed("09:30", member("u1")),
      replied("09:40", "u1"),
    ]);
    expect(responsesOf(folded)).toEqual([
      { startedAt: instant("09:20"), at: instant("09:40"), memberId: "u1" },
    ]);
  });

  it("without an inbound there is no first response", () => {
    expect(firstResponseOf(conversation("c1", [opened("09:00"), replied("09:10", "u1")]))).toBeNull();
  });

  it("a reply of the same instant as the inbound comes after it", () => {
    const folded = conversation("c1", [opened("09:00"), replied("09:00", "u1"), received("09:00")]);
    expect(firstResponseOf(folded)?.memberId).toBe("u1");
  });

  it("a wait that nobody ended goes on", () => {
    expect(conversation("c1", [opened("09:00"), received("09:05")]).waits).toEqual([
      { startedAt: instant("09:05"), end: null },
    ]);
  });
});

describe("order", () => {
  it("the order of arrival does not matter", () => {
    const log = events("c1", [
      opened("09:00", { tags: ["a"], assigneeId: "u1" }),
      received("09:00"),
      assigned("09:00", "u2"),
      replied("09:10", "u2"),
      closed("09:10", workflow),
      reopened("09:10"),
      received("09:20"),
      closed("09:30", member("u1"), { topic: "x" }),
      ["09:30", "conversation.tagged", { add: ["b"], remove: ["a"] }],
    ]);
    const expected = foldConversation(log);
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (arrival) => {
        expect(foldConversation(arrival)).toEqual(expected);
      }),
    );
  });
});
