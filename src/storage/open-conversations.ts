import { assigneeOf, type Conversation, isClosed } from "../domain/conversation";
import { type ConversationFilter, matchesFilter } from "../domain/conversation-filter";
import type { Instant } from "../domain/instant";
import type { OpenCases } from "../domain/reports/performance";
import { openWaitsIn, type SeenWait } from "../domain/reports/waits";
import type { Group } from "../domain/sums/day-facts";
import { type ConversationDocument, conversationOfDocument } from "./conversation-store";
import { atDatabase } from "./database";
import { idOf } from "./event-document";
import { type Followed, type FollowedStores, Follower } from "./follow-conversations";

/** One that waits for its opening has no fold; asked by `openedAt`, the database would take that index. */
export const isOpen = { closedAt: null, fold: { $ne: null } };

/** How long ago the last event of a conversation may be that is looked at for waits of a moment ago. In milliseconds. */
const RECENT = 60_000;
const DOCUMENTS_A_FETCH = 2_000;

/** What is remembered of an open conversation. */
interface OpenConversation {
  readonly assigneeId: string | null;
  readonly group: Group;
}

/** A wait that nothing ended yet, in a conversation whose last event was at the instant. */
interface Waiting {
  readonly group: Group;
  readonly wait: SeenWait;
  readonly lastEventAt: Instant;
}

interface State {
  readonly open: Map<string, OpenConversation>;
  readonly waiting: Map<string, Waiting>;
  /** Those that have changed lately, and everything of them. */
  readonly recent: Map<string, Conversation>;
  /** Every conversation with an event after it is in `recent`. */
  recentSince: Instant;
  latestEventAt: Instant;
}

/** So many workspaces' open conversations are remembered; a hundred bytes or two for each conversation. */
const WORKSPACES_REMEMBERED = 4;

/** The conversations that are open now, remembered: all of them are read once, and then only what has changed. */
export class OpenConversations {
  private readonly followers = new Map<string, Follower<State>>();
  /** Each combination of what filters ask about once. */
  private readonly groups = new Map<string, Group>();

  constructor(private readonly stores: FollowedStores) {}

  /** How many are open, by present assignee. */
  async cases(workspace: string, filter: ConversationFilter): Promise<OpenCases> {
    const { open } = await this.follower(workspace).current();
    const counts = new Map<string | null, number>();
    for (const { assigneeId, group } of open.values()) {
      if (matchesFilter(group, filter)) counts.set(assigneeId, (counts.get(assigneeId) ?? 0) + 1);
    }
    return counts;
  }

  /** What filters ask about, as it occurs in them. */
  async openGroups(workspace: string): Promise<readonly Group[]> {
    const { open } = await this.follower(workspace).current();
    return [...new Set([...open.values()].map(({ group }) => group))];
  }

  /** Waits that began before the instant and lasted at it; null where it is too long ago to tell. */
  async waitsAt(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly SeenWait[] | null> {
    const { waiting, recent, recentSince } = await this.follower(workspace).current();
    if (instant <= recentSince) return null;
    const waits: SeenWait[] = [];
    for (const { group, wait, lastEventAt } of waiting.values()) {
      if (lastEventAt < instant && wait.start < instant && matchesFilter(group, filter)) waits.push(wait);
    }
    for (const conversation of recent.values()) {
      if (conversation.lastEventAt < instant || !matchesFilter(conversation, filter)) continue;
      waits.push(...openWaitsIn(conversation, instant));
    }
    return waits;
  }

  private follower(workspace: string): Follower<State> {
    const follower =
      this.followers.get(workspace) ?? new Follower(this.stores, workspace, this.following(workspace));
    this.followers.delete(workspace);
    this.followers.set(workspace, follower);
    const [oldest] = this.followers.keys();
    if (this.followers.size > WORKSPACES_REMEMBERED && oldest !== undefined) this.followers.delete(oldest);
    return follower;
  }

  private following(workspace: string): Followed<State> {
    return {
      load: () => this.load(workspace),
      update: (state, id, conversation) => {
        this.keep(state, id, conversation);
        if (conversation !== null) keepRecent(state, id, conversation);
        else state.recent.delete(id);
      },
    };
  }

  private async load(workspace: string): Promise<State> {
    const { collection } = this.stores.conversations;
    const [latest] = await atDatabase(() =>
      collection.find({ workspace }).sort({ lastEventAt: -1 }).limit(1).toArray(),
    );
    const latestEventAt = latest?.lastEventAt?.getTime() ?? Number.NEGATIVE_INFINITY;
    const state: State = {
      open: new Map(),
      waiting: new Map(),
      recent: new Map(),
      recentSince: latestEventAt,
      latestEventAt,
    };
    const open = collection
      .find({ workspace, ...isOpen }, { batchSize: DOCUMENTS_A_FETCH })
      .project<Pick<ConversationDocument, "_id" | "assigneeId" | "inboxId" | "channel" | "topic" | "tags">>({
        ...{ assigneeId: 1, inboxId: 1, channel: 1, topic: 1, tags: 1 },
      });
    for (const { _id, assigneeId, ...group } of await atDatabase(() => open.toArray())) {
      state.open.set(idOf(workspace, _id), { assigneeId, group: this.oneGroup(group) });
    }
    const waiting = collection
      .find({ workspace, waitingSince: { $ne: null } }, { batchSize: DOCUMENTS_A_FETCH })
      .project<Pick<ConversationDocument, "_id" | "fold">>({ fold: 1 });
    for (;;) {
      const document = await atDatabase(() => waiting.next());
      if (document === null) return state;
      this.keep(state, idOf(workspace, document._id), conversationOfDocument(document));
    }
  }

  private keep({ open, waiting }: State, id: string, conversation: Conversation | null): void {
    open.delete(id);
    waiting.delete(id);
    if (conversation === null) return;
    const { inboxId, channel, topic, tags, lastEventAt } = conversation;
    const group = this.oneGroup({ inboxId, channel, topic, tags });
    if (!isClosed(conversation)) open.set(id, { assigneeId: assigneeOf(conversation), group });
    const [wait] = openWaitsIn(conversation, Number.POSITIVE_INFINITY);
    if (wait !== undefined) waiting.set(id, { group, wait, lastEventAt });
  }

  private oneGroup({ inboxId, channel, topic, tags }: Group): Group {
    const group = { inboxId, channel, topic, tags };
    const key = JSON.stringify(group);
    const known = this.groups.get(key) ?? group;
    this.groups.set(key, known);
    return known;
  }
}

/** Keeps one that had an event lately, and forgets those that had none since. */
function keepRecent(state: State, id: string, conversation: Conversation): void {
  const { recent } = state;
  recent.delete(id);
  if (conversation.lastEventAt > state.recentSince) recent.set(id, conversation);
  if (conversation.lastEventAt <= state.latestEventAt) return;
  state.latestEventAt = conversation.lastEventAt;
  const since = state.latestEventAt - RECENT;
  if (since <= state.recentSince + RECENT) return;
  state.recentSince = since;
  for (const [old, { lastEventAt }] of recent) if (lastEventAt <= since) recent.delete(old);
}
