import type { Filter } from "mongodb";
import type { Conversation } from "../domain/conversation";
import { type ConversationFilter, isFilterSet } from "../domain/conversation-filter";
import { DAYS_OF_A_LONG_WAIT } from "../domain/event-days";
import { type Instant, utcDayOf } from "../domain/instant";
import { openWaitsIn, type SeenWait } from "../domain/reports/waits";
import { chosenBy } from "./chosen-by";
import { type ConversationDocument, conversationOfDocument } from "./conversation-store";
import { atDatabase } from "./database";
import { type FollowedStores, Follower } from "./follow-conversations";
import { Latest } from "./latest";
import type { OpenConversations } from "./open-conversations";

/** The waits at the instant, by conversation. */
type WaitsAt = Map<string, readonly SeenWait[]>;

/** Reports compare with a period before, whose end many ask about. */
const INSTANTS_REMEMBERED = 4;
const DOCUMENTS_A_FETCH = 500;

/** Waits that began before an instant and ended at or after it or never. */
export class OpenWaits {
  private readonly remembered = new Latest<Follower<WaitsAt>>(INSTANTS_REMEMBERED);

  constructor(
    private readonly stores: FollowedStores,
    private readonly open: OpenConversations,
  ) {}

  /** In any order, with who is credited as of the instant. */
  async at(workspace: string, instant: Instant, filter: ConversationFilter): Promise<readonly SeenWait[]> {
    const isFiltered = isFilterSet(filter);
    // Parts of one report ask about the same instant: all that is open now need not be read for the second.
    if (isFiltered || this.remembered.get(keyOfInstant(workspace, instant)) === undefined) {
      const now = await this.open.waitsAt(workspace, instant, filter);
      if (now !== null) return now;
    }
    const waits = isFiltered
      ? await this.read(workspace, instant, filter)
      : await this.follower(workspace, instant).current();
    return [...waits.values()].flat();
  }

  private follower(workspace: string, instant: Instant): Follower<WaitsAt> {
    const key = keyOfInstant(workspace, instant);
    const follower =
      this.remembered.get(key) ??
      new Follower<WaitsAt>(this.stores, workspace, {
        load: () => this.read(workspace, instant, {}),
        update: (waits, id, conversation) => {
          const own = conversation === null ? [] : openWaitsIn(conversation, instant);
          if (own.length > 0) waits.set(id, own);
          else waits.delete(id);
        },
      });
    this.remembered.keep(key, follower);
    return follower;
  }

  /** The conversations that have such a wait. */
  async conversationsAt(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]> {
    const at = new Date(instant);
    const chosen = { workspace, ...chosenBy(filter) };
    const eventDays = { $in: [utcDayOf(instant), DAYS_OF_A_LONG_WAIT] };
    const ended = await this.find(
      { ...chosen, firstEventAt: { $lt: at }, lastEventAt: { $gte: at }, eventDays },
      instant,
    );
    const waiting = await this.find({ ...chosen, waitingSince: { $lt: at } }, instant);
    // Of one that is found twice the later reading, which has seen at least as much.
    return [
      ...new Map([...ended, ...waiting].map((conversation) => [conversation.id, conversation])).values(),
    ];
  }

  private async read(workspace: string, instant: Instant, filter: ConversationFilter): Promise<WaitsAt> {
    const conversations = await this.conversationsAt(workspace, instant, filter);
    return new Map(
      conversations.map((conversation) => [conversation.id, openWaitsIn(conversation, instant)]),
    );
  }

  /** One after the other, since most have no such wait. */
  private async find(query: Filter<ConversationDocument>, instant: Instant): Promise<Conversation[]> {
    const cursor = this.stores.conversations.collection
      .find(query, { batchSize: DOCUMENTS_A_FETCH })
      .project<Pick<ConversationDocument, "fold">>({ _id: 0, fold: 1 });
    const found: Conversation[] = [];
    for (;;) {
      const document = await atDatabase(() => cursor.next());
      if (document === null) return found;
      const conversation = conversationOfDocument(document);
      if (conversation !== null && openWaitsIn(conversation, instant).length > 0) found.push(conversation);
    }
  }
}

function keyOfInstant(workspace: string, instant: Instant): string {
  return `${instant}/${workspace}`;
}
