import type { Collection, Filter, FindCursor, FindOptions } from "mongodb";
import {
  type CaseboardEvent,
  type ConversationEvent,
  type EventType,
  isConversationEvent,
} from "../domain/events";
import { duplicatesOf, inChunks, inKeyOrder } from "./bulk";
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
    const ordered = inKeyOrder(events, ({ id }) => id);
    const documents = ordered.map((event) => documentOfEvent(workspace, event));
    const duplicates = await atDatabase(() =>
      duplicatesOf(() => this.collection.insertMany(documents, { ordered: false })),
    );
    const ids = duplicates.flatMap((index) => ordered[index]?.id ?? []);
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
    await inParts(conversationIds, async (part) => {
      const events = await this.find({ workspace, conversationId: { $in: part } });
      for (const event of events) addTo(found, event);
    });
    return found;
  }

  /** How many events each of these conversations has; one without events is not in the answer. */
  async countsOfConversations(
    workspace: string,
    conversationIds: readonly string[],
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    await inParts(conversationIds, async (part) => {
      const pipeline = [
        { $match: { workspace, conversationId: { $in: part } } },
        { $group: { _id: "$conversationId", events: { $sum: 1 } } },
      ];
      const found = await atDatabase(() =>
        this.collection
          .aggregate<{ _id: string; events: number }>(pipeline, { batchSize: EVENTS_A_FETCH })
          .toArray(),
      );
      for (const { _id, events } of found) counts.set(_id, events);
    });
    return counts;
  }

  /** The id of every conversation that has events, each once. */
  async *conversationIds(workspace: string): AsyncGenerator<string> {
    const cursor = this.collection
      .find({ workspace, conversationId: { $gte: "" } }, streaming)
      .sort({ conversationId: 1 })
      .project<{ conversationId: string }>({ _id: 0, conversationId: 1 });
    let last: string | undefined;
    for await (const { conversationId } of eachOf(cursor)) {
      if (conversationId !== last) yield conversationId;
      last = conversationId;
    }
  }

  /** Events of these types, equal values of the field next to each other. */
  async *ofTypes(
    workspace: string,
    types: readonly EventType[],
    groupedBy: string,
  ): AsyncGenerator<CaseboardEvent> {
    const cursor = this.collection
      .find({ workspace, type: { $in: [...types] } }, streaming)
      .sort({ [groupedBy]: 1 });
    for await (const document of eachOf(cursor)) yield eventOfDocument(document);
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
}

const streaming: FindOptions = { allowDiskUse: true, batchSize: EVENTS_A_FETCH, noCursorTimeout: true };

async function inParts(
  conversationIds: readonly string[],
  ask: (part: string[]) => Promise<void>,
): Promise<void> {
  const parts = inChunks(conversationIds, CONVERSATIONS_A_QUERY);
  const work = async () => {
    for (let part = parts.pop(); part; part = parts.pop()) await ask(part);
  };
  await Promise.all(Array.from({ length: QUERIES_AT_ONCE }, work));
}

async function* eachOf<T>(cursor: FindCursor<T>): AsyncGenerator<T> {
  try {
    for (;;) {
      const document = await atDatabase(() => cursor.next());
      if (document === null) return;
      yield document;
    }
  } finally {
    await cursor.close();
  }
}

function addTo(found: Map<string, ConversationEvent[]>, event: CaseboardEvent): void {
  if (!isConversationEvent(event)) return;
  const events = found.get(event.conversationId);
  if (events) events.push(event);
  else found.set(event.conversationId, [event]);
}
