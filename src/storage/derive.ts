import type { Conversation } from "../domain/conversation";
import { entryOf, isDirectoryEvent } from "../domain/directory";
import type { CaseboardEvent, ConversationEvent } from "../domain/events";
import { foldConversation } from "../domain/fold-conversation";
import type { UtcDay } from "../domain/instant";
import { type ChangedDays, changedDays, everyDayOf } from "../domain/sums/day-facts";
import { inChunks } from "./bulk";
import {
  type ConversationStore,
  conversationOfDocument,
  type DerivedConversation,
  isCurrent,
} from "./conversation-store";
import type { DirectoryStore } from "./directory-store";
import { keyOf } from "./event-document";
import type { EventLog } from "./event-log";
import type { PresenceLog } from "./presence-log";
import { untilNoneIsLost } from "./races";
import type { ChangedDay, DayMarks } from "./sums/day-marks";
import type { SmallNumbers } from "./sums/small-numbers";

/** The event log and what is derived from it. */
export interface Derivation {
  readonly log: EventLog;
  readonly conversations: ConversationStore;
  readonly directory: DirectoryStore;
  /** When what counts on a day changed last. */
  readonly marks: Pick<DayMarks, "mark" | "versions">;
  /** What numbers of conversations are taken from. */
  readonly numbers: SmallNumbers;
  /** When members left. */
  readonly presence: PresenceLog;
}

/** Notes durably the days on which conversations are about to change, so that a death leaves a trace of them. */
export type NoteDays = (days: readonly UtcDay[]) => Promise<void>;

interface ChangedConversation {
  readonly id: string;
  readonly version: number;
  /** Undefined where none was given yet. */
  readonly number: number | undefined;
  readonly conversation: Conversation | null;
  readonly days: ChangedDays;
}

const CONVERSATIONS_AT_ONCE = 1_000;

/** Which conversations have changed, and on which days they count otherwise. */
class NotedChanges {
  private readonly ids = new Set<string>();
  private readonly idsByDay = new Map<UtcDay, Set<string>>();
  private readonly visited = new Set<UtcDay>();
  private readonly grouped = new Set<UtcDay>();

  add(changed: readonly ChangedConversation[]): void {
    for (const { id, days } of changed) {
      this.ids.add(id);
      for (const day of days.visited) this.visited.add(day);
      for (const day of days.grouped) this.grouped.add(day);
      for (const day of days.counted) {
        const ids = this.idsByDay.get(day);
        if (ids === undefined) this.idsByDay.set(day, new Set([id]));
        else ids.add(id);
      }
    }
  }

  days(): UtcDay[] {
    return [...new Set([...this.idsByDay.keys(), ...this.visited, ...this.grouped])];
  }

  mark(marks: Pick<DayMarks, "mark">, workspace: string): Promise<void> {
    const changed = [...this.idsByDay].map(([day, ids]): ChangedDay => ({ day, conversationIds: [...ids] }));
    return marks.mark(workspace, changed, {
      all: [...this.ids],
      visits: [...this.visited],
      groups: [...this.grouped],
    });
  }
}

/**
 * Folds conversations of which this process has stored every event, as far as it knows, and nothing is derived
 * yet. Whoever stored others derives these later, and finds a document; answers those that had one already,
 * which are to be derived with `deriveConversations`.
 */
export async function deriveNewConversations(
  {
    conversations,
    marks,
    numbers,
  }: Pick<Derivation, "conversations" | "numbers"> & { readonly marks: Pick<DayMarks, "mark"> },
  workspace: string,
  events: ReadonlyMap<string, readonly ConversationEvent[]>,
  noteDays: NoteDays,
): Promise<readonly string[]> {
  if (events.size === 0) return [];
  const changed = [...events].map(([id, own]): ChangedConversation => {
    const conversation = foldConversation(own);
    const days = conversation === null ? changedDays(null, null) : everyDayOf(conversation);
    return { id, version: 0, number: undefined, conversation, days };
  });
  const noted = new NotedChanges();
  noted.add(changed);
  await noteDays(noted.days());
  const present = await conversations.replace(workspace, await numbered(numbers, workspace, changed));
  await noted.mark(marks, workspace);
  return present;
}

/**
 * Folds these conversations again from the log. Whoever reads a version before the events and writes
 * only where that version still stands cannot put an older state over a newer one. The days on which they count
 * otherwise now are noted before anything is written and marked after it.
 */
export async function deriveConversations(
  {
    log,
    conversations,
    marks,
    numbers,
  }: Pick<Derivation, "conversations" | "numbers"> & {
    readonly marks: Pick<DayMarks, "mark">;
    readonly log: Pick<EventLog, "ofConversations">;
  },
  workspace: string,
  ids: readonly string[],
  noteDays: NoteDays,
): Promise<void> {
  for (const chunk of inChunks(ids, CONVERSATIONS_AT_ONCE)) {
    const noted = new NotedChanges();
    await untilNoneIsLost(chunk, async (pending) => {
      const present = await conversations.read(workspace, pending);
      const events = await log.ofConversations(workspace, pending);
      const changed = [...events].flatMap(([id, own]): ChangedConversation[] => {
        const known = present.get(id);
        const conversation = foldConversation(own);
        if (known !== undefined && isCurrent(known, conversation)) return [];
        const { version = 0, number } = known ?? {};
        // One without a number was made by other rules: nothing of it has been marked by these.
        const before = known === undefined || number === undefined ? null : conversationOfDocument(known);
        return [{ id, version, number, conversation, days: changedDays(before, conversation) }];
      });
      if (changed.length === 0) return [];
      noted.add(changed);
      await noteDays(noted.days());
      return conversations.replace(workspace, await numbered(numbers, workspace, changed));
    });
    await noted.mark(marks, workspace);
  }
}

/** Those without a number get one of a row that is taken at once. */
async function numbered(
  numbers: SmallNumbers,
  workspace: string,
  changed: readonly ChangedConversation[],
): Promise<DerivedConversation[]> {
  const fresh = changed.filter(({ number }) => number === undefined).length;
  let free = fresh === 0 ? 0 : await numbers.take(keyOf(workspace, "conversations"), fresh);
  return changed.map((one) => ({ ...one, number: one.number ?? free++ }));
}

/** Joins what these events say about members, teams and contacts into the directory. */
export function deriveDirectory(
  { directory }: Pick<Derivation, "directory">,
  workspace: string,
  events: readonly CaseboardEvent[],
): Promise<void> {
  return directory.join(workspace, events.filter(isDirectoryEvent).map(entryOf));
}
