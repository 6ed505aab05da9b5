import { z } from "zod";

/**
 * What is known of one thread in Slack, without any text. Facts are only ever added; what was recognised and
 * told once holds, whatever changes in the directory or in the channel's settings later.
 */

const meaning = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assign") }),
  z.object({ kind: z.literal("close") }),
  z.object({ kind: z.literal("rating"), score: z.number() }),
]);

const author = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("member"), memberId: z.string() }),
  /** Anybody who is not of the support team. */
  z.object({ kind: z.literal("contact"), name: z.string().nullable() }),
  /** A bot or a workflow. */
  z.object({ kind: z.literal("bot") }),
]);

const message = z.object({ ts: z.string(), by: z.string() });

const reaction = z.object({
  /** The timestamp of the message that it is on. */
  on: z.string(),
  meaning,
  by: z.string(),
  change: z.enum(["added", "removed"]),
  at: z.number(),
  /** Slack's timestamp of the event; null when it was found later, and `at` is only known roughly. */
  eventTs: z.string().nullable(),
});

export const threadSchema = z.object({
  channelId: z.string(),
  /** The timestamp of the message that began it. */
  ts: z.string(),
  /** The inbox that its conversation is in: the channel, by the name that the watch knows. */
  inbox: z.string(),
  /** Everybody who wrote or reacted, by their id in Slack, as they were recognised at first sight. */
  people: z.record(z.string(), author),
  messages: z.array(message),
  reactions: z.array(reaction),
  /** When the message that began it was deleted. */
  deletedAt: z.number().nullable(),
  /** Timestamps of our own messages in it that ask for a rating. */
  closingMessages: z.array(z.string()),
  /** Ids of the events that were told already. */
  told: z.array(z.string()),
});

export type Thread = z.output<typeof threadSchema>;
export type Author = z.output<typeof author>;
export type ThreadReaction = z.output<typeof reaction>;

/** Something that happened in a thread. */
export type ThreadFact =
  | { readonly kind: "message"; readonly ts: string; readonly by: string }
  | ({ readonly kind: "reaction" } & ThreadReaction)
  | { readonly kind: "deleted"; readonly at: number }
  | { readonly kind: "closing-message"; readonly ts: string };

/** A thread of which nothing is known yet. */
export function newThread(of: Pick<Thread, "channelId" | "ts" | "inbox">): Thread {
  const { channelId, ts, inbox } = of;
  return {
    channelId,
    ts,
    inbox,
    people: {},
    messages: [],
    reactions: [],
    deletedAt: null,
    closingMessages: [],
    told: [],
  };
}

/** The thread with the fact; the very same thread when it was known. */
export function withFact(thread: Thread, fact: ThreadFact): Thread {
  switch (fact.kind) {
    case "message": {
      const { ts, by } = fact;
      if (thread.messages.some((known) => known.ts === ts)) return thread;
      return { ...thread, messages: [...thread.messages, { ts, by }] };
    }
    case "reaction": {
      const { kind: _kind, ...reaction } = fact;
      if (isKnownReaction(thread, reaction)) return thread;
      return { ...thread, reactions: [...thread.reactions, reaction] };
    }
    case "deleted":
      return thread.deletedAt === null ? { ...thread, deletedAt: fact.at } : thread;
    case "closing-message":
      if (thread.closingMessages.includes(fact.ts)) return thread;
      return { ...thread, closingMessages: [...thread.closingMessages, fact.ts] };
  }
}

/** The thread with these people recognised; whoever was recognised in it before stays who they were. */
export function withPeople(thread: Thread, people: Readonly<Record<string, Author>>): Thread {
  const isKnown = Object.keys(people).every((id) => Object.hasOwn(thread.people, id));
  return isKnown ? thread : { ...thread, people: { ...people, ...thread.people } };
}

/** Whether the person's reaction stands on the message, as far as is known. */
export function hasReaction(
  thread: Thread,
  reaction: Pick<ThreadReaction, "on" | "by" | "meaning">,
): boolean {
  return lastChange(thread, reaction)?.change === "added";
}

function lastChange(
  { reactions }: Thread,
  { on, by, meaning }: Pick<ThreadReaction, "on" | "by" | "meaning">,
): ThreadReaction | undefined {
  return reactions
    .filter((known) => known.on === on && known.by === by && isSameMeaning(known.meaning, meaning))
    .sort((left, right) => left.at - right.at)
    .at(-1);
}

/**
 * Whether the change was told before, or found before Slack told of it: when a found one really was nobody can
 * say, and it has been counted.
 */
function isKnownReaction(thread: Thread, reaction: ThreadReaction): boolean {
  const { eventTs, change, on, by } = reaction;
  const last = lastChange(thread, reaction);
  if (last?.change === change && (last.eventTs === null || eventTs === null)) return true;
  return thread.reactions.some(
    (known) => known.eventTs === eventTs && known.change === change && known.on === on && known.by === by,
  );
}

function isSameMeaning(left: ThreadReaction["meaning"], right: ThreadReaction["meaning"]): boolean {
  return left.kind === "rating" && right.kind === "rating"
    ? left.score === right.score
    : left.kind === right.kind;
}

/** The instant of one of Slack's timestamps, which are seconds with six decimals. */
export function instantOfTimestamp(ts: string): number {
  const [seconds = "0", fraction = ""] = ts.split(".");
  return Number(seconds) * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
}
