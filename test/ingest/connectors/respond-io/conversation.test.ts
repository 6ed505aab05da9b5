import { respondIo } from "../../../../src/ingest/connectors/respond-io";
import { changed } from "../../../support/connector-story";
import { foldLog } from "../../../support/folded-log";
import { aisha, first, lena, read, translated, typesOf } from "../../../support/respond-io-deliveries";

describe("an opening", () => {
  it("opens a conversation named by the contact and the second, with the message that opened it", () => {
    expect(translated(read("02-opened"))).toEqual([
      {
        id: `${first}:opened`,
        type: "conversation.opened",
        at: "2026-11-05T10:00:00.000Z",
        conversationId: first,
        contact: { id: lena },
        by: { kind: "contact", id: lena },
        inboxId: "respond-io:channel:3307",
      },
      {
        id: expect.stringMatching(new RegExp(`^${first}:opening-message:[0-9a-f]{16}$`)),
        type: "message.received",
        at: "2026-11-05T10:00:00.000Z",
        conversationId: first,
        text: "Hi, where is my parcel?",
      },
      expect.objectContaining({ type: "contact.upserted", contact: { id: lena, name: "Lena Fischer" } }),
    ]);
  });

  it.each([
    ["user", { kind: "system" }],
    ["workflow", { kind: "workflow" }],
    ["api", { kind: "api" }],
    ["zapier", { kind: "api" }],
    ["ctc_ads", { kind: "contact", id: lena }],
    ["growth_widget", { kind: "contact", id: lena }],
    ["something new", { kind: "system" }],
    [null, { kind: "system" }],
  ])("by %p is by %p, and of a message of the contact says nothing", (source, by) => {
    const events = translated(changed(read("02-opened"), { "conversation.source": source }));
    expect(events[0]).toMatchObject({ by });
    expect(typesOf(events)).toEqual(["conversation.opened", "contact.upserted"]);
  });

  it("takes milliseconds for what they are, and names the same conversation", () => {
    const [event] = translated(
      changed(read("02-opened"), { "conversation.conversationOpenedAt": 1_793_872_800_450 }),
    );
    expect(event).toMatchObject({ at: "2026-11-05T10:00:00.450Z", conversationId: first });
  });
});

describe("a closing", () => {
  it("tells of the opening too, who closed, and the topic", () => {
    expect(translated(read("11-closed"))).toEqual([
      {
        id: `${first}:opened:seen`,
        type: "conversation.opened",
        at: "2026-11-05T10:00:00.000Z",
        conversationId: first,
        contact: { id: lena },
        by: { kind: "contact", id: lena },
      },
      {
        id: `${first}:closed:1793876400`,
        type: "conversation.closed",
        at: "2026-11-05T11:00:00.000Z",
        conversationId: first,
        by: { kind: "user", id: aisha },
        topic: "Delivery",
      },
      expect.objectContaining({ type: "contact.upserted" }),
      expect.objectContaining({
        type: "user.upserted",
        user: { id: aisha, name: "Aisha Khan", email: "aisha.khan@example.com", role: "agent" },
      }),
      expect.objectContaining({ type: "user.upserted" }),
    ]);
  });

  it.each([
    ["workflow", { kind: "workflow" }],
    ["auto_close", { kind: "workflow" }],
    ["ai_agent", { kind: "bot" }],
    ["bot", { kind: "bot" }],
    ["n8n", { kind: "api" }],
  ])("by %p names no member as the closer", (source, by) => {
    const nobody = { id: null, firstName: null, lastName: null, email: null };
    const payload = changed(read("11-closed"), {
      "conversation.closedBySource": source,
      "conversation.closedBy": nobody,
    });
    expect(translated(payload)[1]).toMatchObject({ type: "conversation.closed", by });
  });

  it("that a workflow made is the workflow's, whoever is named beside it", () => {
    const payload = changed(read("11-closed"), { "conversation.closedBySource": "workflow" });
    expect(translated(payload)[1]).toMatchObject({ by: { kind: "workflow" } });
  });

  it.each([[null], [{}], [undefined]])("by a member that is told as %p has no closer", (closedBy) => {
    expect(translated(changed(read("11-closed"), { "conversation.closedBy": closedBy }))[1]).toMatchObject({
      by: { kind: "system" },
    });
  });

  it("alone is a whole conversation, and the opening told itself holds over it", () => {
    const [alone] = foldLog(translated(read("11-closed"))).conversations;
    expect(alone).toMatchObject({
      id: first,
      inboxId: null,
      closing: { by: { id: aisha } },
      topic: "Delivery",
    });
    const both = [...translated(read("11-closed")), ...translated(read("02-opened"))];
    expect(foldLog(both).conversations).toMatchObject([{ inboxId: "respond-io:channel:3307" }]);
  });
});

describe("what comes without its time", () => {
  it.each([["05-assigned"], ["07-commented"], ["08-tagged"]])(
    "%s names the member and says why no more",
    (name) => {
      const translation = respondIo.translate(read(name));
      expect(translation).toMatchObject({
        kind: "events",
        events: [{ type: "user.upserted", user: { id: aisha } }],
        ignored: [expect.stringContaining("without")],
      });
    },
  );
});

describe("what cannot be read", () => {
  it.each([
    ["02-opened", { "contact.id": null }, "contact.id"],
    ["02-opened", { "conversation.conversationOpenedAt": "today" }, "conversation.conversationOpenedAt"],
    ["11-closed", { "conversation.closedTime": 0 }, "conversation.closedTime"],
    ["11-closed", { "conversation.openedTime": undefined }, "conversation.openedTime"],
    ["06-answered", { "message.timestamp": null }, "message.timestamp"],
    ["06-answered", { "message.messageId": undefined }, "message.messageId"],
    ["05-assigned", { contact: null }, "contact"],
    ["05-assigned", { event_type: undefined }, "event_type"],
  ])("%s with %j names the field", (name, changes, field) => {
    expect(respondIo.translate(changed(read(name), changes))).toMatchObject({
      kind: "unreadable",
      problems: [{ field }],
    });
  });

  it("does not trouble over fields and events that it does not use", () => {
    expect(
      translated(changed(read("11-closed"), { "conversation.summary": 7, "contact.phone": {} })),
    ).toHaveLength(5);
    expect(respondIo.translate({ event_type: "call.ended" })).toEqual({
      kind: "events",
      events: [],
      ignored: ["call.ended: nothing that Caseboard counts"],
    });
  });
});
