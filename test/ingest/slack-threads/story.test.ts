import { storyOf } from "../../../src/ingest/slack-threads/story";
import { factsOf, storyLines, threadOf, tsOf } from "../../support/thread-script";

/** Threads and what they come to, worked out by hand. Ann and Bob are of the team, Cat and Dan are not. */

function told(...lines: readonly string[]): readonly string[] {
  const start = lines[0]?.split(" ")[0] ?? "";
  return storyLines(threadOf(start, factsOf(start, ...lines)));
}

const opening = ["08:40 conversation.opened by contact slack:UCAT", "08:40 message.received"];
const answer = [
  "08:47 conversation.assigned to ann, outgoing_message, by user ann",
  "08:47 message.sent by user ann",
];

describe("who begins", () => {
  it("a contact's message opens the conversation, with their name told apart", () => {
    const thread = threadOf("08:40", factsOf("08:40", "08:40 UCAT writes"));
    expect(storyOf(thread).events).toEqual([
      {
        id: `slack:C1:${tsOf("08:40")}:contact:48735c4fae42d150`,
        type: "contact.upserted",
        at: "2026-11-16T08:40:00.000Z",
        contact: { id: "slack:UCAT", name: "Cat" },
      },
      {
        id: `slack:C1:${tsOf("08:40")}:opened`,
        type: "conversation.opened",
        at: "2026-11-16T08:40:00.000Z",
        conversationId: `slack:C1:${tsOf("08:40")}`,
        contact: { id: "slack:UCAT" },
        by: { kind: "contact", id: "slack:UCAT" },
        inboxId: "#support",
        channel: "slack",
      },
      {
        id: `slack:C1:${tsOf("08:40")}:message:${tsOf("08:40")}`,
        type: "message.received",
        at: "2026-11-16T08:40:00.000Z",
        conversationId: `slack:C1:${tsOf("08:40")}`,
      },
    ]);
  });

  it("a member's own thread is none of the contact's until one writes in it; then the member began it", () => {
    expect(told("08:40 UANN writes", "08:41 UBOB writes", "08:42 UANN eyes", "08:43 UBOB check")).toEqual([]);
    expect(told("08:40 UANN writes", "08:41 UBOB writes", "08:50 UCAT writes", "08:55 UBOB writes")).toEqual([
      "08:40 conversation.opened by user ann",
      "08:40 conversation.assigned to ann, outgoing_message, by user ann",
      "08:40 message.sent proactive, by user ann",
      "08:41 message.sent by user bob",
      "08:50 message.received",
      "08:55 message.sent by user bob",
    ]);
  });

  it("a bot opens nothing and answers nobody: the first contact in its thread opens it", () => {
    expect(told("08:40 UBOT writes")).toEqual([]);
    expect(told("08:35 UBOT writes", "08:36 UANN writes", "08:40 UCAT writes", "08:41 UBOT writes")).toEqual([
      "08:36 conversation.assigned to ann, outgoing_message, by user ann",
      "08:36 message.sent by user ann",
      ...opening,
      "08:41 message.sent by bot UBOT",
    ]);
  });

  it("nothing is told while its first message is not known", () => {
    expect(storyLines(threadOf("08:40", factsOf("08:40", "08:41 UCAT writes", "08:42 UANN writes")))).toEqual(
      [],
    );
  });
});

describe("who has it", () => {
  it("the first answer assigns it to whoever wrote it; a second member's answer is theirs alone", () => {
    expect(told("08:40 UCAT writes", "08:47 UANN writes", "08:50 UBOB writes")).toEqual([
      ...opening,
      ...answer,
      "08:50 message.sent by user bob",
    ]);
  });

  it("the emoji assigns it before any answer, and the answer of another leaves it there", () => {
    expect(told("08:40 UCAT writes", "08:42 UBOB eyes", "08:47 UANN writes")).toEqual([
      ...opening,
      "08:42 conversation.assigned to bob, user, by user bob",
      "08:47 message.sent by user ann",
    ]);
  });

  it("another member's emoji takes it over; only who has it can hand it back", () => {
    expect(
      told("08:40 UCAT writes", "08:41 UANN eyes", "08:42 UBOB eyes", "08:43 UANN -eyes", "08:44 UBOB -eyes"),
    ).toEqual([
      ...opening,
      "08:41 conversation.assigned to ann, user, by user ann",
      "08:42 conversation.assigned to bob, user, by user bob",
      "08:44 conversation.assigned to nobody, user, by user bob",
    ]);
  });

  it("an emoji of who has it already, or of a contact, says nothing", () => {
    expect(told("08:40 UCAT writes", "08:47 UANN writes", "08:48 UANN eyes", "08:49 UDAN eyes")).toEqual([
      ...opening,
      ...answer,
    ]);
  });

  it("who answers what was handed back gets it", () => {
    expect(told("08:40 UCAT writes", "08:41 UBOB eyes", "08:42 UBOB -eyes", "08:47 UANN writes")).toEqual([
      ...opening,
      "08:41 conversation.assigned to bob, user, by user bob",
      "08:42 conversation.assigned to nobody, user, by user bob",
      ...answer,
    ]);
  });
});

describe("closed and open again", () => {
  const closed = "09:10 conversation.closed by user ann";
  const start = ["08:40 UCAT writes", "08:47 UANN writes", "09:10 UANN check"];

  it("a member's check mark closes it, a contact's does not, and a second one closes nothing more", () => {
    expect(told("08:40 UCAT writes", "08:47 UANN writes", "09:00 UCAT check")).toEqual([
      ...opening,
      ...answer,
    ]);
    expect(told(...start, "09:11 UBOB check")).toEqual([...opening, ...answer, closed]);
  });

  it("it is open again when the last check mark goes", () => {
    expect(told(...start, "09:11 UBOB check", "09:12 UANN -check")).toEqual([...opening, ...answer, closed]);
    expect(told(...start, "09:11 UBOB check", "09:12 UANN -check", "09:13 UBOB -check")).toEqual([
      ...opening,
      ...answer,
      closed,
      "09:13 conversation.reopened by user bob",
    ]);
  });

  it("a contact's next message opens it again, a member's does not", () => {
    expect(
      told(...start, "09:20 UBOB writes", "09:30 UDAN writes", "09:40 UANN -check", "09:41 UANN check"),
    ).toEqual([
      ...opening,
      ...answer,
      closed,
      "09:20 message.sent by user bob",
      "09:30 conversation.reopened by contact slack:UDAN",
      "09:30 message.received",
      "09:41 conversation.closed by user ann",
    ]);
  });

  it("a question deleted before anybody answered is closed by itself, an answered one is not", () => {
    expect(told("08:40 UCAT writes", "08:45 deleted")).toEqual([
      ...opening,
      "08:45 conversation.closed by system",
    ]);
    expect(told("08:40 UCAT writes", "08:47 UANN writes", "08:50 deleted")).toEqual([...opening, ...answer]);
  });

  it("only emoji on the first message count", () => {
    expect(
      told("08:40 UCAT writes", "08:47 UANN writes", "08:50 UBOB check on 08:47", "08:51 UBOB eyes on 08:47"),
    ).toEqual([...opening, ...answer]);
  });
});

describe("ratings", () => {
  const start = ["08:40 UCAT writes", "08:47 UANN writes", "09:10 UANN check", "09:11 asked"];
  const before = [...opening, ...answer, "09:10 conversation.closed by user ann"];

  it("the contact's first face on the message that asks is the rating", () => {
    expect(
      told(...start, "09:15 UCAT rage on 09:11", "09:16 UCAT grinning on 09:11", "09:17 UCAT -rage on 09:11"),
    ).toEqual([...before, "09:15 rating.received 1"]);
  });

  it.each([
    ["rage", 1],
    ["slightly_frowning_face", 2],
    ["neutral_face", 3],
    ["slightly_smiling_face", 4],
    ["grinning", 5],
  ])("%s is a %i", (face, score) => {
    expect(told(...start, `09:15 UCAT ${face} on 09:11`).at(-1)).toBe(`09:15 rating.received ${score}`);
  });

  it("faces of others, and on other messages, are none", () => {
    expect(
      told(...start, "09:15 UDAN rage on 09:11", "09:16 UANN rage on 09:11", "09:17 UCAT rage on 08:47"),
    ).toEqual(before);
  });

  it("says who closed it last, and whether a rating is awaited", () => {
    const story = (...lines: readonly string[]) => storyOf(threadOf("08:40", factsOf("08:40", ...lines)));
    expect(story(...start)).toMatchObject({ closing: { by: "UANN" }, contact: "UCAT", awaitsRating: true });
    expect(story(...start, "09:15 UCAT rage on 09:11")).toMatchObject({ awaitsRating: false });
    expect(story(...start, "09:20 UCAT writes").closing).toBeNull();
    expect(story("08:40 UCAT writes", "08:45 deleted").closing).toBeNull();
  });
});
