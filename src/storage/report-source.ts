import type { Filter } from "mongodb";
import type { z } from "zod";
import type { Conversation } from "../domain/conversation";
import type { ConversationFilter } from "../domain/conversation-filter";
import { buildDirectory, type Directory } from "../domain/directory";
import { compareText } from "../domain/event-order";
import type { ConversationEvent } from "../domain/events";
import { type Instant, type TimeRange, wallClockTime } from "../domain/instant";
import { type Calendar, calendarSchema } from "../domain/office-hours";
import type { PresenceEvent } from "../domain/presence";
import type { OpenCases } from "../domain/reports/performance";
import { type Targets, targetsSchema } from "../domain/service-targets";
import { type ValueKey, valuesFamily } from "../domain/sums/families";
import type { Family } from "../domain/sums/measure";
import { type Sums, sumsOf } from "../domain/sums/sums";
import type { TeamSettings } from "../domain/team-settings";
import { activeIn, reachingInto } from "./active-in";
import { inChunks } from "./bulk";
import { chosenBy } from "./chosen-by";
import {
  type ConversationDocument,
  type ConversationStore,
  conversationOfDocument,
} from "./conversation-store";
import { atDatabase } from "./database";
import { type DirectoryStore, entryKey } from "./directory-store";
import { keyOf } from "./event-document";
import type { EventLog } from "./event-log";
import type { PresenceLog } from "./presence-log";
import type { Setting, SettingsStore } from "./settings-store";
import { readStoredSums, type SumsCollections } from "./sums/stored-sums";
import type { WorkspaceStore } from "./workspace-store";

const DOCUMENTS_A_FETCH = 2_000;

/** One that waits for its opening has no fold; asked by `openedAt`, the database would take that index. */
const isOpen = { closedAt: null, fold: { $ne: null } };
const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Where the values that filters choose from stand in a document. */
const openFields = { inbox: "inboxId", channel: "channel", tag: "tags", topic: "topic" } as const;

/** What is to be added up: the measures of a report over the conversations that the filter chooses. */
interface SumsQuestion {
  readonly family: Family;
  readonly ranges: readonly TimeRange[];
  readonly filter: ConversationFilter;
}

/** What reports read, out of what is derived. */
export class StoredReportSource {
  constructor(
    private readonly stores: {
      readonly log: EventLog;
      readonly presence: PresenceLog;
      readonly conversations: ConversationStore;
      readonly directory: DirectoryStore;
      readonly workspaces: WorkspaceStore;
      readonly settings: SettingsStore;
      readonly sums: SumsCollections;
      /** Resolves when everything that was acknowledged before is derived. */
      readonly caughtUp: (workspace: string) => Promise<void>;
    },
  ) {}

  zone(workspace: string): Promise<string> {
    return this.stores.workspaces.zone(workspace);
  }

  async officeCalendars(workspace: string): Promise<TeamSettings<Calendar>> {
    return teamSettings(await this.stores.settings.read(workspace, "calendar"), calendarSchema);
  }

  async serviceTargets(workspace: string): Promise<TeamSettings<Targets>> {
    return teamSettings(await this.stores.settings.read(workspace, "service-targets"), targetsSchema);
  }

  async directory(workspace: string): Promise<Directory> {
    await this.stores.caughtUp(workspace);
    const filter = { workspace, kind: { $in: ["member" as const, "team" as const] } };
    const documents = await atDatabase(() => this.stores.directory.collection.find(filter).toArray());
    return buildDirectory(documents.map(({ entry }) => entry));
  }

  async contactNames(workspace: string, contactIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await this.stores.caughtUp(workspace);
    const names = new Map<string, string>();
    for (const ids of inChunks(contactIds, DOCUMENTS_A_FETCH)) {
      const keys = ids.map((id) => keyOf(workspace, entryKey({ kind: "contact", id })));
      const found = await atDatabase(() =>
        this.stores.directory.collection.find({ _id: { $in: keys } }).toArray(),
      );
      for (const { entry } of found) {
        if (entry.kind === "contact" && entry.named) names.set(entry.id, entry.named.name);
      }
    }
    return names;
  }

  async closedConversations(
    workspace: string,
    range: TimeRange,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]> {
    const closedAt = { $gte: new Date(range.from), $lt: new Date(range.to) };
    return this.find(workspace, { closedAt }, filter);
  }

  async activeConversations(
    workspace: string,
    range: TimeRange,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]> {
    return this.find(workspace, activeIn(range), filter);
  }

  async conversationsReachingOver(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]> {
    return this.find(workspace, reachingInto({ from: instant, to: instant }), filter);
  }

  async openConversations(workspace: string, filter: ConversationFilter): Promise<readonly Conversation[]> {
    return this.find(workspace, isOpen, filter);
  }

  async waitingConversations(
    workspace: string,
    before: Instant,
    filter: ConversationFilter,
    since?: Instant,
  ): Promise<readonly Conversation[]> {
    const from = since === undefined ? {} : { $gte: new Date(since) };
    return this.find(workspace, { waitingSince: { $lt: new Date(before), ...from } }, filter);
  }

  presenceEvents(
    workspace: string,
    range: TimeRange,
    memberIds?: readonly string[],
  ): Promise<readonly PresenceEvent[]> {
    return this.stores.presence.during(workspace, range, memberIds);
  }

  async conversationEvents(workspace: string, conversationId: string): Promise<readonly ConversationEvent[]> {
    const events = await this.stores.log.ofConversations(workspace, [conversationId]);
    return events.get(conversationId) ?? [];
  }

  async eventTexts(workspace: string, eventIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const ids of inChunks(eventIds, DOCUMENTS_A_FETCH)) {
      for (const event of await this.stores.log.withIds(workspace, ids)) {
        if (event.type === "comment.added") texts.set(event.id, event.text);
        if (event.type === "rating.received" && event.comment !== undefined)
          texts.set(event.id, event.comment);
      }
    }
    return texts;
  }

  async filterValues(workspace: string): Promise<Record<ValueKey, readonly string[]>> {
    await this.stores.caughtUp(workspace);
    const asked = { workspace, family: valuesFamily, filter: {} };
    const [[ofClosed], ...ofOpen] = await Promise.all([
      readStoredSums(this.stores.sums, asked, [always]),
      ...Object.values(openFields).map((field) => this.openValues(workspace, field)),
    ]);
    const values = Object.keys(openFields).map((key, index) => {
      const all = [...(ofClosed?.texts(key, [null]) ?? []), ...(ofOpen[index] ?? [])];
      return [key, [...new Set(all)].sort(compareText)];
    });
    return Object.fromEntries(values);
  }

  async sums(workspace: string, question: SumsQuestion): Promise<readonly Sums[]> {
    const { family, ranges, filter } = question;
    const [first, last] = [ranges[0], ranges.at(-1)];
    const isFiltered = Object.values(filter).some((values) => values !== undefined);
    if (first === undefined || last === undefined) return [];
    if (isFiltered && !family.isGrouped) {
      const whole = { from: first.from, to: last.to };
      const conversations = await this.activeConversations(workspace, whole, filter);
      return sumsOf(family, conversations, { ranges, elapsed: wallClockTime });
    }
    await this.stores.caughtUp(workspace);
    return readStoredSums(this.stores.sums, { workspace, family, filter }, ranges);
  }

  async openCases(workspace: string, filter: ConversationFilter): Promise<OpenCases> {
    await this.stores.caughtUp(workspace);
    const pipeline = [
      { $match: { ...isOpen, workspace, ...chosenBy(filter) } },
      { $group: { _id: "$assigneeId", count: { $sum: 1 } } },
    ];
    const { collection } = this.stores.conversations;
    const found = await atDatabase(() =>
      collection.aggregate<{ _id: string | null; count: number }>(pipeline).toArray(),
    );
    return new Map(found.map(({ _id, count }) => [_id, Number(count)]));
  }

  /** The values that occur in conversations that are open. */
  private async openValues(workspace: string, field: string): Promise<string[]> {
    const pipeline = [
      { $match: { ...isOpen, workspace } },
      { $unwind: `$${field}` },
      { $group: { _id: `$${field}` } },
    ];
    const { collection } = this.stores.conversations;
    const found = await atDatabase(() => collection.aggregate<{ _id: unknown }>(pipeline).toArray());
    return found.flatMap(({ _id }) => (typeof _id === "string" ? [_id] : []));
  }

  private async find(
    workspace: string,
    query: Filter<ConversationDocument>,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]> {
    await this.stores.caughtUp(workspace);
    const cursor = this.stores.conversations.collection
      .find({ workspace, ...query, ...chosenBy(filter) }, { batchSize: DOCUMENTS_A_FETCH })
      .project<Pick<ConversationDocument, "fold">>({ _id: 0, fold: 1 });
    const documents = await atDatabase(() => cursor.toArray());
    return documents.flatMap((document) => conversationOfDocument(document) ?? []);
  }
}

function teamSettings<T>(settings: readonly Setting[], schema: z.ZodType<T>): TeamSettings<T> {
  const read = settings.map(({ teamId, value }) => ({ teamId, value: schema.parse(value) }));
  return {
    everyone: read.find(({ teamId }) => teamId === null)?.value ?? null,
    byTeam: new Map(read.flatMap(({ teamId, value }) => (teamId === null ? [] : [[teamId, value]]))),
  };
}
