import { zendesk } from "../../../../src/ingest/connectors/zendesk";
import { changed } from "../../../support/connector-story";
import { aisha, ben, priya, read, ticket, told } from "../../../support/zendesk-deliveries";

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
