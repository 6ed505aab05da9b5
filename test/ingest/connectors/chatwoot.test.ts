import { createHmac } from "node:crypto";
import fc from "fast-check";
import { ownerAt } from "../../../src/domain/conversation";
import { parseEvent } from "../../../src/domain/events";
import { chatwoot } from "../../../src/ingest/connectors/chatwoot";
import { changed, eventsOf, readDelivery, readStory, usersFigure } from "../../support/connector-story";
import { foldLog } from "../../support/folded-log";

const aisha = "chatwoot:41";
const ben = "chatwoot:42";
const inConversation = { conversationId: "chatwoot:318" };
const read = (name: string) => readDelivery("chatwoot", name);
const translated = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  eventsOf(chatwoot, changed(read(name), changes));
const typeOf = (event: object) => ("type" in event ? event.type : null);

const opened = {
  id: "chatwoot:conversation:318:opened",
  type: "conversation.opened",
  at: "2026-11-05T10:00:00.000Z",
  ...inConversation,
  contact: { id: "chatwoot:9021" },
  by: { kind: "system" },
  inboxId: "chatwoot:3",
  channel: "chat",
};
const contactNamed = {
  id: expect.stringMatching(/^chatwoot:contact:9021:2026-11-05:[0-9a-f]{16}$/),
  type: "contact.upserted",
  at: "2026-11-05T00:00:00.000Z",
  contact: { id: "chatwoot:9021", name: "Nora Lindqvist" },
};

/** What a delivery says beyond the opening and the contact's name, which every one repeats. */
const told = (name: string, changes: Readonly<Record<string, unknown>> = {}) => {
  const [first, second, ...rest] = translated(name, changes);
  expect([first, second]).toEqual([opened, contactNamed]);
  return rest;
};

describe("the signature", () => {
  const sentAt = 1_793_872_815;
  const now = sentAt * 1000;
  const body = Buffer.from('{"event":"hello"}');
  const sign = (secret: string, timestamp = String(sentAt), bytes = body) =>
    `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(bytes).digest("hex")}`;
  const signed = (signature: string, timestamp = String(sentAt), bytes = body) => ({
    headers: { "x-chatwoot-signature": signature, "x-chatwoot-timestamp": timestamp },
    body: bytes,
  });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '1793872815.{"event":"hello"}' | openssl dgst -sha256 -hmac 'the secret'
    const known = "sha256=cced664975dc94b98c3383825650de0fe00e77b09bd520c44746d77dee38fab3";
    expect(chatwoot.verify(signed(known), ["the secret"], now)).toEqual({ kind: "genuine" });
  });

  it("is genuine when one of the valid secrets made it", () => {
    expect(chatwoot.verify(signed(sign("new")), ["new", "old"], now).kind).toBe("genuine");
    expect(chatwoot.verify(signed(sign("old")), ["new", "old"], now).kind).toBe("genuine");
  });

  it.each([
    ["another secret made it", signed(sign("other")), "not made with a secret"],
    [
      "the body was changed",
      signed(sign("new"), String(sentAt), Buffer.from("{}")),
      "not made with a secret",
    ],
    ["the timestamp was changed", signed(sign("new"), String(sentAt + 1)), "not made with a secret"],
    ["it is cut short", signed(sign("new").slice(0, -2)), "not made with a secret"],
    ["an empty secret made it", signed(sign("")), "not made with a secret"],
    ["it is missing", { headers: {}, body }, "X-Chatwoot-Signature is missing"],
    [
      "its timestamp is missing",
      { headers: { "x-chatwoot-signature": sign("new") }, body },
      "X-Chatwoot-Timestamp is missing",
    ],
    ["its timestamp is none", signed(sign("new", "soon"), "soon"), "five minutes"],
  ])("is forged when %s", (_, request, reason) => {
    const verdict = chatwoot.verify(request, ["new", ""], now);
    expect(verdict).toEqual({ kind: "forged", reason: expect.stringContaining(reason) });
  });

  it("holds for five minutes both ways and no longer", () => {
    const later = (milliseconds: number) =>
      chatwoot.verify(signed(sign("new")), ["new"], now + milliseconds).kind;
    expect([later(300_000), later(-300_000)]).toEqual(["genuine", "genuine"]);
    expect([later(300_001), later(-300_001)]).toEqual(["forged", "forged"]);
  });

  it("may be missing where the address bears one of the secrets, and only then", () => {
    const unsigned = (addressSecret: string) => ({ headers: {}, body, addressSecret });
    expect(chatwoot.verify(unsigned("old"), ["new", "old"], now).kind).toBe("genuine");
    expect(chatwoot.verify(unsigned("olds"), ["new", "old"], now).kind).toBe("forged");
    expect(chatwoot.verify(unsigned(""), ["new", ""], now).kind).toBe("forged");
  });

  it("must be right where there is one, whatever the address bears", () => {
    const request = { ...signed(sign("other")), addressSecret: "new" };
    expect(chatwoot.verify(request, ["new"], now).kind).toBe("forged");
  });
});

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

describe("the story", () => {
  const deliveries = readStory("chatwoot").map((payload) => eventsOf(chatwoot, payload));
  const events = deliveries.flat();
  const log = foldLog(events);
  const figure = (key: string) => usersFigure(log, key, ben);

  it("is in events of the contract only", () => {
    expect(events.map(parseEvent).filter((parsed) => !parsed.ok)).toEqual([]);
  });

  it("gives the figures that one works out by hand", () => {
    // Opened 10:00:00, assigned to Aisha 10:02:05, to Ben 10:20:00; closed at last 12:00:00, owned by Ben.
    expect(figure("conversationsClosed")).toBe(1);
    expect(figure("conversationsAssigned")).toBe(1);
    expect(figure("messagesSent")).toBe(1);
    expect(figure("comments")).toBe(1);
    expect(figure("avgResponseTime")).toBe(300);
    expect(figure("avgResolutionTime")).toBe(7200);
    expect(figure("avgFirstAssignmentToCloseTime")).toBe(7075);
    expect(figure("avgLastAssignmentToCloseTime")).toBe(6000);
    // The first response was Aisha's, twelve minutes after the opening; she closed nothing and has no row.
    expect(figure("avgFirstResponseTime")).toBeNull();
    const [conversation] = log.conversations;
    expect(conversation?.waits).toEqual([
      { startedAt: Date.parse("2026-11-05T10:00:00Z"), end: expect.objectContaining({ memberId: aisha }) },
      { startedAt: Date.parse("2026-11-05T10:40:00Z"), end: expect.objectContaining({ memberId: ben }) },
      { startedAt: Date.parse("2026-11-05T11:30:00Z"), end: expect.objectContaining({ memberId: aisha }) },
    ]);
    expect(conversation?.tags).toEqual(["lights"]);
  });

  it("has one rating, of the one who owned the conversation", () => {
    const [conversation] = log.conversations;
    const ratings = conversation?.ratings ?? [];
    expect(ratings.map(({ score }) => score)).toEqual([4]);
    expect(conversation && ownerAt(conversation, ratings[0]?.position ?? -1)).toBe(ben);
  });

  it("comes out the same however its deliveries are repeated and shuffled", () => {
    const indices = deliveries.map((_, index) => index);
    const orders = fc.tuple(fc.shuffledSubarray(indices), fc.shuffledSubarray(indices, { minLength: 20 }));
    fc.assert(
      fc.property(orders, ([some, all]) => {
        const arrived = [...some, ...all].flatMap((index) => deliveries[index] ?? []);
        const folded = foldLog(arrived);
        expect(folded.conversations).toEqual(log.conversations);
        expect(folded.directory.members).toEqual(log.directory.members);
        expect(folded.contactNames).toEqual(log.contactNames);
      }),
    );
  });

  it("never tells one id with two contents", () => {
    const contents = new Map(events.map((event) => [JSON.stringify(parseEvent(event)), event]));
    expect(contents.size).toBe(new Set(events.map((event) => ("id" in event ? event.id : null))).size);
  });
});
