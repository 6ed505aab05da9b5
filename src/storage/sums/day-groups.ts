import type { Collection } from "mongodb";
import type { ConversationFilter } from "../../domain/conversation-filter";
import { startOfUtcDay, type UtcDay } from "../../domain/instant";
import { groupOf } from "../../domain/sums/day-facts";
import { NumberSet } from "../../domain/sums/number-set";
import type { ConversationDocument, ConversationStore } from "../conversation-store";
import { atDatabase } from "../database";
import type { DayMarks } from "./day-marks";
import { bytesOfGroups, eachChosen } from "./group-bytes";
import { RememberedDays } from "./remembered-days";
import type { RememberedRows } from "./remembered-rows";

/** Stands for what filters ask among what is stored by day, as a family's name does for its rows. */
export const groupsOfDay = { name: "groups" };

/** Which conversations a filter chooses, by their numbers. */
export interface ChosenConversations {
  has(number: number): boolean;
}

/** Days about which filters are answered otherwise than a minute ago: today, and some on which old cases were opened. */
const DAYS_REMEMBERED = 64;

type GroupDocument = Pick<ConversationDocument, "number" | "inboxId" | "channel" | "topic" | "tags">;

/**
 * What filters ask about conversations, by the day on which each was opened. A topic or a tag that comes later is of
 * one day so, while what the conversation counts may be on many.
 */
export class DayGroups {
  private readonly counted = new RememberedDays<Uint8Array>(DAYS_REMEMBERED);

  constructor(
    private readonly stores: {
      readonly conversations: ConversationStore;
      readonly marks: Pick<DayMarks, "versionsOn">;
      readonly rememberedRows: RememberedRows;
    },
  ) {}

  /** The conversations that the filter chooses, of those that were opened on the days. */
  async choose(
    workspace: string,
    days: readonly UtcDay[],
    filter: ConversationFilter,
  ): Promise<ChosenConversations> {
    const { marks, rememberedRows } = this.stores;
    const chosen = new NumberSet();
    const versions = await marks.versionsOn(workspace, days, "groups");
    const stored = await rememberedRows.read(workspace, groupsOfDay, versions);
    for (const [day, version] of versions) {
      const bytes = stored.get(day) ?? (await this.current(workspace, day, version));
      eachChosen(bytes, filter, (number) => chosen.add(number));
    }
    return chosen;
  }

  /** Counted from the conversations, with everything that had changed when the day's version was the given one. */
  private current(workspace: string, day: UtcDay, version: number): Promise<Uint8Array> {
    const { collection } = this.stores.conversations;
    return this.counted.current(`${workspace}/${day}`, version, () => groupsOn(collection, workspace, day));
  }
}

/** What filters ask about the conversations opened on the day, as bytes. */
export async function groupsOn(
  conversations: Collection<ConversationDocument>,
  workspace: string,
  day: UtcDay,
): Promise<Buffer> {
  const openedAt = { $gte: new Date(startOfUtcDay(day)), $lt: new Date(startOfUtcDay(day + 1)) };
  const cursor = conversations
    .find({ workspace, openedAt })
    .project<GroupDocument>({ _id: 0, number: 1, inboxId: 1, channel: 1, topic: 1, tags: 1 });
  const documents = await atDatabase(() => cursor.toArray());
  return bytesOfGroups(documents.map(({ number, ...group }) => ({ number, group: groupOf(group) })));
}
