import { compareConversationEvents } from "../../src/domain/event-order";
import { type ConversationEvent, isConversationEvent, parseEvent } from "../../src/domain/events";
import {
  type Author,
  newThread,
  type Thread,
  type ThreadFact,
  withFact,
  withPeople,
} from "../../src/domain/slack-threads/thread";
import { scoreOfEmoji } from "../../src/domain/slack-threads/watch";
import { storyOf } from "../../src/ingest/slack-threads/story";
import { lineOf } from "./thread-desk";

/** Two of the team, two contacts and a bot. */
export const cast: Readonly<Record<string, Author>> = {
  UANN: { kind: "member", memberId: "ann" },
  UBOB: { kind: "member", memberId: "bob" },
  UCAT: { kind: "contact", name: "Cat" },
  UDAN: { kind: "contact", name: "Dan" },
  UBOT: { kind: "bot" },
};

const DAY = Date.parse("2026-11-16T00:00:00Z") / 1000;

/** Slack's timestamp of a time of that day: `08:40` or `08:40:15`. */
export function tsOf(time: string): string {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
  return `${DAY + hours * 3600 + minutes * 60 + seconds}.000000`;
}

const atOf = (time: string) => Number(tsOf(time)) * 1000;

/** `08:40 UCAT writes`, `08:41 UANN eyes`, `08:42 UANN -check`, `08:50 UCAT grinning on 08:49`, `08:49 asked`. */
export function factsOf(start: string, ...lines: readonly string[]): readonly ThreadFact[] {
  return lines.map((line) => {
    const [time = "", who = "", deed = "", , on] = line.split(" ");
    if (who === "deleted") return { kind: "deleted", at: atOf(time) };
    if (who === "asked") return { kind: "closing-message", ts: tsOf(time) };
    if (deed === "writes") return { kind: "message", ts: tsOf(time), by: who };
    const name = deed.replace(/^-/, "");
    const meaning =
      name === "eyes"
        ? ({ kind: "assign" } as const)
        : name === "check"
          ? ({ kind: "close" } as const)
          : ({ kind: "rating", score: scoreOfEmoji[name] ?? 0 } as const);
    return {
      kind: "reaction",
      on: tsOf(on ?? start),
      meaning,
      by: who,
      change: deed.startsWith("-") ? "removed" : "added",
      at: atOf(time),
      eventTs: tsOf(time),
    };
  });
}

/** The thread that began then, with these facts. */
export function threadOf(start: string, facts: readonly ThreadFact[]): Thread {
  const empty = withPeople(newThread({ channelId: "C1", ts: tsOf(start), inbox: "#support" }), cast);
  return facts.reduce(withFact, empty);
}

/** What the thread comes to, one line an event of its conversation in event order; each is of the contract. */
export function storyLines(thread: Thread): readonly string[] {
  return [...eventsIn(thread)].sort(compareConversationEvents).map(lineOf);
}

/** The events of a thread's conversation, as they are read back. */
export function eventsIn(thread: Thread): readonly ConversationEvent[] {
  const parsed = storyOf(thread).events.map((draft) => {
    const read = parseEvent(draft);
    if (!read.ok) throw new Error(`Not of the contract: ${JSON.stringify(read.problems)}`);
    return read.event;
  });
  return parsed.filter(isConversationEvent);
}
