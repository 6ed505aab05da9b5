import type { UtcDay } from "../../domain/instant";
import { type ConversationDay, daysOfConversation } from "../../domain/sums/day-facts";
import { families } from "../../domain/sums/families";
import type { Family } from "../../domain/sums/measure";
import { type ConversationStore, conversationOfDocument } from "../conversation-store";
import { Latest } from "../latest";
import type { ContactNumbers } from "./contact-numbers";
import { conversationsOn } from "./conversations-on";
import type { DayMarks } from "./day-marks";
import { Rows } from "./rows";

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
  private readonly rowsOf = new WeakMap<DayContent["conversations"], Map<Family, Promise<Rows>>>();

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

  /** The rows of a family, with numbers for contacts and conversations; made once for one content. */
  rows(
    workspace: string,
    asked: Pick<Rows, "family" | "day">,
    content: DayContent["conversations"],
  ): Promise<Rows> {
    const { family } = asked;
    const known = this.rowsOf.get(content) ?? new Map<Family, Promise<Rows>>();
    const rows = known.get(family) ?? this.makeRows(workspace, asked, content);
    known.set(family, rows);
    this.rowsOf.set(content, known);
    // What could not be made is tried again by the next one.
    rows.catch(() => known.delete(family));
    return rows;
  }

  private async makeRows(
    workspace: string,
    { family, day }: Pick<Rows, "family" | "day">,
    content: DayContent["conversations"],
  ): Promise<Rows> {
    const place = families.indexOf(family);
    const contactIds = new Set<string>();
    for (const { facts } of content.values()) {
      for (const { measure, item } of facts[place] ?? []) {
        if (family.measures[measure]?.keeps === "different" && item !== undefined) contactIds.add(item);
      }
    }
    const contacts = await this.stores.contacts.of(workspace, contactIds);
    const rows = new Rows(family, day);
    for (const { group, number, facts } of content.values()) {
      for (const fact of facts[place] ?? []) rows.addFact(fact, fact.measure, { group, number, contacts });
    }
    return rows;
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
