import type { UtcDay } from "../../domain/instant";
import { type ConversationDay, daysOfConversation } from "../../domain/sums/day-facts";
import { families } from "../../domain/sums/families";
import type { Family } from "../../domain/sums/measure";
import { type ConversationStore, conversationOfDocument } from "../conversation-store";
import { Latest } from "../latest";
import type { ContactNumbers } from "./contact-numbers";
import { conversationsOn } from "./conversations-on";
import type { ChosenConversations } from "./day-groups";
import type { DayMarks } from "./day-marks";
import { measureAt, numberOf, type RowsToTake, type TakeRow } from "./rows";

/** What a conversation has on one day, with its number. */
export interface NumberedDay extends ConversationDay {
  readonly number: number;
}

/** What all conversations have on one day, counted when the day had the version. */
export interface DayContent {
  readonly version: number;
  readonly conversations: ReadonlyMap<string, NumberedDay>;
}

interface AskedDay {
  readonly workspace: string;
  readonly day: UtcDay;
  readonly version: number;
}

/** Days that still change are few: today, and yesterday around midnight. Each may take some megabytes. */
const DAYS_REMEMBERED = 3;

/** Counts days from their conversations, and lately counted ones again from what has changed since. */
export class DayContents {
  private readonly remembered = new Latest<Promise<DayContent>>(DAYS_REMEMBERED);
  /** For as long as somebody has the content: many people look at the same lines of today. */
  private readonly rowsOf = new WeakMap<DayContent["conversations"], Map<Family, Promise<RowsToTake>>>();

  constructor(
    private readonly stores: {
      readonly conversations: ConversationStore;
      readonly marks: DayMarks;
      readonly contacts: ContactNumbers;
    },
  ) {}

  /** What counts on the day, with everything that had changed when its version was the given one. */
  async current(workspace: string, day: UtcDay, version: number): Promise<DayContent> {
    const key = `${workspace}/${day}`;
    const known = this.remembered.get(key);
    const asked = { workspace, day, version };
    const content = known === undefined ? this.counted(asked) : this.later(known, asked);
    this.remembered.keep(key, content);
    return content;
  }

  /** Whether the day was counted lately, so that only what has changed since is read. */
  isRemembered(workspace: string, day: UtcDay): boolean {
    return this.remembered.get(`${workspace}/${day}`) !== undefined;
  }

  /** The rows of a family, with numbers for contacts and conversations; these are looked up once for one content. */
  rows(workspace: string, family: Family, content: DayContent["conversations"]): Promise<RowsToTake> {
    const known = this.rowsOf.get(content) ?? new Map<Family, Promise<RowsToTake>>();
    const rows = known.get(family) ?? this.numberedRows(workspace, family, content);
    known.set(family, rows);
    this.rowsOf.set(content, known);
    // What could not be looked up is tried again by the next one.
    rows.catch(() => known.delete(family));
    return rows;
  }

  private async numberedRows(
    workspace: string,
    family: Family,
    content: DayContent["conversations"],
  ): Promise<RowsToTake> {
    const place = families.indexOf(family);
    const contactIds = new Set<string>();
    for (const { facts } of content.values()) {
      for (const { measure, item } of facts[place] ?? []) {
        if (measureAt(family, measure).keeps === "different" && item !== undefined) contactIds.add(item);
      }
    }
    const contacts = await this.stores.contacts.of(workspace, contactIds);
    return {
      openedOn: () => new Set([...content.values()].map(({ openedOn }) => openedOn)),
      take: (chosen, take) => takeFacts(content, { family, contacts }, chosen, take),
    };
  }

  private async counted({ workspace, day, version }: AskedDay): Promise<DayContent> {
    const counted = new Map<string, NumberedDay>();
    for await (const part of conversationsOn(this.stores.conversations, workspace, [day])) {
      for (const { fold, number } of part) {
        const conversation = conversationOfDocument({ fold });
        const own = conversation === null ? undefined : daysOfConversation(conversation).get(day);
        if (conversation !== null && own !== undefined) counted.set(conversation.id, { ...own, number });
      }
    }
    return { version, conversations: counted };
  }

  private async later(known: Promise<DayContent>, asked: AskedDay): Promise<DayContent> {
    const { workspace, day, version } = asked;
    // Whoever counted it before was told of the failure.
    const content = await known.catch(() => null);
    if (content === null) return this.counted(asked);
    if (content.version >= version) return content;
    const changes = await this.stores.marks.changesSince(workspace, day, content.version);
    if (changes === null) return this.counted(asked);
    const conversations = new Map(content.conversations);
    const documents = await this.stores.conversations.read(workspace, changes.conversationIds);
    for (const id of changes.conversationIds) {
      const document = documents.get(id);
      const conversation = document === undefined ? null : conversationOfDocument(document);
      const own = conversation === null ? undefined : daysOfConversation(conversation).get(day);
      if (document === undefined || own === undefined) conversations.delete(id);
      else conversations.set(id, { ...own, number: document.number });
    }
    return { version: changes.version, conversations };
  }
}

/** Calls `take` with each fact of the family in a conversation that is chosen: as it lies there, not copied. */
function takeFacts(
  content: DayContent["conversations"],
  { family, contacts }: { readonly family: Family; readonly contacts: ReadonlyMap<string, number> },
  chosen: ChosenConversations,
  take: TakeRow,
): void {
  const place = families.indexOf(family);
  for (const { number, facts } of content.values()) {
    const own = facts[place] ?? [];
    if (own.length === 0 || !chosen.has(number)) continue;
    for (const fact of own) {
      const measure = measureAt(family, fact.measure);
      take(
        measure,
        measure.keeps === "different" ? { ...fact, item: numberOf(fact, number, contacts) } : fact,
      );
    }
  }
}
