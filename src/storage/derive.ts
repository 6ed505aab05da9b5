import type { Conversation } from "../domain/conversation";
import { entryOf, isDirectoryEvent } from "../domain/directory";
import type { CaseboardEvent } from "../domain/events";
import { foldConversation } from "../domain/fold-conversation";
import type { UtcDay } from "../domain/instant";
import { type ChangedDays, changedDays } from "../domain/sums/day-facts";
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
    const noted = new Map<UtcDay, Set<string>>();
    const visited = new Set<UtcDay>();
    const all = new Set<string>();
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
      for (const { id, days } of changed) {
        all.add(id);
        for (const day of days.counted) noted.set(day, (noted.get(day) ?? new Set()).add(id));
        for (const day of days.visited) visited.add(day);
      }
      await noteDays([...new Set([...noted.keys(), ...visited])]);
      return conversations.replace(workspace, await numbered(numbers, workspace, changed));
    });
    await marks.mark(workspace, changedOn(noted), { all: [...all], visits: [...visited] });
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

function changedOn(noted: ReadonlyMap<UtcDay, ReadonlySet<string>>): ChangedDay[] {
  return [...noted].map(([day, ids]) => ({ day, conversationIds: [...ids] }));
}

/** Joins what these events say about members, teams and contacts into the directory. */
export function deriveDirectory(
  { directory }: Pick<Derivation, "directory">,
  workspace: string,
  events: readonly CaseboardEvent[],
): Promise<void> {
  return directory.join(workspace, events.filter(isDirectoryEvent).map(entryOf));
}
