import { chatwoot } from "../../../../src/ingest/connectors/chatwoot";
import {
  aisha,
  ben,
  contactNamed,
  inConversation,
  opened,
  read,
  told,
} from "../../../support/chatwoot-deliveries";
import { changed, eventsOf } from "../../../support/connector-story";

describe("a message", () => {
  it("of the contact is received, and names the contact", () => {
    expect(told("02-message-incoming")).toEqual([
      {
        id: "chatwoot:message:7001:received",
        type: "message.received",
        at: "2026-11-05T10:00:00.000Z",
        ...inConversation,
      },
      contactNamed,
    ]);
  });

  it("of a member is sent, and names the member as weakly as can be", () => {
    expect(told("04-message-outgoing")).toEqual([
      {
        id: "chatwoot:message:7002:sent",
        type: "message.sent",
        at: "2026-11-05T10:12:00.000Z",
        ...inConversation,
        by: { kind: "user", id: aisha },
      },
      {
        id: expect.stringMatching(/^chatwoot:user:41:[0-9a-f]{16}$/),
        type: "user.upserted",
        at: "1970-01-01T00:00:00.000Z",
        user: { id: aisha, name: "Aisha Khan", email: "aisha.khan@example.com", role: "agent" },
      },
    ]);
  });

  it("that is private is a comment, with mentions as people read them", () => {
    expect(told("05-private-note")[0]).toEqual({
      id: "chatwoot:message:7003:note",
      type: "comment.added",
      at: "2026-11-05T10:15:00.000Z",
      ...inConversation,
      by: { kind: "user", id: ben },
      text: "@Aisha Khan the third light of that batch.",
    });
  });

  it("of a bot, of a rule or of Chatwoot itself is nobody's reply", () => {
    expect(told("17-bot-message")).toMatchObject([{ by: { kind: "bot", id: "chatwoot:agent_bot:5" } }]);
    expect(told("12-survey-sent")).toMatchObject([{ type: "message.sent", by: { kind: "workflow" } }]);
    const byRule = { sender: null, content_attributes: { automation_rule_id: 12 } };
    expect(told("04-message-outgoing", byRule)).toMatchObject([{ by: { kind: "workflow" } }]);
    expect(told("04-message-outgoing", { sender: null })).toMatchObject([{ by: { kind: "system" } }]);
  });

  it("that is private and of a rule is a workflow's comment", () => {
    expect(told("05-private-note", { sender: null, content: null })).toMatchObject([
      { type: "comment.added", by: { kind: "workflow" }, text: "" },
    ]);
  });

  it("that Chatwoot writes into the conversation for the record gives nothing", () => {
    const payload = changed(read("12-survey-sent"), { message_type: "activity" });
    expect(eventsOf(chatwoot, payload)).toEqual([opened, contactNamed]);
  });

  it("has its instant in older versions' writing too", () => {
    const written = { created_at: "2026-11-05 10:12:00 UTC" };
    expect(told("04-message-outgoing", written)).toMatchObject([{ at: "2026-11-05T10:12:00.000Z" }, {}]);
  });
});

describe("an answer to the survey", () => {
  it("is a rating, with Chatwoot's score as it is", () => {
    expect(told("13-rated")).toEqual([
      {
        id: "chatwoot:message:7006:rated",
        type: "rating.received",
        at: "2026-11-05T11:00:01.000Z",
        ...inConversation,
        score: 4,
      },
    ]);
  });

  it("with a remark written later is the same rating, and the remark a comment", () => {
    const [rated, remark] = told("14-remarked");
    expect(rated).toEqual(told("13-rated")[0]);
    expect(remark).toMatchObject({
      id: expect.stringMatching(/^chatwoot:message:7006:remark:[0-9a-f]{16}$/),
      type: "comment.added",
      by: { kind: "workflow", name: "Satisfaction survey" },
      text: "Quick and kind.",
    });
  });

  it.each([
    ["another form's answer", { content_type: "form" }],
    ["a score beyond five", { "content_attributes.submitted_values.csat_survey_response.rating": 6 }],
    ["no answer yet", { content_attributes: {} }],
  ])("is none with %s", (_, changes) => {
    expect(chatwoot.translate(changed(read("13-rated"), changes))).toEqual({
      kind: "events",
      events: [],
      ignored: ["message_updated: not an answer to a satisfaction survey"],
    });
  });
});

describe("what cannot be told", () => {
  it("of an event that is of no interest is nothing, with the reason", () => {
    expect(chatwoot.translate({ event: "conversation_typing_on", user: {} })).toEqual({
      kind: "events",
      events: [],
      ignored: ["conversation_typing_on: Caseboard counts nothing of it"],
    });
  });

  it.each([
    ["no object", [], "(payload)"],
    ["no event", { id: 1 }, "event"],
    ["a message without an id", changed(read("02-message-incoming"), { id: null }), "id"],
    [
      "a message without an instant",
      changed(read("02-message-incoming"), { created_at: "soon" }),
      "created_at",
    ],
    ["a message of another type", changed(read("02-message-incoming"), { message_type: 9 }), "message_type"],
    [
      "a message of no conversation",
      changed(read("02-message-incoming"), { conversation: null }),
      "conversation",
    ],
    [
      "a status of another name",
      changed(read("11-resolved"), { changed_attributes: [{ status: { current_value: "gone" } }] }),
      "changed_attributes.status.current_value",
    ],
  ])("of a payload with %s is named by its field", (_, payload, field) => {
    const translation = chatwoot.translate(payload);
    expect(translation).toMatchObject({ kind: "unreadable", problems: [{ field }] });
  });
});
