import { closerOf, isClosed } from "../../../../src/domain/conversation";
import { zendesk } from "../../../../src/ingest/connectors/zendesk";
import { changed } from "../../../support/connector-story";
import { foldLog } from "../../../support/folded-log";
import { aisha, ben, priya, read, ticket, told, translated } from "../../../support/zendesk-deliveries";

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
