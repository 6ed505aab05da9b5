import { createHmac } from "node:crypto";
import fc from "fast-check";
import { ownerAt } from "../../../src/domain/conversation";
import { parseEvent } from "../../../src/domain/events";
import { intercom } from "../../../src/ingest/connectors/intercom";
import { changed, eventsOf, readDelivery, readStory, usersFigure } from "../../support/connector-story";
import { foldLog } from "../../support/folded-log";

const aisha = "intercom:814701";
const ben = "intercom:814702";
const nora = "intercom:6730c0ffee42aa0012345678";
const inConversation = { conversationId: "intercom:215470000318" };
const item = "data.item";
const firstPart = `${item}.conversation_parts.conversation_parts.0`;
const read = (name: string) => readDelivery("intercom", name);
const translated = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  eventsOf(intercom, changed(read(name), changes));
const typeOf = (event: object) => ("type" in event ? event.type : null);
const instant = (time: string) => `2026-11-05T${time}.000Z`;

const beginning = [
  {
    id: "intercom:215470000318:opened",
    type: "conversation.opened",
    at: instant("10:00:00"),
    ...inConversation,
    contact: { id: nora },
    by: { kind: "contact", id: nora },
    channel: "chat",
  },
  {
    id: "intercom:215470000318:first-message",
    type: "message.received",
    at: instant("10:00:00"),
    ...inConversation,
  },
  {
    id: expect.stringMatching(/^intercom:contact:6730c0ffee42aa0012345678:2026-11-05:[0-9a-f]{16}$/),
    type: "contact.upserted",
    at: "2026-11-05T00:00:00.000Z",
    contact: { id: nora, name: "Nora Lindqvist" },
  },
];

/** What a delivery says beyond how the conversation began, which every one repeats. */
const told = (name: string, changes: Readonly<Record<string, unknown>> = {}) => {
  const events = translated(name, changes);
  expect(events.slice(0, 3)).toEqual(beginning);
  return events.slice(3);
};

/** Without what is told of people. */
const happened = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  told(name, changes).filter((event) => typeOf(event) !== "user.upserted");

describe("the signature", () => {
  const body = Buffer.from('{"topic":"ping"}');
  const sign = (secret: string, bytes = body) =>
    `sha1=${createHmac("sha1", secret).update(bytes).digest("hex")}`;
  const signed = (signature: string, bytes = body) => ({
    headers: { "x-hub-signature": signature },
    body: bytes,
  });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '{"topic":"ping"}' | openssl dgst -sha1 -hmac 'the client secret'
    expect(
      intercom.verify(signed("sha1=720a853644dfde65eb79f5f33cefe283192de105"), ["the client secret"], 0),
    ).toEqual({ kind: "genuine" });
  });

  it("is genuine when one of the valid secrets made it, whenever that was", () => {
    expect(intercom.verify(signed(sign("new")), ["new", "old"], 0).kind).toBe("genuine");
    expect(intercom.verify(signed(sign("old")), ["new", "old"], 1e15).kind).toBe("genuine");
  });

  it.each([
    ["another secret made it", signed(sign("other")), "not made with a secret"],
    ["the body was changed", signed(sign("new"), Buffer.from("{}")), "not made with a secret"],
    ["it is cut short", signed(sign("new").slice(0, -2)), "not made with a secret"],
    ["an empty secret made it", signed(sign("")), "not made with a secret"],
    ["it is missing", { headers: {}, body }, "X-Hub-Signature is missing"],
    [
      "only the address bears the secret",
      { headers: {}, body, addressSecret: "new" },
      "X-Hub-Signature is missing",
    ],
  ])("is forged when %s", (_, request, reason) => {
    expect(intercom.verify(request, ["new", ""], 0)).toEqual({
      kind: "forged",
      reason: expect.stringContaining(reason),
    });
  });
});

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

describe("the story", () => {
  const deliveries = readStory("intercom").map((payload) => eventsOf(intercom, payload));
  const events = deliveries.flat();
  const log = foldLog(events);
  const figure = (key: string) => usersFigure(log, key, ben);

  it("is in events of the contract only", () => {
    expect(events.map(parseEvent).filter((parsed) => !parsed.ok)).toEqual([]);
  });

  it("gives the figures that one works out by hand", () => {
    // Opened 10:00:00; assigned to Aisha 10:02:05, Ben 10:20, nobody 11:31, Aisha 11:50; closed by Ben 12:00.
    expect(figure("conversationsClosed")).toBe(1);
    expect(figure("conversationsAssigned")).toBe(1);
    expect(figure("messagesSent")).toBe(2);
    expect(figure("comments")).toBe(1);
    expect(figure("avgResponseTime")).toBe(300);
    expect(figure("avgResolutionTime")).toBe(7200);
    expect(figure("avgFirstAssignmentToCloseTime")).toBe(7075);
    expect(figure("avgLastAssignmentToCloseTime")).toBe(600);
    // The first response was Aisha's, the bot's greeting before it none.
    expect(figure("avgFirstResponseTime")).toBeNull();
    const [conversation] = log.conversations;
    expect(conversation?.waits).toEqual([
      { startedAt: Date.parse(instant("10:00:00")), end: expect.objectContaining({ memberId: aisha }) },
      { startedAt: Date.parse(instant("10:40:00")), end: expect.objectContaining({ memberId: ben }) },
      { startedAt: Date.parse(instant("11:30:00")), end: expect.objectContaining({ memberId: aisha }) },
    ]);
    expect(conversation?.tags).toEqual(["warranty"]);
  });

  it("has one rating, of the one who owned the conversation", () => {
    const [conversation] = log.conversations;
    const ratings = conversation?.ratings ?? [];
    expect(ratings.map(({ score }) => score)).toEqual([4]);
    expect(conversation && ownerAt(conversation, ratings[0]?.position ?? -1)).toBe(ben);
  });

  it("comes out the same however its deliveries are repeated and shuffled", () => {
    const indices = deliveries.map((_, index) => index);
    const all = { minLength: indices.length };
    const orders = fc.tuple(fc.shuffledSubarray(indices), fc.shuffledSubarray(indices, all));
    fc.assert(
      fc.property(orders, ([some, every]) => {
        const folded = foldLog([...some, ...every].flatMap((index) => deliveries[index] ?? []));
        expect(folded.conversations).toEqual(log.conversations);
        expect(folded.directory.members).toEqual(log.directory.members);
        expect(folded.contactNames).toEqual(log.contactNames);
      }),
    );
  });

  it("never tells one id with two contents", () => {
    const contents = new Set(events.map((event) => JSON.stringify(parseEvent(event))));
    expect(contents.size).toBe(new Set(events.map((event) => ("id" in event ? event.id : null))).size);
  });
});
