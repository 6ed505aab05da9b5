import { intercom } from "../../../../src/ingest/connectors/intercom";
import { changed, typeOf } from "../../../support/connector-story";
import {
  aisha,
  beginning,
  firstPart,
  inConversation,
  instant,
  item,
  nora,
  read,
  told,
  translated,
} from "../../../support/intercom-deliveries";

describe("how a conversation began", () => {
  it("is told with its creation, and with every other notification", () => {
    expect(translated("01-user-created")).toEqual(beginning);
    for (const name of ["04-admin-replied", "10-admin-closed", "11-rating-added"]) {
      expect(translated(name).slice(0, 3)).toEqual(beginning);
    }
  });

  it("by a member's hand is a message that starts it, for the contact who is named", () => {
    const source = {
      [`${item}.source.delivered_as`]: "admin_initiated",
      [`${item}.source.author`]: { type: "admin", id: "814701", name: "Aisha Khan", email: "a@example.com" },
    };
    expect(translated("01-user-created", source)).toMatchObject([
      { type: "conversation.opened", contact: { id: nora }, by: { kind: "user", id: aisha } },
      { type: "message.sent", by: { kind: "user", id: aisha }, proactive: true },
      { type: "user.upserted", user: { id: aisha } },
    ]);
  });

  it("by a campaign in a member's name is a workflow's", () => {
    const source = {
      [`${item}.source.delivered_as`]: "automated",
      [`${item}.source.author`]: { type: "admin", id: "814701" },
    };
    expect(translated("01-user-created", source)).toMatchObject([
      { type: "conversation.opened", by: { kind: "workflow" } },
      { type: "message.sent", by: { kind: "workflow" }, proactive: true },
    ]);
  });

  it("without anything written has no first message", () => {
    const events = translated("01-user-created", {
      [`${item}.source.body`]: null,
      [`${item}.source.type`]: "phone_call",
    });
    expect(events.map(typeOf)).toEqual(["conversation.opened", "contact.upserted"]);
    expect(events[0]).toMatchObject({ channel: "phone_call" });
  });

  it("with something that was redacted since still has its first message", () => {
    const events = translated("01-user-created", {
      [`${item}.source.body`]: null,
      [`${item}.source.redacted`]: true,
    });
    expect(events).toEqual(beginning);
  });

  it("for nobody in particular is not told", () => {
    const events = translated("04-admin-replied", {
      [`${item}.source.author`]: null,
      [`${item}.contacts.contacts`]: [],
    });
    expect(events.map(typeOf)).toEqual(["message.sent", "user.upserted"]);
  });
});

describe("a rating", () => {
  it("has Intercom's score as it is, at the instant of its request", () => {
    expect(told("11-rating-added").at(-1)).toEqual({
      id: `intercom:215470000318:rated:${Date.parse(instant("11:00:02")) / 1000}`,
      type: "rating.received",
      at: instant("11:00:02"),
      ...inConversation,
      score: 4,
    });
  });

  it("with a remark written later is the same rating, and the remark a comment", () => {
    const [rated, remark] = told("12-user-reopened").slice(-2);
    expect(rated).toEqual(told("11-rating-added").at(-1));
    expect(remark).toMatchObject({
      type: "comment.added",
      by: { kind: "workflow", name: "Conversation rating" },
      text: "Quick and kind.",
    });
  });

  it("that was requested and not given is none", () => {
    const events = told("11-rating-added", { [`${item}.conversation_rating.rating`]: null });
    expect(events.map(typeOf)).toEqual(["conversation.tagged"]);
  });

  it("may have its instant as a date-time", () => {
    const written = { [`${item}.conversation_rating.created_at`]: "2026-11-05T11:00:02.000Z" };
    expect(told("11-rating-added", written)).toEqual(told("11-rating-added"));
  });
});

test("a tag is told with the instant at which it was put on, and not at all without", () => {
  const [tagged] = told("11-rating-added");
  expect(tagged).toMatchObject({ type: "conversation.tagged", at: instant("10:46:00"), add: ["warranty"] });
  const untold = { [`${item}.tags.tags`]: [{ type: "tag", id: "5501", name: "warranty", applied_at: null }] };
  expect(told("11-rating-added", untold).map(typeOf)).toEqual(["rating.received"]);
});

describe("what cannot be told", () => {
  it.each([
    [
      "a ping",
      { topic: "ping", data: { item: { type: "ping", message: "hello" } } },
      "ping: not about a conversation",
    ],
    [
      "a deletion",
      { topic: "conversation.deleted", data: { item: { type: "conversation", id: "1" } } },
      "conversation.deleted: what happened before stays counted",
    ],
    [
      "a new conversation of nobody",
      changed(read("01-user-created"), {
        "data.item.source.author": { type: "user" },
        "data.item.contacts": null,
      }),
      "conversation.user.created: names no contact, and nothing that counts",
    ],
  ])("of %s is nothing, with the reason", (_, payload, reason) => {
    expect(intercom.translate(payload)).toEqual({ kind: "events", events: [], ignored: [reason] });
  });

  it.each([
    ["no object", "hello", "(payload)"],
    ["no topic", { data: { item: {} } }, "topic"],
    ["no item", { topic: "conversation.user.created", data: {} }, "data.item"],
    [
      "a conversation without a source",
      changed(read("01-user-created"), { [`${item}.source`]: null }),
      "source",
    ],
    [
      "a part without an instant",
      changed(read("04-admin-replied"), { [`${firstPart}.created_at`]: "soon" }),
      "conversation_parts.conversation_parts.0.created_at",
    ],
    [
      "a score beyond five",
      changed(read("11-rating-added"), { [`${item}.conversation_rating.rating`]: 6 }),
      "conversation_rating.rating",
    ],
  ])("of a payload with %s is named by its field", (_, payload, field) => {
    expect(intercom.translate(payload)).toMatchObject({ kind: "unreadable", problems: [{ field }] });
  });
});
