import type { Filter } from "mongodb";
import { assigneeOf, type Conversation, isClosed } from "../domain/conversation";
import { type ConversationFilter, isFilterSet, matchesFilter } from "../domain/conversation-filter";
import type { Instant } from "../domain/instant";
import type { OpenCases } from "../domain/reports/performance";
import { openWaitsIn, type SeenWait } from "../domain/reports/waits";
import type { Group } from "../domain/sums/day-facts";
import { chosenBy } from "./chosen-by";
import { type ConversationDocument, conversationOfDocument } from "./conversation-store";
import { atDatabase } from "./database";
import { idOf } from "./event-document";
import { type Followed, type FollowedStores, Follower } from "./follow-conversations";
import { Latest } from "./latest";

/** One that waits for its opening has no fold; asked by `openedAt`, the database would take that index. */
export const isOpen = { closedAt: null, fold: { $ne: null } };

/** How long ago the last event of a conversation may be that is looked at for waits of a moment ago. In milliseconds. */
const RECENT = 60_000;
/** In few portions: for each next one the embedded database looks for all open conversations again. */
const DOCUMENTS_A_FETCH = 100_000;
const FOLDS_A_FETCH = 500;
/** Before every instant that an event can have; for a range, which takes an index where "not null" does not. */
const EARLIEST = new Date("0000-01-01T00:00:00Z");

type OpenDocument = Pick<
  ConversationDocument,
  "_id" | "assigneeId" | "lastEventAt" | "inboxId" | "channel" | "topic" | "tags"
>;

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
  /** How many are open by assignee, unless something has changed since it was counted. */
  cases: OpenCases | null;
  readonly open: Map<string, OpenConversation>;
  readonly waiting: Map<string, Waiting>;
  /** Those that have changed lately, and everything of them. */
  readonly recent: Map<string, Conversation>;
  /** Every conversation with an event after it is in `recent`; infinite where that is not known. */
  recentSince: Instant;
  /** Of the conversations that were open at some time since all were read. */
  latestEventAt: Instant;
}

/** So many workspaces' open conversations are remembered; a hundred bytes or two for each conversation. */
const WORKSPACES_REMEMBERED = 4;

/** The conversations that are open now, remembered: all of them are read once, and then only what has changed. */
export class OpenConversations {
  private readonly followers = new Latest<Follower<State>>(WORKSPACES_REMEMBERED);
  /** Workspaces that somebody has asked about: a process that answers one question only need not read all. */
  private readonly askedAbout = new Set<string>();
  /** Each combination of what filters ask about once. */
  private readonly groups = new Map<string, Group>();

  constructor(private readonly stores: FollowedStores) {}

  /** How many are open, by present assignee. */
  async cases(workspace: string, filter: ConversationFilter): Promise<OpenCases> {
    if (this.isFirstQuestion(workspace)) return this.countCases(workspace, filter);
    const state = await this.follower(workspace).current();
    if (isFilterSet(filter)) return casesIn(state.open.values(), filter);
    state.cases ??= casesIn(state.open.values(), filter);
    return state.cases;
  }

  /** What filters ask about, as it occurs in them. */
  async openGroups(workspace: string): Promise<readonly Group[]> {
    const { open } = await this.follower(workspace).current();
    return [...new Set([...open.values()].map(({ group }) => group))];
  }

  /**
   * Waits that began before the instant and lasted at it; null where that is not known: it is too long ago, or
   * nobody has asked before.
   */
  async waitsAt(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly SeenWait[] | null> {
    if (this.isFirstQuestion(workspace)) return null;
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

  private isFirstQuestion(workspace: string): boolean {
    const isFirst = !this.askedAbout.has(workspace);
    this.askedAbout.add(workspace);
    return isFirst;
  }

  private async countCases(workspace: string, filter: ConversationFilter): Promise<OpenCases> {
    const pipeline = [
      { $match: { ...isOpen, workspace, ...chosenBy(filter) } },
      { $group: { _id: "$assigneeId", count: { $sum: 1 } } },
    ];
    const { collection } = this.stores.conversations;
    const counts = await atDatabase(() =>
      collection.aggregate<{ _id: string | null; count: number }>(pipeline).toArray(),
    );
    return new Map(counts.map(({ _id, count }) => [_id, Number(count)]));
  }

  private follower(workspace: string): Follower<State> {
    const follower =
      this.followers.get(workspace) ?? new Follower(this.stores, workspace, this.following(workspace));
    this.followers.keep(workspace, follower);
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
    const state: State = {
      cases: null,
      open: new Map(),
      waiting: new Map(),
      recent: new Map(),
      recentSince: Number.POSITIVE_INFINITY,
      latestEventAt: Number.NEGATIVE_INFINITY,
    };
    for (const { _id, assigneeId, lastEventAt, ...group } of await this.readOpen(workspace)) {
      state.open.set(idOf(workspace, _id), { assigneeId, group: this.oneGroup(group) });
      state.latestEventAt = Math.max(state.latestEventAt, lastEventAt?.getTime() ?? 0);
    }
    const waiting = { workspace, waitingSince: { $gte: EARLIEST } };
    await this.read(waiting, (conversation) => this.keep(state, conversation.id, conversation));
    if (state.open.size === 0) return state;
    // Of those that are closed by now some may have had an event later.
    state.recentSince = state.latestEventAt - RECENT;
    const recent = { workspace, lastEventAt: { $gt: new Date(state.recentSince) } };
    await this.read(recent, (conversation) => keepRecent(state, conversation.id, conversation));
    return state;
  }

  private readOpen(workspace: string) {
    const cursor = this.stores.conversations.collection
      .find({ workspace, ...isOpen }, { batchSize: DOCUMENTS_A_FETCH })
      .project<OpenDocument>({ assigneeId: 1, lastEventAt: 1, inboxId: 1, channel: 1, topic: 1, tags: 1 });
    return atDatabase(() => cursor.toArray());
  }

  private async read(
    query: Filter<ConversationDocument>,
    take: (conversation: Conversation) => void,
  ): Promise<void> {
    const cursor = this.stores.conversations.collection
      .find(query, { batchSize: FOLDS_A_FETCH })
      .project<Pick<ConversationDocument, "fold">>({ _id: 0, fold: 1 });
    for (;;) {
      const document = await atDatabase(() => cursor.next());
      if (document === null) return;
      const conversation = conversationOfDocument(document);
      if (conversation !== null) take(conversation);
    }
  }

  private keep(state: State, id: string, conversation: Conversation | null): void {
    const { open, waiting } = state;
    state.cases = null;
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

function casesIn(open: Iterable<OpenConversation>, filter: ConversationFilter): OpenCases {
  const counts = new Map<string | null, number>();
  for (const { assigneeId, group } of open) {
    if (matchesFilter(group, filter)) counts.set(assigneeId, (counts.get(assigneeId) ?? 0) + 1);
  }
  return counts;
}

/** Keeps one that had an event lately, and now and then forgets those that had none since. */
function keepRecent(state: State, id: string, conversation: Conversation): void {
  const { recent } = state;
  const { lastEventAt } = conversation;
  recent.delete(id);
  if (lastEventAt > state.recentSince) recent.set(id, conversation);
  state.latestEventAt = Math.max(state.latestEventAt, lastEventAt);
  const since = state.latestEventAt - RECENT;
  if (since < state.recentSince + RECENT) return;
  state.recentSince = since;
  for (const [old, known] of recent) if (known.lastEventAt <= since) recent.delete(old);
}
