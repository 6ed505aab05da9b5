import { z } from "zod";
import { type Author, instantOfTimestamp } from "../../domain/slack-threads/thread";

/** What Slack tells about messages and reactions, as far as it is used: texts are not even looked at. */

const text = z.string().min(1);

const message = z.object({
  ts: text,
  thread_ts: text.optional(),
  user: text.optional(),
  bot_id: text.nullish(),
  subtype: text.optional(),
});

const messageEvent = z.object({ type: z.literal("message"), channel: text, ...message.shape });
const changedEvent = z.object({
  type: z.literal("message"),
  subtype: z.literal("message_changed"),
  channel: text,
  event_ts: text,
  message,
});
const deletedEvent = z.object({
  type: z.literal("message"),
  subtype: z.literal("message_deleted"),
  channel: text,
  event_ts: text,
  deleted_ts: text,
});
const reactionEvent = z.object({
  type: z.enum(["reaction_added", "reaction_removed"]),
  user: text,
  reaction: text,
  item: z.object({ type: text, channel: text.optional(), ts: text.optional() }),
  event_ts: text,
});

/** Whoever wrote a message: a person, or a bot or workflow. */
export interface Writer {
  readonly id: string;
  readonly kind: "person" | Extract<Author["kind"], "bot">;
}

/** A message, without its text. */
export interface WrittenMessage {
  readonly ts: string;
  /** The timestamp of the message that began its thread; its own when it did. */
  readonly threadTs: string;
  readonly writer: Writer;
}

/** Something that happened in a channel. */
export type Happening =
  | ({ readonly kind: "message"; readonly channelId: string } & WrittenMessage)
  | { readonly kind: "deleted"; readonly channelId: string; readonly ts: string; readonly at: number }
  | {
      readonly kind: "reaction";
      readonly channelId: string;
      /** The timestamp of the message that it is on. */
      readonly on: string;
      readonly emoji: string;
      readonly by: string;
      readonly change: "added" | "removed";
      readonly eventTs: string;
    };

/** Subtypes of what people and bots write; every other one is Slack's own remark. */
const writtenSubtypes = [undefined, "thread_broadcast", "file_share", "me_message", "bot_message"];
const TOMBSTONE = "tombstone";
const SLACKBOT = "USLACKBOT";

/** Reads the event in a request's body; null for one that says nothing about threads. */
export function readHappening(body: unknown): Happening | null {
  const read = z.object({ event: z.unknown() }).safeParse(body);
  return read.success ? (readReaction(read.data.event) ?? readChange(read.data.event)) : null;
}

function readReaction(event: unknown): Happening | null {
  const { success, data } = reactionEvent.safeParse(event);
  if (!success || data.item.type !== "message") return null;
  const { channel: channelId, ts: on } = data.item;
  if (channelId === undefined || on === undefined) return null;
  const change = data.type === "reaction_added" ? "added" : "removed";
  return {
    kind: "reaction",
    change,
    channelId,
    on,
    emoji: data.reaction,
    by: data.user,
    eventTs: data.event_ts,
  };
}

function readChange(event: unknown): Happening | null {
  const deleted = deletedEvent.safeParse(event);
  if (deleted.success) {
    const { channel: channelId, deleted_ts: ts, event_ts } = deleted.data;
    return { kind: "deleted", channelId, ts, at: instantOfTimestamp(event_ts) };
  }
  // A message with answers is not deleted but replaced; every other change of a message changes nothing here.
  const changed = changedEvent.safeParse(event);
  if (changed.success) {
    const { channel: channelId, event_ts, message } = changed.data;
    if (!isTombstone(message)) return null;
    return { kind: "deleted", channelId, ts: message.ts, at: instantOfTimestamp(event_ts) };
  }
  const written = messageEvent.safeParse(event);
  const read = written.success ? readMessage(written.data) : null;
  return written.success && read ? { kind: "message", channelId: written.data.channel, ...read } : null;
}

/** Whether it stands for a deleted message. */
export function isTombstone(message: unknown): boolean {
  return z.object({ subtype: z.literal(TOMBSTONE) }).safeParse(message).success;
}

/** Reads a message as events and the channel's history carry it; null for Slack's own remarks. */
export function readMessage(wire: unknown): WrittenMessage | null {
  const { success, data } = message.safeParse(wire);
  if (!success || !writtenSubtypes.includes(data.subtype)) return null;
  const { ts, thread_ts, user, bot_id } = data;
  const isBot = (bot_id ?? null) !== null || data.subtype === "bot_message" || user === SLACKBOT;
  const id = isBot ? (user ?? bot_id ?? "bot") : user;
  if (id === undefined) return null;
  return { ts, threadTs: thread_ts ?? ts, writer: { id, kind: isBot ? "bot" : "person" } };
}
