import fc from "fast-check";
import { helpScout } from "../../../../src/ingest/connectors/help-scout";
import { digest, memberWord } from "../../../../src/ingest/connectors/words";
import {
  aisha,
  ben,
  changedConversation as changed,
  conversationId,
  helpScoutEvents,
  helpScoutPayload,
  helpScoutStory,
  idOf,
  nora,
  time,
} from "../../../support/help-scout";

/** What the payload tells that the one before did not. */
function newEvents(name: string, before?: string): object[] {
  const known = new Set(before ? helpScoutEvents(helpScoutPayload(before)).map((event) => idOf(event)) : []);
  return helpScoutEvents(helpScoutPayload(name)).filter((event) => !known.has(idOf(event)));
}

describe("each webhook tells", () => {
  it("a new conversation: its customer, its opening and the first message", () => {
    expect(newEvents("01-convo.created")).toEqual([
      {
        id: `help-scout:contact:70021:2026-11-05:${digest("Nora Fields")}`,
        type: "contact.upserted",
        at: time("00:00"),
        contact: { id: nora.id, name: "Nora Fields" },
      },
      {
        id: "help-scout:30211:opened:70021:8501",
        type: "conversation.opened",
        at: time("09:00"),
        conversationId,
        contact: { id: nora.id },
        by: nora,
        inboxId: "help-scout:8501",
        channel: "email",
      },
      { id: "help-scout:501:received", type: "message.received", at: time("09:00"), conversationId },
    ]);
  });

  it("an assignment, by whom, and the member's name before any other word about the member", () => {
    expect(newEvents("02-convo.assigned", "01-convo.created")).toEqual([
      memberWord("help-scout", { id: "412", name: "Aisha Khan", email: "aisha.khan@example.com" }),
      {
        id: "help-scout:502:assigned",
        type: "conversation.assigned",
        at: time("09:05"),
        conversationId,
        to: aisha.id,
        source: "user",
        by: aisha,
      },
    ]);
  });

  it("an answer, and nothing about the status that stays", () => {
    expect(newEvents("03-convo.agent.reply.created", "02-convo.assigned")).toEqual([
      { id: "help-scout:503:sent", type: "message.sent", at: time("09:10"), conversationId, by: aisha },
    ]);
  });

  it("a note, as plain text", () => {
    expect(newEvents("04-convo.note.created", "03-convo.agent.reply.created")).toEqual([
      {
        id: "help-scout:504:comment",
        type: "comment.added",
        at: time("09:20"),
        conversationId,
        by: aisha,
        text: "The courier says it is with the Lyon depot & not lost.",
      },
    ]);
  });

  it("a reassignment", () => {
    expect(newEvents("05-convo.assigned", "04-convo.note.created").slice(1)).toEqual([
      {
        id: "help-scout:505:assigned",
        type: "conversation.assigned",
        at: time("09:30"),
        conversationId,
        to: ben.id,
        source: "user",
        by: aisha,
      },
    ]);
  });

  it("a tag, as of the opening", () => {
    expect(newEvents("07-convo.tags", "06-convo.customer.reply.created")).toEqual([
      {
        id: `help-scout:30211:tagged:${digest("delivery")}`,
        type: "conversation.tagged",
        at: time("09:00"),
        conversationId,
        add: ["delivery"],
      },
    ]);
  });

  it("a close by whom the change of state shows", () => {
    expect(newEvents("09-convo.status", "08-convo.agent.reply.created")).toEqual([
      {
        id: "help-scout:508:closed",
        type: "conversation.closed",
        at: "2026-11-05T10:01:00.000Z",
        conversationId,
        by: ben,
      },
    ]);
  });

  it("a rating: Great is 5, with the comment", () => {
    expect(newEvents("10-satisfaction.ratings")).toEqual([
      {
        id: "help-scout:507:rating",
        type: "rating.received",
        at: time("10:20"),
        conversationId,
        score: 5,
        comment: "Quick and clear",
      },
    ]);
  });

  it("a customer's message to a closed conversation: a reopening as well", () => {
    expect(newEvents("11-convo.customer.reply.created", "09-convo.status")).toEqual([
      { id: "help-scout:509:received", type: "message.received", at: time("11:00"), conversationId },
      {
        id: "help-scout:509:reopened",
        type: "conversation.reopened",
        at: time("11:00"),
        conversationId,
        by: nora,
      },
    ]);
  });

  it("an answer that closes at once", () => {
    expect(newEvents("12-convo.agent.reply.created", "11-convo.customer.reply.created")).toEqual([
      { id: "help-scout:510:sent", type: "message.sent", at: time("11:30"), conversationId, by: ben },
      {
        id: "help-scout:510:closed",
        type: "conversation.closed",
        at: time("11:30"),
        conversationId,
        by: ben,
      },
    ]);
  });

  it("an assignment that answering made", () => {
    expect(newEvents("13-second-convo.agent.reply.created")).toContainEqual({
      id: "help-scout:602:assigned",
      type: "conversation.assigned",
      at: time("12:04"),
      conversationId: "help-scout:30212",
      to: aisha.id,
      source: "outgoing_message",
      by: aisha,
    });
  });

  it("a customer's new name, at the instant of the change", () => {
    expect(newEvents("customer.updated")).toEqual([
      {
        id: `help-scout:70021:customer:${Date.parse(time("13:00"))}:${digest("Nora Fields-Hale")}`,
        type: "contact.upserted",
        at: time("13:00"),
        contact: { id: nora.id, name: "Nora Fields-Hale" },
      },
    ]);
  });
});

describe("a body that is not as documented", () => {
  it.each([
    ["not an object", [], "(payload)"],
    ["null", null, "(payload)"],
    [
      "a conversation without a time",
      { ...helpScoutPayload("01-convo.created"), createdAt: "soon" },
      "createdAt",
    ],
    ["an id that is a text", { ...helpScoutPayload("01-convo.created"), id: "30211" }, "id"],
    [
      "a thread without a type",
      changed("01-convo.created", {}, ([first]) => [{ ...first, type: 7 }]),
      "_embedded.threads.0.type",
    ],
    [
      "a rating of nothing",
      { ...helpScoutPayload("10-satisfaction.ratings"), ticketId: undefined },
      "conversationId",
    ],
  ])("%s is unreadable, with the field", (_, payload, field) => {
    const translation = helpScout.translate(payload);
    expect(translation).toMatchObject({ kind: "unreadable", problems: [{ field }] });
  });

  it("unknown fields change nothing, and a time without an offset is UTC", () => {
    const rating = {
      ...helpScoutPayload("10-satisfaction.ratings"),
      createdAt: "2026-11-05T10:20:00",
      x: {},
    };
    expect(helpScoutEvents(rating)).toEqual(newEvents("10-satisfaction.ratings"));
  });

  it("never throws, whatever a genuine body holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...helpScoutStory), fc.nat(40), (junk, name, position) => {
        const payload = helpScoutPayload(name);
        const keys = Object.keys(payload);
        const key = keys[position % keys.length] ?? "id";
        for (const body of [junk, { ...payload, [key]: junk }]) {
          const translation = helpScout.translate(body);
          if (translation.kind === "events") helpScoutEvents(body);
          else expect(translation.kind === "unreadable" && translation.problems.length > 0).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
