import { respondIo } from "../../../../src/ingest/connectors/respond-io";
import { changed } from "../../../support/connector-story";
import { foldLog } from "../../../support/folded-log";
import {
  aisha,
  deliver,
  first,
  lena,
  opened,
  read,
  second,
  settled,
  translated,
  typesOf,
} from "../../../support/respond-io-deliveries";

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
