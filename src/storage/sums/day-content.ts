import type { UtcDay } from "../../domain/instant";
import { type ConversationDay, daysOfConversation } from "../../domain/sums/day-facts";
import { families } from "../../domain/sums/families";
import type { Family } from "../../domain/sums/measure";
import {
  type ConversationDocument,
  type ConversationStore,
  conversationOfDocument,
} from "../conversation-store";
import { atDatabase } from "../database";
import { idOf } from "../event-document";
import { Latest } from "../latest";
import type { ContactNumbers } from "./contact-numbers";
import type { DayMarks } from "./day-marks";
import type { Row } from "./rows";

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
/** Between so many conversations others get their turn. */
const DOCUMENTS_A_FETCH = 500;

/** Counts days from their conversations, and lately counted ones again from what has changed since. */
export class DayContents {
  private readonly remembered = new Latest<Promise<DayContent>>(DAYS_REMEMBERED);
  /** For as long as somebody has the content: many people look at the same lines of today. */
  private readonly rowsOf = new WeakMap<DayContent["conversations"], Map<Family, Promise<readonly Row[]>>>();

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

  /** Counts several days at once, so that a conversation that reaches over them is read once. */
  async count(
    workspace: string,
    days: readonly UtcDay[],
  ): Promise<ReadonlyMap<UtcDay, DayContent["conversations"]>> {
    const counted = new Map(days.map((day) => [day, new Map<string, NumberedDay>()]));
    const cursor = this.stores.conversations.collection
      .find({ workspace, eventDays: { $in: [...days] } }, { batchSize: DOCUMENTS_A_FETCH })
      .project<Pick<ConversationDocument, "_id" | "number" | "fold">>({ number: 1, fold: 1 });
    try {
      for (;;) {
        const document = await atDatabase(() => cursor.next());
        if (document === null) return counted;
        const conversation = conversationOfDocument(document);
        if (conversation === null) continue;
        for (const [day, content] of daysOfConversation(conversation)) {
          const { number, _id } = document;
          counted.get(day)?.set(idOf(workspace, _id), { ...content, number });
        }
      }
    } finally {
      await cursor.close();
    }
  }

  /** The rows of a family, with numbers for contacts and conversations; made once for one content. */
  rows(workspace: string, family: Family, content: DayContent["conversations"]): Promise<readonly Row[]> {
    const known = this.rowsOf.get(content) ?? new Map<Family, Promise<readonly Row[]>>();
    const rows = known.get(family) ?? this.makeRows(workspace, family, content);
    known.set(family, rows);
    this.rowsOf.set(content, known);
    // What could not be made is tried again by the next one.
    rows.catch(() => known.delete(family));
    return rows;
  }

  private async makeRows(
    workspace: string,
    family: Family,
    content: DayContent["conversations"],
  ): Promise<readonly Row[]> {
    const place = families.indexOf(family);
    const keepsDifferent = family.measures.map(({ keeps }) => keeps === "different");
    const contactIds = new Set<string>();
    for (const { facts } of content.values()) {
      for (const { measure, item } of facts[place] ?? []) {
        if (keepsDifferent[measure] && item !== undefined) contactIds.add(item);
      }
    }
    const numbers = await this.stores.contacts.of(workspace, contactIds);
    const rows: Row[] = [];
    for (const { group, number: conversationNumber, facts } of content.values()) {
      for (const fact of facts[place] ?? []) {
        const { at, measure, memberId, value, item, details } = fact;
        if (keepsDifferent[measure]) {
          const number = item === undefined ? conversationNumber : numbers.get(item);
          rows.push({ at, measure, memberId, value, item: number, details, group });
        } else if (family.isGrouped) {
          rows.push({ at, measure, memberId, value, item, details, group });
        } else {
          // Days have hundreds of thousands: what need not be copied is not.
          rows.push(fact);
        }
      }
    }
    return rows;
  }

  private async counted({ workspace, day, version }: AskedDay): Promise<DayContent> {
    const counted = await this.count(workspace, [day]);
    return { version, conversations: counted.get(day) ?? new Map() };
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
