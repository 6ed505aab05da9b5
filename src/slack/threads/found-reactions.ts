import type { Instant } from "../../domain/instant";
import {
  hasReaction,
  instantOfTimestamp,
  type Thread,
  type ThreadFact,
  type ThreadReaction,
} from "../../domain/slack-threads/thread";
import { meaningOf, type Watch } from "../../domain/slack-threads/watch";
import type { Writer } from "./payloads";
import type { HistoryMessage } from "./read-thread";
import type { Suspicions } from "./suspicions";

type ReactionFact = Extract<ThreadFact, { kind: "reaction" }>;

/** Reactions that Slack shows on a message and that are not known, and known ones that it shows no longer. */
export interface FoundReactions {
  readonly facts: readonly ReactionFact[];
  readonly writers: readonly Writer[];
}

/**
 * Compares what Slack shows on a message with what is known. Slack does not say when somebody reacted: it is
 * taken for the instant of the thread's latest message.
 */
export function foundReactions(
  thread: Thread,
  message: HistoryMessage,
  known: {
    readonly watch: Watch;
    readonly ownIds: readonly string[];
    readonly suspicions: Pick<Suspicions, "confirm">;
  },
): FoundReactions {
  const on = message.ts ?? "";
  const shown = shownOn(message, known.watch).filter(({ by }) => !known.ownIds.includes(by));
  const changes = [...missingOf(thread, on, shown), ...vanishedOf(thread, message, shown)];
  const facts = changes.flatMap(({ by, meaning, change }): ReactionFact[] => {
    const key = [thread.channelId, on, by, JSON.stringify(meaning), change].join(" ");
    const latest = latestInstant(thread, on);
    // A rating that Slack is just telling is no other one, and there is no second look at it.
    const at = meaning.kind === "rating" ? latest : known.suspicions.confirm(key, latest);
    return at === null ? [] : [{ kind: "reaction", on, by, meaning, change, at, eventTs: null }];
  });
  return { facts, writers: facts.map(({ by }) => ({ id: by, kind: "person" })) };
}

type Change = Pick<ThreadReaction, "by" | "meaning" | "change">;
type Shown = Pick<ThreadReaction, "by" | "meaning">;

function shownOn({ reactions }: HistoryMessage, watch: Watch): readonly Shown[] {
  return (reactions ?? []).flatMap(({ name, users }) => {
    const meaning = meaningOf(name ?? "", watch);
    return meaning === null ? [] : (users ?? []).map((by) => ({ by, meaning }));
  });
}

function missingOf(thread: Thread, on: string, shown: readonly Shown[]): readonly Change[] {
  return shown
    .filter(({ by, meaning }) => !hasReaction(thread, { on, by, meaning }))
    .map(({ by, meaning }) => ({ by, meaning, change: "added" }));
}

function vanishedOf(
  thread: Thread,
  { ts: on = "", reactions }: HistoryMessage,
  shown: readonly Shown[],
): readonly Change[] {
  // Slack leaves names out where many reacted: then nobody can be said to have taken theirs away.
  if ((reactions ?? []).some(({ users, count }) => (count ?? 0) > (users?.length ?? 0))) return [];
  const standing = thread.reactions.filter(
    (known) => known.on === on && known.change === "added" && hasReaction(thread, known),
  );
  const people = new Map(
    standing.map(({ by, meaning }) => [`${by} ${JSON.stringify(meaning)}`, { by, meaning }]),
  );
  const isShown = new Set(shown.map(({ by, meaning }) => `${by} ${JSON.stringify(meaning)}`));
  return [...people]
    .filter(([key]) => !isShown.has(key))
    .map(([, { by, meaning }]) => ({ by, meaning, change: "removed" }));
}

function latestInstant({ messages, reactions }: Thread, on: string): Instant {
  const instants = [
    instantOfTimestamp(on),
    ...messages.map(({ ts }) => instantOfTimestamp(ts)),
    // What follows a reaction came after it.
    ...reactions.map(({ at }) => at + 1),
  ];
  return Math.max(...instants);
}
