import fc from "fast-check";
import { figureValue } from "../../../src/domain/figure-value";
import { wallClockTime } from "../../../src/domain/instant";
import { findUsersFigure } from "../../../src/domain/metrics";
import { type UsersResults, usersReport } from "../../../src/domain/reports/users";
import { helpScout } from "../../../src/ingest/connectors/help-scout";
import { digest, memberWord } from "../../../src/ingest/connectors/words";
import { type FoldedLog, foldLog } from "../../support/folded-log";
import {
  changedConversation as changed,
  helpScoutBody,
  helpScoutEvents,
  helpScoutPayload,
  helpScoutSignature,
  helpScoutStory,
  idOf,
} from "../../support/help-scout";

const aisha = { kind: "user", id: "help-scout:412" };
const ben = { kind: "user", id: "help-scout:418" };
const nora = { kind: "contact", id: "help-scout:70021" };
const conversationId = "help-scout:30211";
const time = (clock: string) => `2026-11-05T${clock}:00.000Z`;

/** What the payload tells that the one before did not. */
function newEvents(name: string, before?: string): object[] {
  const known = new Set(before ? helpScoutEvents(helpScoutPayload(before)).map((event) => idOf(event)) : []);
  return helpScoutEvents(helpScoutPayload(name)).filter((event) => !known.has(idOf(event)));
}

describe("the signature", () => {
  const body = helpScoutBody("01-convo.created");
  const request = (signature: string | null, bytes = body) => ({
    headers: signature === null ? {} : { "x-helpscout-signature": signature },
    body: bytes,
  });
  const verdict = (signature: string | null, secrets: string[], bytes = body) =>
    helpScout.verify(request(signature, bytes), secrets, Date.parse("2026-11-05T09:00:00Z")).kind;

  it("is good with any of the secrets that are valid now", () => {
    const signature = helpScoutSignature(body, "first secret");
    expect(verdict(signature, ["first secret"])).toBe("genuine");
    expect(verdict(signature, ["second secret", "first secret"])).toBe("genuine");
  });

  it("computed by another implementation is good: echo -n '{}' | openssl sha1 -hmac key -binary | base64", () => {
    expect(verdict("yZY7g3GD3GZxBkYbPekdCIX1ObM=", ["key"], Buffer.from("{}"))).toBe("genuine");
  });

  it("is bad with another secret, without secrets, over another body, cut off, empty or missing", () => {
    const signature = helpScoutSignature(body, "first secret");
    expect(verdict(signature, ["second secret"])).toBe("forged");
    expect(verdict(signature, [])).toBe("forged");
    expect(verdict(signature, ["first secret"], Buffer.concat([body, Buffer.from(" ")]))).toBe("forged");
    expect(verdict(signature.slice(0, -8), ["first secret"])).toBe("forged");
    expect(verdict("", ["first secret"])).toBe("forged");
    expect(verdict(null, ["first secret"])).toBe("forged");
  });
});

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

describe("the story of two conversations", () => {
  const deliveries = helpScoutStory.map((name) => helpScoutEvents(helpScoutPayload(name)));
  const log = foldLog(deliveries.flat());
  const report = usersReport(log.conversations, log.directory, {
    range: { from: Date.parse(time("00:00")), to: Date.parse("2026-11-06T00:00:00Z") },
    conversations: {},
    members: {},
    elapsed: wallClockTime,
  });

  function read(results: UsersResults | undefined, key: string) {
    const figure = findUsersFigure(key);
    if (!figure || !results) throw new Error(`No figure ${key}`);
    return figureValue(results, figure).value;
  }

  it("gives the figures of the users report as worked out by hand", () => {
    const rows = report.rows.map(({ user, results }) => ({
      user,
      closed: read(results, "conversationsClosed"),
      assigned: read(results, "conversationsAssigned"),
      contacts: read(results, "uniqueContactsClosed"),
      sent: read(results, "messagesSent"),
      comments: read(results, "comments"),
      firstResponse: read(results, "avgFirstResponseTime"),
      response: read(results, "avgResponseTime"),
      resolution: read(results, "avgResolutionTime"),
      firstAssignmentToClose: read(results, "avgFirstAssignmentToCloseTime"),
      lastAssignmentToClose: read(results, "avgLastAssignmentToCloseTime"),
    }));
    expect(rows).toEqual([
      {
        // Closes the second; assigned in both; answers the first after 10 minutes, the second after 4.
        user: "Aisha Khan",
        closed: 1,
        assigned: 2,
        contacts: 1,
        sent: 2,
        comments: 1,
        firstResponse: (600 + 240) / 2,
        response: (600 + 240) / 2,
        resolution: 240,
        firstAssignmentToClose: 0,
        lastAssignmentToClose: 0,
      },
      {
        // Closes the first at 11:30: answers after 15 and 30 minutes; assigned 09:05 first, 09:30 last.
        user: "Ben Okafor",
        closed: 1,
        assigned: 1,
        contacts: 1,
        sent: 2,
        comments: 0,
        firstResponse: null,
        response: (900 + 1800) / 2,
        resolution: 9000,
        firstAssignmentToClose: 8700,
        lastAssignmentToClose: 7200,
      },
    ]);
    expect(report.withoutCloser).toBe(0);
  });

  it("folds to conversations with inbox, channel, tag, rating and the contact's name", () => {
    expect(log.conversations).toHaveLength(2);
    expect(log.conversations[0]).toMatchObject({
      inboxId: "help-scout:8501",
      channel: "email",
      tags: ["delivery"],
      ratings: [{ score: 5 }],
    });
    expect(log.contactNames.get(nora.id)).toBe("Nora Fields");
  });

  it("one id always has one content, so that retries are duplicates and never conflicts", () => {
    const contents = new Map<string, object>();
    for (const event of deliveries.flat()) {
      expect(contents.get(idOf(event)) ?? event).toEqual(event);
      contents.set(idOf(event), event);
    }
  });

  it("repeated, late and lost deliveries fold the same as long as the last of each conversation came", () => {
    const comparable = ({ conversations, directory, contactNames }: FoldedLog) => ({
      conversations: [...conversations].sort((left, right) => (left.id < right.id ? -1 : 1)),
      members: directory.members,
      contactNames: [...contactNames].sort(),
    });
    const last = [
      "10-satisfaction.ratings",
      "12-convo.agent.reply.created",
      "13-second-convo.agent.reply.created",
    ];
    const needed = helpScoutStory.flatMap((name, index) => (last.includes(name) ? [index] : []));
    fc.assert(
      fc.property(
        fc.array(fc.nat(helpScoutStory.length - 1), { maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (some, order) => {
          const shuffled = [...some, ...needed]
            .map((index) => ({ index, key: order.next().value }))
            .sort((left, right) => left.key - right.key);
          const folded = foldLog(shuffled.flatMap(({ index }) => deliveries[index] ?? []));
          expect(comparable(folded)).toEqual(comparable(log));
        },
      ),
      { numRuns: 100 },
    );
  });
});
