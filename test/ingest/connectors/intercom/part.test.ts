import { intercom } from "../../../../src/ingest/connectors/intercom";
import { changed, eventsOf, typeOf } from "../../../support/connector-story";
import {
  aisha,
  beginning,
  ben,
  firstPart,
  happened,
  inConversation,
  instant,
  nora,
  read,
  told,
} from "../../../support/intercom-deliveries";

describe("a part", () => {
  it("of a member is a message sent, and names the member as weakly as can be", () => {
    expect(told("04-admin-replied")).toEqual([
      {
        id: "intercom:part:9003:sent",
        type: "message.sent",
        at: instant("10:12:00"),
        ...inConversation,
        by: { kind: "user", id: aisha },
      },
      {
        id: expect.stringMatching(/^intercom:user:814701:[0-9a-f]{16}$/),
        type: "user.upserted",
        at: "1970-01-01T00:00:00.000Z",
        user: { id: aisha, name: "Aisha Khan", email: "aisha.khan@example.com", role: "agent" },
      },
    ]);
  });

  it("of the contact is a message received", () => {
    expect(told("07-user-replied")).toEqual([
      {
        id: "intercom:part:9006:received",
        type: "message.received",
        at: instant("10:40:00"),
        ...inConversation,
      },
    ]);
  });

  it("of a bot, also of one in a member's name, is nobody's reply", () => {
    const byBot = [{ type: "message.sent", by: { kind: "bot", id: "intercom:814700" } }];
    expect(told("02-operator-replied")).toMatchObject(byBot);
    expect(told("04-admin-replied", { [`${firstPart}.author.from_ai_agent`]: true })).toMatchObject([
      { type: "message.sent", by: { kind: "bot", id: aisha } },
    ]);
  });

  it("with a note is a comment, as plain text with the addresses of links", () => {
    expect(happened("05-admin-noted")).toEqual([
      {
        id: "intercom:part:9004:note",
        type: "comment.added",
        at: instant("10:15:00"),
        ...inConversation,
        by: { kind: "user", id: ben },
        text: "The third light of that batch, see the list (https://wiki.example.com/lights?a=1&b=2). R&D knows.",
      },
    ]);
  });

  it("with a note in plain text, as newer versions send it, is the same comment", () => {
    const body =
      "The third light of that batch, see the list (https://wiki.example.com/lights?a=1&b=2).\n\nR&D knows.";
    expect(told("05-admin-noted", { [`${firstPart}.body`]: body })).toEqual(told("05-admin-noted"));
  });

  it("with a note of a bot is a workflow's comment, and a redacted note is none", () => {
    const bot = { [`${firstPart}.author`]: { type: "bot", id: "814700", name: "Fin" } };
    expect(told("05-admin-noted", bot)).toMatchObject([{ by: { kind: "workflow", id: "intercom:814700" } }]);
    expect(told("05-admin-noted", { [`${firstPart}.redacted`]: true })).toEqual([]);
  });

  it("with a note that reopens is both", () => {
    expect(happened("05-admin-noted", { [`${firstPart}.part_type`]: "note_and_reopen" })).toMatchObject([
      { type: "conversation.reopened", by: { kind: "user", id: ben } },
      { type: "comment.added" },
    ]);
  });

  it("that assigns tells to whom and by whom", () => {
    expect(happened("03-admin-assigned")).toEqual([
      {
        id: "intercom:part:9002:assigned",
        type: "conversation.assigned",
        at: instant("10:02:05"),
        ...inConversation,
        to: aisha,
        source: "user",
        by: { kind: "user", id: ben },
      },
    ]);
    expect(told("06-admin-reassigned")).toMatchObject([{ to: ben, source: "workflow", by: { kind: "bot" } }]);
    const away = { [`${firstPart}.part_type`]: "away_mode_assignment" };
    expect(happened("03-admin-assigned", away)).toMatchObject([{ to: aisha, source: "workflow" }]);
  });

  it("that assigns to nobody is an unassignment", () => {
    expect(happened("13-admin-unassigned")).toMatchObject([
      { type: "conversation.assigned", to: null },
      {},
      {},
      {},
    ]);
  });

  it("that assigns with an answer as its body is both: whoever answers gets the conversation", () => {
    expect(happened("14-admin-answered-and-took").slice(0, 2)).toEqual([
      {
        id: "intercom:part:9012:assigned",
        type: "conversation.assigned",
        at: instant("11:50:00"),
        ...inConversation,
        to: aisha,
        source: "outgoing_message",
        by: { kind: "user", id: aisha },
      },
      {
        id: "intercom:part:9012:sent",
        type: "message.sent",
        at: instant("11:50:00"),
        ...inConversation,
        by: { kind: "user", id: aisha },
      },
    ]);
  });

  it.each([
    [
      "to a team",
      { type: "team", id: "77" },
      "an assignment to a team: Caseboard knows assignments to members",
    ],
    ["to it does not tell whom", null, "an assignment that does not tell to whom"],
  ])("that assigns %s is no assignment, and says why", (_, assignee, reason) => {
    const payload = changed(read("03-admin-assigned"), { [`${firstPart}.assigned_to`]: assignee });
    expect(intercom.translate(payload)).toMatchObject({ kind: "events", ignored: [reason] });
    expect(eventsOf(intercom, payload).map(typeOf)).not.toContain("conversation.assigned");
  });

  it("that closes with an answer as its body is both, by its author", () => {
    const by = { kind: "user", id: ben };
    expect(happened("10-admin-closed").slice(0, 2)).toEqual([
      { id: "intercom:part:9009:sent", type: "message.sent", at: instant("11:00:00"), ...inConversation, by },
      {
        id: "intercom:part:9009:closed",
        type: "conversation.closed",
        at: instant("11:00:00"),
        ...inConversation,
        by,
      },
    ]);
    expect(happened("15-admin-closed-again")[0]).toMatchObject({ type: "conversation.closed", by });
  });

  it("with which the contact writes into a closed conversation reopens it and is a message received", () => {
    expect(happened("12-user-reopened").slice(0, 2)).toMatchObject([
      { id: "intercom:part:9010:reopened", type: "conversation.reopened", by: { kind: "contact", id: nora } },
      { id: "intercom:part:9010:received", type: "message.received" },
    ]);
  });

  it("that snoozes neither closes nor reopens", () => {
    expect(happened("09-admin-snoozed").map(typeOf)).toEqual(["conversation.tagged"]);
  });

  it("of a picture only is a message, and a close with a redacted text has had one", () => {
    const picture = { [`${firstPart}.body`]: null, [`${firstPart}.attachments`]: [{ type: "upload" }] };
    expect(happened("07-user-replied", picture).map(typeOf)).toEqual(["message.received"]);
    const redacted = { [`${firstPart}.redacted`]: true };
    expect(happened("15-admin-closed-again", redacted).slice(0, 2).map(typeOf)).toEqual([
      "message.sent",
      "conversation.closed",
    ]);
  });

  it("of another type gives nothing, and says so", () => {
    const payload = changed(read("04-admin-replied"), { [`${firstPart}.part_type`]: "participant_added" });
    expect(intercom.translate(payload)).toEqual({
      kind: "events",
      events: beginning,
      ignored: ["a part of type participant_added"],
    });
  });
});
