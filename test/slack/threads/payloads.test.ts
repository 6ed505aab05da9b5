import fc from "fast-check";
import { readHappening, readMessage } from "../../../src/slack/threads/payloads";

const read = (event: unknown) => readHappening({ type: "event_callback", event });

describe("a message of Slack's", () => {
  it("is told with who wrote it and where, and without its text", () => {
    const event = {
      type: "message",
      channel: "C1",
      user: "U1",
      text: "hello",
      ts: "2.000000",
      thread_ts: "1.000000",
    };
    expect(read(event)).toEqual({
      kind: "message",
      channelId: "C1",
      ts: "2.000000",
      threadTs: "1.000000",
      writer: { id: "U1", kind: "person" },
    });
  });

  it.each([
    ["with a file", { subtype: "file_share", user: "U1" }, { id: "U1", kind: "person" }],
    ["in the third person", { subtype: "me_message", user: "U1" }, { id: "U1", kind: "person" }],
    ["also sent to the channel", { subtype: "thread_broadcast", user: "U1" }, { id: "U1", kind: "person" }],
    ["of an old bot", { subtype: "bot_message", bot_id: "B1" }, { id: "B1", kind: "bot" }],
    ["of a bot's user", { bot_id: "B1", user: "U9" }, { id: "U9", kind: "bot" }],
    ["of a workflow without an id", { subtype: "bot_message" }, { id: "bot", kind: "bot" }],
    ["of Slackbot", { user: "USLACKBOT" }, { id: "USLACKBOT", kind: "bot" }],
    ["where Slack says that there is no bot", { bot_id: null, user: "U1" }, { id: "U1", kind: "person" }],
  ])("%s counts", (_which, fields, writer) => {
    expect(readMessage({ type: "message", ts: "1.000000", ...fields })?.writer).toEqual(writer);
  });

  it.each(["channel_join", "channel_topic", "pinned_item", "message_replied", "tombstone", "reminder_add"])(
    "of the subtype %s is none",
    (subtype) => {
      expect(read({ type: "message", channel: "C1", user: "U1", ts: "1.000000", subtype })).toBeNull();
    },
  );

  it("that was edited is none", () => {
    const message = { user: "U1", ts: "1.000000", edited: { ts: "2.000000" } };
    const event = {
      type: "message",
      subtype: "message_changed",
      channel: "C1",
      event_ts: "2.000000",
      message,
    };
    expect(read({ ...event, ts: "2.000000" })).toBeNull();
  });
});

it("a reaction is told with its instant; one on something else than a message is none", () => {
  const event = { type: "reaction_removed", user: "U1", reaction: "eyes", event_ts: "3.000000" };
  expect(read({ ...event, item: { type: "message", channel: "C1", ts: "1.000000" } })).toEqual({
    kind: "reaction",
    channelId: "C1",
    on: "1.000000",
    emoji: "eyes",
    by: "U1",
    change: "removed",
    eventTs: "3.000000",
  });
  expect(read({ ...event, item: { type: "file", file: "F1" } })).toBeNull();
});

it("whatever comes, reading it throws nothing", () => {
  const event = fc.record(
    {
      type: fc.constantFrom<unknown>("message", "reaction_added", "team_join", 7),
      subtype: fc.constantFrom<unknown>("message_deleted", "message_changed", "bot_message", null),
      channel: fc.constantFrom<unknown>("C1", null, 3),
      user: fc.anything(),
      ts: fc.anything(),
      item: fc.anything(),
      message: fc.anything(),
      event_ts: fc.anything(),
      deleted_ts: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(fc.property(fc.oneof(event, fc.anything()), (value) => void read(value)));
  fc.assert(fc.property(fc.anything(), (body) => void readHappening(body)));
});
