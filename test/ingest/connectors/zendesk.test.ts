import { createHmac } from "node:crypto";
import fc from "fast-check";
import { closerOf, isClosed } from "../../../src/domain/conversation";
import { parseEvent } from "../../../src/domain/events";
import { zendesk } from "../../../src/ingest/connectors/zendesk";
import { changed, eventsOf, readDelivery, readStory, usersFigure } from "../../support/connector-story";
import { foldLog } from "../../support/folded-log";

const aisha = "zendesk:370100000001";
const ben = "zendesk:370100000002";
const priya = "zendesk:370900000077";
const ticket = { conversationId: "zendesk:48213" };
const read = (name: string) => readDelivery("zendesk", name);
const translated = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  eventsOf(zendesk, changed(read(name), changes));

/** Without the opening that every delivery repeats. */
const told = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  translated(name, changes).filter((event) => !("type" in event) || event.type !== "conversation.opened");

describe("the signature", () => {
  const now = Date.parse("2026-11-05T10:00:30Z");
  const body = Buffer.from('{"type":"zen:event-type:ticket.created","name":"Žofia"}');
  const timestamp = "2026-11-05T10:00:00Z";
  const sign = (secret: string, at = timestamp, bytes = body) =>
    createHmac("sha256", secret)
      .update(Buffer.concat([Buffer.from(at), bytes]))
      .digest("base64");
  const request = (headers: Record<string, string>, bytes = body) => ({ headers, body: bytes });
  const headers = (signature: string, at = timestamp) => ({
    "x-zendesk-webhook-signature": signature,
    "x-zendesk-webhook-signature-timestamp": at,
  });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '2021-07-25T10:00:00Z{"say":"hello"}' | openssl dgst -sha256 -hmac 'a secret' -binary | base64
    const known = request(
      headers("bke9NI3TNfNB+0yhbFz/C+u1F2mXK3BhPLIRSyV1Kz0=", "2021-07-25T10:00:00Z"),
      Buffer.from('{"say":"hello"}'),
    );
    expect(zendesk.verify(known, ["a secret"], Date.parse("2021-07-25T10:00:00Z"))).toEqual({
      kind: "genuine",
    });
  });

  it("is genuine when one of the valid secrets made it", () => {
    expect(zendesk.verify(request(headers(sign("new"))), ["new"], now).kind).toBe("genuine");
    expect(zendesk.verify(request(headers(sign("old"))), ["new", "old"], now).kind).toBe("genuine");
  });

  it.each([
    ["another secret made it", request(headers(sign("other"))), "secrets"],
    ["the body was changed", request(headers(sign("new")), Buffer.from("{}")), "secrets"],
    ["the timestamp was changed", request(headers(sign("new"), "2026-11-05T10:00:01Z")), "secrets"],
    ["it is no base64", request(headers("%%%")), "secrets"],
    ["it is empty", request(headers("")), "secrets"],
    ["it is missing", request({}), "x-zendesk-webhook-signature is missing"],
    [
      "its timestamp is missing",
      request({ "x-zendesk-webhook-signature": sign("new") }),
      "timestamp is missing",
    ],
    ["its timestamp is none", request(headers(sign("new", "yesterday"), "yesterday")), "not a date-time"],
    ["an empty secret made it", request(headers(sign(""))), "secrets"],
  ])("is forged when %s", (_, forged, reason) => {
    const verdict = zendesk.verify(forged, ["new", ""], now);
    expect(verdict).toEqual({ kind: "forged", reason: expect.stringContaining(reason) });
  });

  it("holds for five minutes both ways and no longer", () => {
    const at = (minutes: number, milliseconds = 0) =>
      zendesk.verify(
        request(headers(sign("new"))),
        ["new"],
        Date.parse(timestamp) + minutes * 60_000 + milliseconds,
      ).kind;
    expect([at(5), at(-5)]).toEqual(["genuine", "genuine"]);
    expect([at(5, 1), at(-5, -1)]).toEqual(["forged", "forged"]);
  });
});

describe("a ticket's creation", () => {
  it("opens the conversation with the requester's first message", () => {
    expect(translated("01-created")).toEqual([
      {
        id: "zendesk:48213:opened",
        type: "conversation.opened",
        at: "2026-11-05T10:00:00.000Z",
        ...ticket,
        contact: { id: priya },
        by: { kind: "contact", id: priya },
        channel: "mail",
        inboxId: "zendesk:360000000005",
        tags: ["printer"],
      },
      {
        id: "zendesk:48213:first-message",
        type: "message.received",
        at: "2026-11-05T10:00:00.000Z",
        ...ticket,
        text: "The label printer at the front desk prints only blank labels.",
      },
    ]);
  });

  it("by a member for somebody gives no message of the contact, and carries the assignee over", () => {
    const events = translated("01-created", {
      "detail.submitter_id": "370100000001",
      "detail.assignee_id": "370100000001",
    });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ by: { kind: "user", id: aisha }, assigneeId: aisha });
  });

  it("with a first comment that only members may read gives no message of the contact", () => {
    expect(told("01-created", { "detail.is_public": false })).toEqual([]);
  });

  it("closes the conversation at once when the ticket is born solved, and only once with the status told too", () => {
    const born = { "detail.status": "SOLVED", "detail.actor_id": "370100000001" };
    const log = foldLog([
      ...translated("01-created", born),
      ...translated("11-solved", {
        time: "2026-11-05T10:00:00Z",
        "event.previous": null,
        "detail.actor_id": "370100000001",
      }),
    ]);
    expect(log.conversations.map((one) => isClosed(one) && closerOf(one))).toEqual([aisha]);
  });

  it("reads tags that come as one text, and ids that come as numbers", () => {
    const [opened] = translated("01-created", { "detail.tags": "printer  vip", "detail.id": 48213 });
    expect(opened).toMatchObject({ tags: ["printer", "vip"], ...ticket });
  });
});

describe("a comment", () => {
  it("that the ticket was created with is the same message as the creation told", () => {
    const [fromCreation] = told("01-created");
    expect(told("02-first-comment")[0]).toEqual(fromCreation);
  });

  it("of the requester names the contact", () => {
    expect(told("09-asked-again")).toEqual([
      {
        id: "zendesk:48213:comment:51000000000104",
        type: "message.received",
        at: "2026-11-05T10:40:00.000Z",
        ...ticket,
        text: "Yes, and still blank.",
      },
      {
        id: expect.stringMatching(/^zendesk:contact:370900000077:2026-11-05:[0-9a-f]{16}$/),
        type: "contact.upserted",
        at: "2026-11-05T00:00:00.000Z",
        contact: { id: priya, name: "Priya Nair" },
      },
    ]);
  });

  it("of a member that all may read is a message sent, and names the member as weakly as can be", () => {
    expect(told("04-answered")).toEqual([
      {
        id: "zendesk:48213:comment:51000000000102",
        type: "message.sent",
        at: "2026-11-05T10:12:00.000Z",
        ...ticket,
        by: { kind: "user", id: aisha, name: "Aisha Khan" },
        text: "Is the label roll the right way round?",
      },
      {
        id: expect.stringMatching(/^zendesk:user:370100000001:[0-9a-f]{16}$/),
        type: "user.upserted",
        at: "1970-01-01T00:00:00.000Z",
        user: { id: aisha, name: "Aisha Khan", role: "agent" },
      },
    ]);
  });

  it("of a member that only members may read is a note", () => {
    expect(told("06-note")[0]).toEqual({
      id: "zendesk:48213:comment:51000000000103",
      type: "comment.added",
      at: "2026-11-05T10:15:00.000Z",
      ...ticket,
      by: { kind: "user", id: ben, name: "Ben Okafor" },
      text: "Third printer of that batch.",
    });
  });

  it("of a member with which the ticket was created starts the conversation rather than answers", () => {
    const first = {
      "event.comment.body": "Your order is late.",
      "detail.description": "Your order is late.",
    };
    expect(told("04-answered", { ...first, time: "2026-11-05T10:00:01Z" })[0]).toMatchObject({
      type: "message.sent",
      proactive: true,
    });
    // The same words a quarter of an hour later are an answer.
    expect(told("04-answered", first)[0]).not.toHaveProperty("proactive");
  });

  it("of a member who asks for help themselves is the contact's", () => {
    expect(told("09-asked-again", { "event.comment.author.is_staff": true })[0]).toMatchObject({
      type: "message.received",
    });
  });

  it("of somebody copied in is a message received that gives the contact no other name", () => {
    const copied = { "event.comment.author": { id: "370900000099", is_staff: false, name: "Tom Reed" } };
    expect(told("09-asked-again", copied).map((event) => "type" in event && event.type)).toEqual([
      "message.received",
    ]);
  });

  it("of somebody copied in who repeats the description is a message of its own", () => {
    const copied = { id: "370900000099", is_staff: false, name: "Tom Reed" };
    expect(told("02-first-comment", { "event.comment.author": copied })[0]).toMatchObject({
      id: "zendesk:48213:comment:51000000000101",
    });
  });

  it("of Zendesk itself is a workflow's, which answers nobody", () => {
    const system = { "event.comment.author": { id: "-1", is_staff: true, name: "System" } };
    expect(told("04-answered", system)).toMatchObject([{ type: "message.sent", by: { kind: "workflow" } }]);
    expect(told("06-note", system)).toMatchObject([{ type: "comment.added", by: { kind: "workflow" } }]);
  });

  it("that is private and from outside the team gives nothing, and says so", () => {
    const payload = changed(read("09-asked-again"), { "event.comment.is_public": false });
    expect(zendesk.translate(payload)).toEqual({
      kind: "events",
      events: [],
      ignored: ["a private comment by somebody outside the team is not a note of the team"],
    });
  });
});

describe("an assignment", () => {
  it("tells to whom and by whom", () => {
    expect(told("03-assigned")).toEqual([
      {
        id: "zendesk:48213:assigned:7d1f4c02-90ab-4e6d-8c11-000000000003",
        type: "conversation.assigned",
        at: "2026-11-05T10:05:00.000Z",
        ...ticket,
        to: aisha,
        source: "user",
        by: { kind: "user", id: ben },
      },
    ]);
  });

  it("keeps milliseconds of an instant that has nine decimals", () => {
    expect(told("15-reassigned-back")).toMatchObject([{ at: "2026-11-05T12:05:00.123Z", to: aisha }]);
  });

  it.each([[null], [""], ["0"], [0]])("to %p is an unassignment", (nobody) => {
    expect(told("03-assigned", { "event.current": nobody })).toMatchObject([{ to: null }]);
  });

  it.each([["-1"], ["370900000077"], [null]])("in the name of %p is a workflow's", (actor) => {
    expect(told("03-assigned", { "detail.actor_id": actor })).toMatchObject([
      { source: "workflow", by: { kind: "workflow" } },
    ]);
  });

  it("to a group gives nothing, and says why", () => {
    const payload = changed(read("03-assigned"), { type: "zen:event-type:ticket.group_assignment_changed" });
    expect(zendesk.translate(payload)).toEqual({
      kind: "events",
      events: [],
      ignored: [expect.stringContaining("not to a group")],
    });
  });
});

describe("a change of status", () => {
  const change = (previous: string | null, current: string) =>
    told("11-solved", { "event.previous": previous, "event.current": current }).map(
      (event) => "type" in event && event.type,
    );

  it("tells who closed and who reopened", () => {
    expect(told("11-solved")).toEqual([
      {
        id: "zendesk:48213:closed:7d1f4c02-90ab-4e6d-8c11-000000000011",
        type: "conversation.closed",
        at: "2026-11-05T11:00:00.000Z",
        ...ticket,
        by: { kind: "user", id: ben },
      },
    ]);
    expect(told("13-reopened")).toMatchObject([
      { type: "conversation.reopened", by: { kind: "contact", id: priya } },
    ]);
  });

  it.each([
    ["OPEN", "SOLVED", ["conversation.closed"]],
    ["PENDING", "CLOSED", ["conversation.closed"]],
    [null, "SOLVED", ["conversation.closed"]],
    ["SOLVED", "OPEN", ["conversation.reopened"]],
    ["SOLVED", "PENDING", ["conversation.reopened"]],
    ["SOLVED", "CLOSED", []],
    ["CLOSED", "ARCHIVED", []],
    ["OPEN", "PENDING", []],
    ["PENDING", "HOLD", []],
    [null, "NEW", []],
    ["OPEN", "DELETED", []],
    ["SOLVED", "DELETED", []],
    ["DELETED", "OPEN", []],
  ])("from %p to %p gives %p", (previous, current, types) => {
    expect(change(previous, current)).toEqual(types);
  });

  it("by an automation closes it without a closer of its own", () => {
    expect(told("11-solved", { "detail.actor_id": "-1" })).toMatchObject([{ by: { kind: "system" } }]);
  });
});

it("tags that changed are the difference", () => {
  expect(told("07-tagged")).toMatchObject([
    { type: "conversation.tagged", at: "2026-11-05T10:20:00.000Z", add: ["hardware"], remove: ["printer"] },
  ]);
});

describe("a rating", () => {
  it("that is good is a five, one that is bad a one", () => {
    expect(told("12-rated")).toMatchObject([
      { type: "rating.received", at: "2026-11-05T11:30:00.000Z", score: 5, comment: "Quick and friendly." },
    ]);
    const bad = { "event.satisfaction_score": { score: "BAD", comment: { body: "Too slow." } } };
    expect(told("12-rated", bad)).toMatchObject([{ score: 1, comment: "Too slow." }]);
  });

  it("that is only offered gives nothing", () => {
    expect(told("12-rated", { "event.satisfaction_score": { score: "OFFERED" } })).toEqual([]);
  });
});

describe("a ticket older than the connection", () => {
  it("is opened by the first event of it that arrives", () => {
    const [opened] = translated("11-solved");
    expect(opened).toEqual({
      id: expect.stringMatching(/^zendesk:48213:opened:seen:[0-9a-f]{16}$/),
      type: "conversation.opened",
      at: "2026-11-05T10:00:00.000Z",
      ...ticket,
      contact: { id: priya },
      by: { kind: "contact", id: priya },
      channel: "mail",
    });
  });

  it("is told as its creation told it where that arrives too", () => {
    const [conversation] = foldLog([...translated("11-solved"), ...translated("01-created")]).conversations;
    expect(conversation).toMatchObject({ inboxId: "zendesk:360000000005", tags: ["printer"] });
  });
});

describe("what cannot be read", () => {
  it.each([
    [{ "detail.id": null }, "detail.id"],
    [{ "detail.requester_id": undefined }, "detail.requester_id"],
    [{ "detail.created_at": "last week" }, "detail.created_at"],
    [{ time: 1762336800 }, "time"],
    [{ "event.comment.author.is_staff": "yes" }, "event.comment.author.is_staff"],
    [{ "event.comment": null }, "event.comment"],
  ])("with %j names the field", (changes, field) => {
    const translation = zendesk.translate(changed(read("04-answered"), changes));
    expect(translation).toMatchObject({ kind: "unreadable", problems: [{ field }] });
  });

  it("without a type tells that the webhook must be subscribed to events", () => {
    expect(zendesk.translate({ ticket_id: "48213" })).toEqual({
      kind: "unreadable",
      problems: [{ field: "type", reason: expect.stringContaining("subscribed to Zendesk events") }],
    });
    expect(zendesk.translate(null)).toMatchObject({ kind: "unreadable", problems: [{ field: "(payload)" }] });
  });

  it("does not trouble over fields and events that it does not use", () => {
    expect(told("11-solved", { "detail.subject": 5, "detail.news": {} })).toHaveLength(1);
    expect(zendesk.translate({ type: "zen:event-type:user.created" })).toEqual({
      kind: "events",
      events: [],
      ignored: ["zen:event-type:user.created: nothing that Caseboard counts"],
    });
  });
});

describe("the story of ticket 48213", () => {
  const story = readStory("zendesk").map((payload) => eventsOf(zendesk, payload));
  const log = foldLog(story.flat());

  it("is told in events of the contract", () => {
    expect(
      story
        .flat()
        .map(parseEvent)
        .filter(({ ok }) => !ok),
    ).toEqual([]);
  });

  it("gives the figures of the users report that it gives by hand", () => {
    const ofAisha = (key: string) => usersFigure(log, key, aisha);
    expect(ofAisha("conversationsClosed")).toBe(1);
    expect(ofAisha("conversationsAssigned")).toBe(1);
    expect(ofAisha("messagesSent")).toBe(2);
    // Asked at 10:00, answered at 10:12; assigned at 10:05.
    expect(ofAisha("avgFirstResponseTime")).toBe(720);
    expect(ofAisha("avgFirstAssignmentToFirstResponseTime")).toBe(420);
    // Her second answer came at 12:20, to a question of 12:00: (12 + 20) / 2 minutes.
    expect(ofAisha("avgResponseTime")).toBe(960);
    // Opened at 10:00, closed for good at 12:30; assigned first at 10:05 and last at 12:05:00.123.
    expect(ofAisha("avgResolutionTime")).toBe(9000);
    expect(ofAisha("avgFirstAssignmentToCloseTime")).toBe(8700);
    expect(ofAisha("avgLastAssignmentToCloseTime")).toBe(1499.877);
    expect(() => usersFigure(log, "messagesSent", ben)).toThrow("No messagesSent");
  });

  it("gives one conversation with its names, tags and rating", () => {
    expect(log.conversations).toHaveLength(1);
    const [conversation] = log.conversations;
    expect(conversation).toMatchObject({
      channel: "mail",
      contactId: priya,
      tags: ["hardware"],
      ratings: [{ score: 5 }],
      comments: [{ by: { id: ben } }],
    });
    expect(conversation?.waits).toHaveLength(3);
    expect(log.contactNames.get(priya)).toBe("Priya Nair");
    expect(log.directory.member(aisha)?.name).toBe("Aisha Khan");
    expect(log.directory.member(ben)?.role).toBe("agent");
  });

  it("is the same however often and in whatever order it is delivered", () => {
    const deliveries = fc
      .tuple(fc.shuffledSubarray(story, { minLength: story.length }), fc.subarray(story))
      .map(([all, again]) => [...all, ...again]);
    fc.assert(
      fc.property(deliveries, (delivered) => {
        const { conversations, contactNames } = foldLog(delivered.flat());
        expect(conversations).toEqual(log.conversations);
        expect(contactNames).toEqual(log.contactNames);
      }),
    );
  });

  it("gives one id one content, whichever delivery tells it", () => {
    const contents = new Map<string, object>();
    for (const event of story.flat()) {
      const id = "id" in event ? String(event.id) : "";
      expect(contents.get(id) ?? event).toEqual(event);
      contents.set(id, event);
    }
    // Two openings, the first message, three names, three assignments, six comments, and five more: tagged,
    // closed, rated, reopened and closed again.
    expect(contents.size).toBe(20);
  });
});
