import type { Collection, Document, Filter, FindOptions } from "mongodb";
import type { CaseboardEvent, ConversationEvent } from "../domain/events";
import { isConversationEvent } from "../domain/events";
import { duplicatesOf, inChunks } from "./bulk";
import { atDatabase } from "./database";
import { documentOfEvent, type EventDocument, eventOfDocument, keyOf } from "./event-document";

/** The database compares every row with every id asked for, so that many ids are asked for in parts. */
const CONVERSATIONS_A_QUERY = 100;
const QUERIES_AT_ONCE = 2;
const EVENTS_A_FETCH = 2_000;

/** The event log: append only, unique by workspace and id. */
export class EventLog {
  constructor(private readonly collection: Collection<EventDocument>) {}

  /** Stores events durably; ids must be distinct. Answers those whose id was there before, as stored then. */
  async insert(workspace: string, events: readonly CaseboardEvent[]): Promise<Map<string, CaseboardEvent>> {
    if (events.length === 0) return new Map();
    const documents = events.map((event) => documentOfEvent(workspace, event));
    const duplicates = await atDatabase(() =>
      duplicatesOf(() => this.collection.insertMany(documents, { ordered: false })),
    );
    const ids = duplicates.flatMap((index) => events[index]?.id ?? []);
    const stored = await this.withIds(workspace, ids);
    return new Map(stored.map((event) => [event.id, event]));
  }

  /** The stored ones of the events with these ids. */
  async withIds(workspace: string, ids: readonly string[]): Promise<CaseboardEvent[]> {
    if (ids.length === 0) return [];
    const keys = ids.map((id) => keyOf(workspace, id));
    return this.find({ _id: { $in: keys } });
  }

  /** Every event of these conversations, by conversation; one without events is not in the answer. */
  async ofConversations(
    workspace: string,
    conversationIds: readonly string[],
  ): Promise<Map<string, ConversationEvent[]>> {
    const found = new Map<string, ConversationEvent[]>();
    const chunks = inChunks(conversationIds, CONVERSATIONS_A_QUERY);
    const work = async () => {
      for (let chunk = chunks.pop(); chunk; chunk = chunks.pop()) {
        const events = await this.find({ workspace, conversationId: { $in: chunk } });
        for (const event of events) addTo(found, event);
      }
    };
    await Promise.all(Array.from({ length: QUERIES_AT_ONCE }, work));
    return found;
  }

  /** Every conversation with its events, in order of the conversation's id, one after the other. */
  async *conversations(workspace: string): AsyncGenerator<readonly [string, readonly ConversationEvent[]]> {
    let current: ConversationEvent[] = [];
    let id: string | undefined;
    for await (const event of this.stream({ workspace, conversationId: { $gte: "" } }, "conversationId")) {
      if (!isConversationEvent(event)) continue;
      if (event.conversationId !== id) {
        if (id !== undefined) yield [id, current];
        id = event.conversationId;
        current = [];
      }
      current.push(event);
    }
    if (id !== undefined) yield [id, current];
  }

  /** Events of these types, equal values of the field next to each other. */
  ofTypes(workspace: string, types: readonly string[], groupedBy: string): AsyncGenerator<CaseboardEvent> {
    return this.stream({ workspace, type: { $in: [...types] } }, groupedBy);
  }

  /** How many events are stored. */
  count(workspace: string): Promise<number> {
    return atDatabase(() => this.collection.countDocuments({ workspace }));
  }

  private async find(filter: Filter<EventDocument>): Promise<CaseboardEvent[]> {
    const options: FindOptions = { batchSize: EVENTS_A_FETCH };
    const documents = await atDatabase(() => this.collection.find(filter, options).toArray());
    return documents.map(eventOfDocument);
  }

  private async *stream(filter: Document, sortedBy: string): AsyncGenerator<CaseboardEvent> {
    const cursor = this.collection
      .find(filter, { allowDiskUse: true, batchSize: EVENTS_A_FETCH, noCursorTimeout: true })
      .sort({ [sortedBy]: 1 });
    try {
      for (;;) {
        const document = await atDatabase(() => cursor.next());
        if (document === null) return;
        yield eventOfDocument(document);
      }
    } finally {
      await cursor.close();
    }
  }
}

function addTo(found: Map<string, ConversationEvent[]>, event: CaseboardEvent): void {
  if (!isConversationEvent(event)) return;
  const events = found.get(event.conversationId);
  if (events) events.push(event);
  else found.set(event.conversationId, [event]);
}
