import { createHmac } from "node:crypto";
import fc from "fast-check";
import type { Conversation } from "../../../src/domain/conversation";
import { parseEvent } from "../../../src/domain/events";
import type { Known } from "../../../src/ingest/connectors/connector";
import { respondIo } from "../../../src/ingest/connectors/respond-io";
import { changed, readDelivery, readStory, usersFigure } from "../../support/connector-story";
import { foldLog } from "../../support/folded-log";

const aisha = "respond-io:5101";
const ben = "respond-io:5102";
const lena = "respond-io:20450117";
/** The conversations opened at ten and at noon of 5 November 2026. */
const first = "respond-io:20450117:1793872800";
const second = "respond-io:20450117:1793880000";
const read = (name: string) => readDelivery("respond-io", name);

/** These conversations are known, and so much time has gone by since the delivery that no others will be. */
function settled(conversations: readonly Conversation[]): Known {
  return { conversations, receivedAt: 0, now: Date.parse("2026-11-20T10:00:00Z") };
}

/** What is told where these conversations are known; nothing where that is too early. */
function translated(payload: unknown, conversations: readonly Conversation[] = []): readonly object[] {
  const translation = respondIo.translate(payload, settled(conversations));
  if (translation.kind === "unreadable") throw new Error(JSON.stringify(translation.problems));
  return translation.kind === "early" ? [] : translation.events;
}

/** Delivers one after the other, each with what the ones before made known. */
function deliver(payloads: readonly unknown[]): object[] {
  const events: object[] = [];
  for (const payload of payloads) {
    const prefix = respondIo.conversationsInQuestion?.(payload) ?? null;
    const known = foldLog(events).conversations.filter(({ id }) => prefix !== null && id.startsWith(prefix));
    events.push(...translated(payload, known));
  }
  return events;
}

const opened = foldLog(translated(read("02-opened"))).conversations;

function typesOf(events: readonly object[]): unknown[] {
  return events.map((event) => "type" in event && event.type);
}

describe("the signature", () => {
  const body = Buffer.from('{"event_type":"message.received","text":"Grüße"}');
  const sign = (key: string, bytes = body) => createHmac("sha256", key).update(bytes).digest("base64");
  const request = (headers: Record<string, string>, bytes = body) => ({ headers, body: bytes });

  it("of a body known beforehand is what another implementation of HMAC makes of it", () => {
    // printf '{"say":"hello"}' | openssl dgst -sha256 -hmac 'a signing key' -binary | base64
    const known = request(
      { "x-webhook-signature": "ilqI5jieJamQz75uTTO6hgi59oWqygv3xAUyMIKoMu0=" },
      Buffer.from('{"say":"hello"}'),
    );
    expect(respondIo.verify(known, ["a signing key"], 0)).toEqual({ kind: "genuine" });
  });

  it("is genuine when one of the valid keys made it", () => {
    expect(respondIo.verify(request({ "x-webhook-signature": sign("new") }), ["new"], 0).kind).toBe(
      "genuine",
    );
    expect(respondIo.verify(request({ "x-webhook-signature": sign("old") }), ["new", "old"], 0).kind).toBe(
      "genuine",
    );
  });

  it.each([
    ["another key made it", request({ "x-webhook-signature": sign("other") })],
    ["the body was changed", request({ "x-webhook-signature": sign("new") }, Buffer.from("{}"))],
    [
      "it is in hexadecimal",
      request({ "x-webhook-signature": Buffer.from(sign("new"), "base64").toString("hex") }),
    ],
    ["it is empty", request({ "x-webhook-signature": "" })],
    ["it is missing", request({})],
    ["an empty key made it", request({ "x-webhook-signature": sign("") })],
  ])("is forged when %s", (_, forged) => {
    expect(respondIo.verify(forged, ["new", ""], 0).kind).toBe("forged");
  });
});

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

describe("a message", () => {
  it("asks for the conversations of its contact, and nothing else does", () => {
    expect(respondIo.conversationsInQuestion?.(read("03-asked"))).toBe("respond-io:20450117:");
    expect(respondIo.conversationsInQuestion?.(read("02-opened"))).toBeNull();
    expect(respondIo.conversationsInQuestion?.("nonsense")).toBeNull();
  });

  it("that the conversation was opened with is the same as the opening told", () => {
    const [, fromOpening] = translated(read("02-opened"));
    expect(translated(read("03-asked"), opened)[0]).toEqual(fromOpening);
  });

  it("belongs to the conversation that was open at its time", () => {
    expect(translated(read("09-asked-again"), opened)[0]).toEqual({
      id: `${lena}:message:881004`,
      type: "message.received",
      at: "2026-11-05T10:40:00.000Z",
      conversationId: first,
      text: "When will it be here?",
    });
    expect(translated(read("06-answered"), opened)[0]).toEqual({
      id: `${lena}:message:881003`,
      type: "message.sent",
      at: "2026-11-05T10:12:00.000Z",
      conversationId: first,
      text: "It left Leipzig this morning.",
      by: { kind: "user", id: aisha },
    });
  });

  it("is by the user whom it names in full, else by the one whose number it gives", () => {
    const other = { "sender.userId": 9999 };
    const by = (changes: Record<string, unknown>) =>
      translated(changed(read("06-answered"), { ...other, ...changes }), opened)[0];
    expect(by({})).toMatchObject({ by: { kind: "user", id: aisha } });
    expect(by({ user: undefined })).toMatchObject({ by: { kind: "user", id: "respond-io:9999" } });
  });

  it("at the very instant of the closing belongs to what closed, a second later to nothing", () => {
    const known = foldLog(translated(read("11-closed"))).conversations;
    const at = (timestamp: number) =>
      typesOf(translated(changed(read("12-surveyed"), { "message.timestamp": timestamp }), known));
    expect(at(1_793_876_400)).toContain("message.sent");
    expect(at(1_793_876_401)).not.toContain("message.sent");
  });

  it("of a conversation that is not known is early, says what is missing, and is missed", () => {
    for (const known of [[], foldLog(translated(read("11-closed"))).conversations]) {
      // Nothing is known; or all that is known was closed an hour before.
      expect(respondIo.translate(read("15-answered-anew"), settled(known))).toEqual({
        kind: "early",
        awaits: `${lena}:`,
        reason: expect.stringContaining("none of this contact is known to be open"),
        isMissed: true,
      });
    }
  });

  it("of a contact is missed where its conversation never comes, one of an automation is not", () => {
    expect(respondIo.translate(read("14-asked-anew"))).toMatchObject({ kind: "early", isMissed: true });
    const sentBy = (source: string) =>
      respondIo.translate(changed(read("15-answered-anew"), { "sender.source": source }));
    for (const source of ["workflow", "bot", "ai_agent", "api", "zapier"]) {
      expect(sentBy(source)).toMatchObject({ kind: "early", isMissed: false });
    }
    expect(sentBy("echo")).toMatchObject({ kind: "early", isMissed: true });
  });

  it("a moment before the opening belongs to what it opened, later than a conversation closed before", () => {
    const known = foldLog(deliver([read("11-closed"), read("13-opened-anew")])).conversations;
    const early = changed(read("15-answered-anew"), { "message.timestamp": 1_793_880_000 - 5 });
    expect(translated(early, known)[0]).toMatchObject({ conversationId: second });
    const tooEarly = changed(read("15-answered-anew"), { "message.timestamp": 1_793_880_000 - 6 });
    expect(typesOf(translated(tooEarly, known))).not.toContain("message.sent");
  });

  it("between an opening and its closing has its place at once, whenever and by whomever it came", () => {
    const { conversations } = foldLog(translated(read("11-closed")));
    for (const name of ["04-greeted", "09-asked-again", "10-answered-again"]) {
      const aDayLater = Date.parse("2026-11-06T12:00:00Z");
      const late = { conversations, receivedAt: aDayLater, now: aDayLater };
      const translation = respondIo.translate(read(name), late);
      expect(translation.kind === "events" && translation.events[0]).toMatchObject({ conversationId: first });
    }
  });

  it("between the closing and the opening of the next is the next one's only a moment before it", () => {
    const known = foldLog(deliver([read("11-closed"), read("13-opened-anew")])).conversations;
    const placed = (timestamp: number) =>
      translated(changed(read("14-asked-anew"), { "message.timestamp": timestamp }), known)[0];
    expect(placed(1_793_876_400)).toMatchObject({ conversationId: first });
    expect(placed(1_793_876_401)).toBeUndefined();
    expect(placed(1_793_879_994)).toBeUndefined();
    expect(placed(1_793_879_995)).toMatchObject({ conversationId: second });
  });

  it("shortly before a closing stays with what closed, though another opened a moment later", () => {
    const reopenedAtOnce = changed(read("13-opened-anew"), {
      "conversation.conversationOpenedAt": 1_793_876_403,
    });
    const known = foldLog(deliver([read("11-closed"), reopenedAtOnce])).conversations;
    const placed = (timestamp: number) =>
      translated(changed(read("10-answered-again"), { "message.timestamp": timestamp }), known)[0];
    expect(placed(1_793_876_400)).toMatchObject({ conversationId: first });
    expect(placed(1_793_876_401)).toMatchObject({ conversationId: "respond-io:20450117:1793876403" });
  });

  it.each([
    ["workflow", { kind: "workflow" }],
    ["bot", { kind: "bot" }],
    ["ai_agent", { kind: "bot" }],
    ["api", { kind: "api" }],
    ["echo", { kind: "system" }],
  ])("sent by %p is by %p", (source, by) => {
    const payload = changed(read("04-greeted"), { "sender.source": source });
    expect(translated(payload, opened)[0]).toMatchObject({ type: "message.sent", by });
  });

  it("with which the team opened a conversation starts it rather than answers", () => {
    const byMember = changed(read("02-opened"), { "conversation.source": "user" });
    const known = foldLog(translated(byMember)).conversations;
    const atOpening = changed(read("06-answered"), { "message.timestamp": 1_793_872_801 });
    expect(translated(atOpening, known)[0]).toMatchObject({ type: "message.sent", proactive: true });
    expect(translated(atOpening, opened)[0]).not.toHaveProperty("proactive");
    expect(translated(read("06-answered"), known)[0]).not.toHaveProperty("proactive");
  });

  it("without text, such as a picture, is a message all the same", () => {
    const picture = changed(read("03-asked"), { "message.message": { type: "attachment" } });
    expect(translated(picture, opened)[0]).toEqual({
      id: `${lena}:message:881001`,
      type: "message.received",
      at: "2026-11-05T10:00:00.000Z",
      conversationId: first,
    });
  });
});

describe("a message after an opening whose closing has not arrived", () => {
  const at = Date.parse("2026-11-05T11:00:30Z");
  const sentBy = (source: string) => changed(read("12-surveyed"), { "sender.source": source });
  const kindOf = (source: string, receivedAt: number, now = receivedAt) =>
    respondIo.translate(sentBy(source), { conversations: opened, receivedAt, now }).kind;

  it("by a person has its place at once if it comes within a minute", () => {
    expect(kindOf("user", at + 60_000)).toBe("events");
    expect(kindOf("echo", at + 60_000)).toBe("events");
    expect(kindOf("user", at + 60_001)).toBe("early");
    // A clock of ours that is behind.
    expect(kindOf("user", at - 3_600_000)).toBe("events");
  });

  it("by an automation waits, since a survey is sent at the very end", () => {
    expect(kindOf("workflow", at + 1)).toBe("early");
    expect(kindOf("api", at + 1)).toBe("early");
  });

  it("that waits for ten minutes has its place then", () => {
    const receivedAt = at + 3_600_000;
    expect(kindOf("user", receivedAt, receivedAt + 599_999)).toBe("early");
    expect(kindOf("user", receivedAt, receivedAt + 600_000)).toBe("events");
    expect(kindOf("workflow", at + 1, at + 600_001)).toBe("events");
  });

  it("waits longer where the closing that comes says that it was after the end", () => {
    const known = settled(foldLog(translated(read("11-closed"))).conversations);
    expect(respondIo.translate(sentBy("user"), known)).toMatchObject({
      kind: "early",
      reason: expect.stringContaining("none of this contact is known to be open"),
    });
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

describe("the story of contact 20450117", () => {
  const story = readStory("respond-io");
  const events = deliver(story);
  const log = foldLog(events);

  it("is told in events of the contract", () => {
    expect(events.map(parseEvent).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("gives the figures of the users report that it gives by hand", () => {
    const ofAisha = (key: string) => usersFigure(log, key, aisha);
    expect(ofAisha("conversationsClosed")).toBe(1);
    expect(ofAisha("uniqueContactsClosed")).toBe(1);
    expect(ofAisha("messagesSent")).toBe(3);
    // 10:00 to 10:12, and 12:00 to 12:20 in the conversation that Ben closed.
    expect(ofAisha("avgFirstResponseTime")).toBe((720 + 1200) / 2);
    // And 10:40 to 10:50.
    expect(ofAisha("avgResponseTime")).toBe((720 + 600 + 1200) / 3);
    expect(ofAisha("avgResolutionTime")).toBe(3600);
    expect(ofAisha("avgFirstAssignmentToCloseTime")).toBeNull();
    expect(usersFigure(log, "avgResolutionTime", ben)).toBe(1800);
    expect(usersFigure(log, "messagesSent", ben)).toBe(0);
    expect(usersFigure(log, "uniqueContactsClosed", null)).toBe(1);
  });

  it("gives two conversations of one contact, and not the survey after the end of the first", () => {
    expect(log.conversations.map(({ id, topic, messageTimes }) => [id, topic, messageTimes.length])).toEqual([
      [first, "Delivery", 5],
      [second, "Damage", 2],
    ]);
    expect(log.contactNames.get(lena)).toBe("Lena Fischer");
    expect(log.directory.member(ben)).toMatchObject({ name: "Ben Okafor", email: "ben.okafor@example.com" });
  });

  it("is the same with every delivery repeated, at once or later", () => {
    fc.assert(
      fc.property(fc.subarray(story), fc.subarray(story), (atOnce, later) => {
        const repeated = [...story.flatMap((one) => (atOnce.includes(one) ? [one, one] : [one])), ...later];
        const { conversations, directory } = foldLog(deliver(repeated));
        expect(conversations).toEqual(log.conversations);
        expect(directory.members).toEqual(log.directory.members);
      }),
      { numRuns: 30 },
    );
  });

  it("is the same in any order in which conversations come before their messages", () => {
    const isMessage = (payload: unknown) => respondIo.conversationsInQuestion?.(payload) !== null;
    const messages = story.filter(isMessage);
    const others = story.filter((payload) => !isMessage(payload));
    const shuffled = (some: unknown[]) => fc.shuffledSubarray(some, { minLength: some.length });
    fc.assert(
      fc.property(shuffled(others), shuffled(messages), (before, after) => {
        expect(byId(foldLog(deliver([...before, ...after])).conversations)).toEqual(log.conversations);
      }),
      { numRuns: 30 },
    );
  });
});

function byId(conversations: readonly Conversation[]): Conversation[] {
  return conversations.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
