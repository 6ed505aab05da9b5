import { chatwoot } from "../../../../src/ingest/connectors/chatwoot";
import {
  aisha,
  contactNamed,
  inConversation,
  opened,
  read,
  told,
  translated,
} from "../../../support/chatwoot-deliveries";
import { changed, eventsOf, typeOf } from "../../../support/connector-story";

describe("a conversation", () => {
  it("is opened at its creation, and its contact named", () => {
    expect(translated("01-conversation-created")).toEqual([opened, contactNamed]);
  });

  it("becomes known with any webhook about it", () => {
    for (const name of ["03-assigned", "08-message-incoming", "10-status-changed", "13-rated"]) {
      expect(translated(name).slice(0, 2)).toEqual([opened, contactNamed]);
    }
  });

  it("is not opened where the webhook does not tell its creation", () => {
    const payload = changed(read("02-message-incoming"), { "conversation.created_at": null });
    expect(eventsOf(chatwoot, payload).map(typeOf)).toEqual(["message.received", "contact.upserted"]);
  });

  it("takes the contact from its inbox where only that is told", () => {
    const [first] = translated("01-conversation-created", { "meta.sender": null });
    expect(first).toEqual(opened);
  });

  it.each([
    ["Channel::Email", "email"],
    ["Channel::Whatsapp", "whatsapp"],
    ["Channel::TwilioSms", "twilio"],
    ["Channel::FacebookPage", "facebook"],
    ["Channel::Voice", "phone"],
    ["Channel::Api", "api"],
  ])("of %s has the channel %s", (channel, expected) => {
    expect(translated("01-conversation-created", { channel })[0]).toMatchObject({ channel: expected });
  });
});

describe("an update of the conversation", () => {
  it("with another assignee is an assignment, without a word of who did it", () => {
    expect(told("03-assigned")).toEqual([
      {
        id: expect.stringMatching(/^chatwoot:conversation:318:assigned:41:\d+$/),
        type: "conversation.assigned",
        at: "2026-11-05T10:02:05.000Z",
        ...inConversation,
        to: aisha,
        source: "developer_api",
      },
    ]);
  });

  it("without an assignee any more is an unassignment", () => {
    const change = [{ assignee_id: { previous_value: 41, current_value: null } }];
    expect(told("03-assigned", { changed_attributes: change })).toMatchObject([{ to: null }]);
  });

  it("that gives it to a team only is no assignment, and says why", () => {
    const change = [{ team_id: { previous_value: null, current_value: 6 } }];
    expect(chatwoot.translate(changed(read("03-assigned"), { changed_attributes: change }))).toEqual({
      kind: "events",
      events: [opened, contactNamed],
      ignored: ["an assignment to a team: Caseboard knows assignments to members"],
    });
  });

  it("to resolved closes it, by whom is not told", () => {
    expect(told("11-resolved")).toEqual([
      {
        id: `chatwoot:conversation:318:closed:${Date.parse("2026-11-05T11:00:00Z") / 1000}`,
        type: "conversation.closed",
        at: "2026-11-05T11:00:00.000Z",
        ...inConversation,
        by: { kind: "system" },
      },
    ]);
  });

  it.each(["open", "pending", "snoozed"])("from resolved to %s reopens it", (status) => {
    const change = [{ status: { previous_value: "resolved", current_value: status } }];
    expect(told("15-reopened", { changed_attributes: change })).toMatchObject([
      { type: "conversation.reopened", at: "2026-11-05T11:30:00.000Z", by: { kind: "system" } },
    ]);
  });

  it.each([
    ["open", "snoozed"],
    ["open", "pending"],
    ["pending", "open"],
    ["snoozed", "open"],
    ["resolved", "resolved"],
  ])("from %s to %s neither closes nor reopens it", (previous, current) => {
    const change = [{ status: { previous_value: previous, current_value: current } }];
    expect(told("15-reopened", { changed_attributes: change })).toEqual([]);
  });

  it("may name a status by its number", () => {
    const change = [{ status: { previous_value: 0, current_value: 1 } }];
    expect(told("11-resolved", { changed_attributes: change })).toMatchObject([
      { type: "conversation.closed" },
    ]);
  });

  it("of the labels names those that are there and those that went", () => {
    expect(told("06-labelled")).toMatchObject([
      { type: "conversation.tagged", at: "2026-11-05T10:16:00.000Z", add: ["warranty"] },
    ]);
    expect(told("06-labelled")[0]).not.toHaveProperty("remove");
    expect(told("19-relabelled")).toMatchObject([{ add: ["lights"], remove: ["warranty"] }]);
  });

  it("takes its instant from the conversation where the changes do not tell it", () => {
    const change = [{ status: { previous_value: "open", current_value: "resolved" } }];
    expect(told("20-resolved-again", { changed_attributes: change })).toMatchObject([
      { at: "2026-11-05T12:00:00.000Z" },
    ]);
  });

  it("without any instant cannot be read", () => {
    const change = [{ status: { previous_value: "open", current_value: "resolved" } }];
    const payload = changed(read("11-resolved"), { changed_attributes: change, updated_at: null });
    expect(chatwoot.translate(payload)).toEqual({
      kind: "unreadable",
      problems: [{ field: "updated_at", reason: "is missing: nothing tells when it changed" }],
    });
  });

  it("of anything else gives nothing, and says so", () => {
    const change = [{ priority: { previous_value: null, current_value: "high" } }];
    const payload = changed(read("11-resolved"), { changed_attributes: change });
    expect(chatwoot.translate(payload)).toMatchObject({
      events: [opened, contactNamed],
      ignored: ["a change that Caseboard does not count"],
    });
  });

  it("that tells the status alone leaves the change to the update that tells when", () => {
    expect(told("10-status-changed")).toEqual([]);
  });
});
