import { eventBody } from "../../support/raw-slack-event";
import { startThreadDesk, type ThreadDesk } from "../../support/thread-desk";

/** What Slack tells while the app runs: retries, bots, edits, deletions, channels that nobody watches. */

let desk: ThreadDesk;

beforeEach(async () => {
  desk = await startThreadDesk();
  await desk.team.say("U0OLIVIA", "/caseboard watch #support");
  desk.at(10);
});
afterEach(() => desk.close());

const raw = (event: object, headers: Record<string, string> = {}) =>
  desk.team.send(
    eventBody({ channel: "C0SUPPORT", channel_type: "channel", ...event }),
    "application/json",
    headers,
  );

const opening = ["08:40 conversation.opened by contact slack:U0GUEST", "08:40 message.received"];

it("a message told again, as a retry too, is counted once", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  const event = {
    type: "message",
    user: "U0GUEST",
    text: "Where is my order?",
    ts: question.ts,
    event_ts: question.ts,
  };
  expect(await raw(event)).toBe(200);
  expect(await raw(event, { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" })).toBe(200);
  expect(await desk.told(question)).toEqual(opening);
});

it("a reaction told again is counted once", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  const event = {
    type: "reaction_added",
    user: "U0BEN",
    reaction: "eyes",
    item: { type: "message", channel: "C0SUPPORT", ts: question.ts },
    event_ts: question.ts,
  };
  await raw(event);
  await raw(event, { "x-slack-retry-num": "1" });
  expect(await desk.told(question)).toEqual([
    ...opening,
    "08:40 conversation.assigned to m-ben, user, by user m-ben",
  ]);
});

it("bots answer nobody, edits change nothing, and Slack's own remarks are none", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  const thread_ts = question.ts;
  const at = (offset: number) => (Number(question.ts) + offset).toFixed(6);
  await raw({
    type: "message",
    subtype: "bot_message",
    bot_id: "B1",
    text: "Hi",
    ts: at(60),
    event_ts: at(60),
    thread_ts,
  });
  await raw({
    type: "message",
    subtype: "message_changed",
    hidden: true,
    ts: at(120),
    event_ts: at(120),
    message: {
      type: "message",
      user: "U0GUEST",
      text: "Where is my parcel?",
      ts: question.ts,
      edited: { ts: at(120) },
    },
    previous_message: { type: "message", user: "U0GUEST", text: "Where is my order?", ts: question.ts },
  });
  await raw({
    type: "message",
    subtype: "channel_join",
    user: "U0NORA",
    text: "joined",
    ts: at(180),
    event_ts: at(180),
  });
  await raw({
    type: "message",
    subtype: "thread_broadcast",
    user: "U0BEN",
    text: "Found",
    ts: at(240),
    event_ts: at(240),
    thread_ts,
    root: { ts: thread_ts },
  });
  expect(await desk.told(question)).toEqual([
    ...opening,
    "08:41 message.sent by bot B1",
    "08:44 conversation.assigned to m-ben, outgoing_message, by user m-ben",
    "08:44 message.sent by user m-ben",
  ]);
  expect(await desk.store.threads("default").begunSince("C0SUPPORT", 0)).toHaveLength(1);
});

it("what the app itself writes and reacts counts nowhere", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  const own = { user: "U0CASEBOARD", bot_id: "B0CASEBOARD", app_id: "A0CASEBOARD" };
  const ts = (Number(question.ts) + 60).toFixed(6);
  await raw({ type: "message", ...own, text: "Hello", ts, event_ts: ts, thread_ts: question.ts });
  await raw({ type: "message", ...own, text: "A digest", ts, event_ts: ts });
  await raw({
    type: "reaction_added",
    user: "U0CASEBOARD",
    reaction: "white_check_mark",
    item: { type: "message", channel: "C0SUPPORT", ts: question.ts },
    event_ts: ts,
  });
  expect(await desk.told(question)).toEqual(opening);
  const kept = await desk.store.threads("default").begunSince("C0SUPPORT", 0);
  expect(kept.map(({ people }) => Object.keys(people))).toEqual([["U0GUEST"]]);
});

it.each([
  ["removed", { subtype: "message_deleted" }],
  ["replaced, for its answers", { subtype: "message_changed" }],
])("an unanswered question that is %s closes by itself", async (_how, { subtype }) => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  const ts = (Number(question.ts) + 300).toFixed(6);
  const gone =
    subtype === "message_deleted"
      ? { deleted_ts: question.ts, previous_message: { ts: question.ts, user: "U0GUEST" } }
      : {
          message: {
            subtype: "tombstone",
            user: "USLACKBOT",
            text: "This message was deleted.",
            ts: question.ts,
          },
        };
  await raw({ type: "message", subtype, hidden: true, ts, event_ts: ts, ...gone });
  expect(await desk.told(question)).toEqual([...opening, "08:45 conversation.closed by system"]);
});

it("a deleted answer stays counted", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(12);
  const answer = await desk.write("U0BEN", "Soon", { thread: question });
  const before = await desk.told(question);
  const ts = (Number(answer.ts) + 60).toFixed(6);
  await raw({ type: "message", subtype: "message_deleted", ts, event_ts: ts, deleted_ts: answer.ts });
  expect(await desk.told(question)).toEqual(before);
});

it("channels that nobody watches are neither kept nor logged", async () => {
  const lines = desk.team.log.length;
  const question = await desk.write("U0GUEST", "Anybody here?", { channel: "C0PARTNER" });
  await desk.react("U0BEN", "eyes", question);
  expect(await desk.told(question)).toEqual([]);
  expect(await desk.store.threads("default").begunSince("C0PARTNER", 0)).toEqual([]);
  expect(desk.team.log.slice(lines)).toEqual([]);
});

it("of what is kept nothing is a text", async () => {
  const question = await desk.write("U0GUEST", "A secret: swordfish");
  await desk.write("U0BEN", "swordfish indeed", { thread: question });
  const kept = await desk.store.threads("default").begunSince("C0SUPPORT", 0);
  const events = await desk.store.reports.conversationEvents("default", `slack:C0SUPPORT:${question.ts}`);
  expect(events).toHaveLength(4);
  expect(JSON.stringify([kept, events])).not.toContain("swordfish");
});

it("threads that began before the channel was watched are left alone", async () => {
  await desk.team.say("U0OLIVIA", "/caseboard unwatch #support");
  const early = await desk.write("U0GUEST", "Before");
  desk.at(11);
  await desk.team.say("U0OLIVIA", "/caseboard watch #support");
  desk.at(12);
  await desk.write("U0GUEST", "Still there?", { thread: early });
  await desk.react("U0BEN", "white_check_mark", early);
  expect(await desk.told(early)).toEqual([]);
});

it("after unwatch nothing more is read, and what was counted stays", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  await desk.team.say("U0OLIVIA", "/caseboard unwatch #support");
  desk.at(12);
  await desk.write("U0BEN", "Soon", { thread: question });
  expect(await desk.told(question)).toEqual(opening);
});

it("people of another company are contacts where the channel is shared with them", async () => {
  await desk.team.say("U0OLIVIA", "/caseboard watch #partner-acme");
  desk.at(20);
  const question = await desk.write("U0STRANGER", "Can you help?", { channel: "C0PARTNER" });
  desk.at(21);
  await desk.write("U0AISHA", "Yes", { thread: question });
  expect(await desk.told(question)).toEqual([
    "08:50 conversation.opened by contact slack:U0STRANGER",
    "08:50 message.received",
    "08:51 conversation.assigned to m-aisha, outgoing_message, by user m-aisha",
    "08:51 message.sent by user m-aisha",
  ]);
  const events = await desk.store.reports.conversationEvents("default", `slack:C0PARTNER:${question.ts}`);
  expect(events).toContainEqual(expect.objectContaining({ inboxId: "#partner-acme", channel: "slack" }));
  const names = await desk.store.reports.contactNames("default", ["slack:U0STRANGER"]);
  expect(names.get("slack:U0STRANGER")).toBe("Sam Stone");
});

it("a rating is asked for once while none was given, and not where ratings are off", async () => {
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(12);
  await desk.write("U0BEN", "Here", { thread: question });
  await desk.react("U0BEN", "white_check_mark", question);
  await desk.react("U0BEN", "white_check_mark", question);
  await desk.react("U0BEN", "white_check_mark", question);
  expect(desk.ownIn(question)).toHaveLength(1);
  expect(desk.ownIn(question)[0]?.reactions.map(({ name }) => name)).toEqual([
    "rage",
    "slightly_frowning_face",
    "neutral_face",
    "slightly_smiling_face",
    "grinning",
  ]);
  await desk.team.say("U0OLIVIA", "/caseboard watch #support ratings:off");
  desk.at(20);
  const other = await desk.write("U0GUEST", "And my bill?");
  await desk.react("U0BEN", "white_check_mark", other);
  expect((await desk.told(other)).at(-1)).toBe("08:50 conversation.closed by user m-ben");
  expect(desk.ownIn(other)).toEqual([]);
});

it("other emoji can be chosen; the old ones then mean nothing", async () => {
  await desk.team.say("U0OLIVIA", "/caseboard watch #support assign::raised_hands: close::tada:");
  const question = await desk.write("U0GUEST", "Where is my order?");
  desk.at(12);
  await desk.react("U0BEN", "eyes", question);
  await desk.react("U0BEN", "white_check_mark", question);
  expect(await desk.told(question)).toEqual(opening);
  await desk.react("U0BEN", "raised_hands", question);
  await desk.react("U0BEN", "tada", question);
  expect(await desk.told(question)).toEqual([
    ...opening,
    "08:42 conversation.assigned to m-ben, user, by user m-ben",
    "08:42 conversation.closed by user m-ben",
  ]);
});

it("where Slack did not tell the question, the thread is read as soon as something happens in it", async () => {
  desk.setDown(true);
  const question = await desk.write("U0GUEST", "Where is my order?");
  const second = await desk.write("U0NORA", "And mine?");
  desk.setDown(false);
  desk.at(17);
  const answer = await desk.write("U0BEN", "Here", { thread: question });
  await desk.react("U0BEN", "eyes", second);
  expect(await desk.told(question)).toEqual([
    ...opening,
    "08:47 conversation.assigned to m-ben, outgoing_message, by user m-ben",
    "08:47 message.sent by user m-ben",
  ]);
  expect(await desk.told(second)).toEqual([
    "08:40 conversation.opened by contact slack:U0NORA",
    "08:40 message.received",
    "08:47 conversation.assigned to m-ben, user, by user m-ben",
  ]);
  // An emoji on an answer makes no thread of it.
  await desk.react("U0AISHA", "white_check_mark", answer);
  expect(await desk.store.threads("default").find("C0SUPPORT", answer.ts)).toBeNull();
});

it("forty answers at the same moment are all counted", async () => {
  const question = await desk.write("U0GUEST", "Who is here?");
  const base = Number(question.ts);
  const events = Array.from({ length: 40 }, (_, index) => {
    const ts = (base + 60 + index).toFixed(6);
    return { type: "message", user: "U0BEN", ts, event_ts: ts, thread_ts: question.ts };
  });
  await Promise.all(events.reverse().map((event) => raw(event)));
  const told = await desk.told(question);
  expect(told.filter((line) => line.includes("message.sent"))).toHaveLength(40);
  // Whichever came first assigned it.
  expect(told.filter((line) => line.includes("assigned"))).toHaveLength(1);
  expect(desk.team.log.filter(({ level }) => level === "error")).toEqual([]);
});
