import type { Filter } from "mongodb";
import type { z } from "zod";
import type { Conversation } from "../domain/conversation";
import type { ConversationFilter } from "../domain/conversation-filter";
import { buildDirectory, type Directory, type DirectoryEntry } from "../domain/directory";
import { compareText } from "../domain/event-order";
import type { CaseboardEvent, ConversationEvent } from "../domain/events";
import type { CreditedTime, Instant, TimeRange } from "../domain/instant";
import { type Calendar, calendarSchema } from "../domain/office-hours";
import type { PresenceEvent } from "../domain/presence";
import type { OpenCases } from "../domain/reports/performance";
import type { SeenWait } from "../domain/reports/waits";
import { type Targets, targetsSchema } from "../domain/service-targets";
import type { Group } from "../domain/sums/day-facts";
import { type ValueKey, valuesFamily } from "../domain/sums/families";
import type { Entry, Fact } from "../domain/sums/measure";
import type { Sums } from "../domain/sums/sums";
import type { TeamSettings } from "../domain/team-settings";
import { SharedReads } from "../shared-reads";
import { activeIn } from "./active-in";
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
import { GatheredReads } from "./gathered-reads";
import type { OneReader } from "./one-reader";
import { isOpen, type OpenConversations } from "./open-conversations";
import type { OpenWaits } from "./open-waits";
import type { PresenceLog } from "./presence-log";
import type { Setting, SettingsStore } from "./settings-store";
import type { AskedFamily, SumsCollections } from "./sums/read-days";
import type { RememberedSums } from "./sums/remembered-sums";
import { readRepliesGoingOn } from "./sums/replies-going-on";
import { readStoredEntries } from "./sums/stored-entries";
import type { WorkspaceStore } from "./workspace-store";

const DOCUMENTS_A_FETCH = 2_000;

const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** The measures of a report over the conversations that the filter chooses. */
type FamilyQuestion = Omit<AskedFamily, "workspace">;

type FilterValues = Readonly<Record<ValueKey, readonly string[]>>;

/** What reports read, out of what is derived. */
export class StoredReportSource {
  private readonly directories = new SharedReads<Directory>();
  private readonly values = new SharedReads<FilterValues>();
  private readonly entriesByKey = new GatheredReads<DirectoryEntry>((keys) => this.entriesWith(keys));
  /** By workspace. */
  private readonly eventsById = new Map<string, GatheredReads<CaseboardEvent>>();

  constructor(
    private readonly stores: {
      readonly log: EventLog;
      readonly presence: PresenceLog;
      readonly conversations: ConversationStore;
      readonly directory: DirectoryStore;
      readonly workspaces: WorkspaceStore;
      readonly settings: SettingsStore;
      readonly sums: RememberedSums;
      readonly days: SumsCollections;
      readonly open: OpenConversations;
      readonly openWaits: OpenWaits;
      /** Resolves when everything that was acknowledged before is derived. */
      readonly caughtUp: (workspace: string) => Promise<void>;
      readonly oneReader: OneReader;
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
    return this.stores.oneReader.once(`directory/${workspace}`, () =>
      this.directories.read(workspace, () => this.readDirectory(workspace)),
    );
  }

  private async readDirectory(workspace: string): Promise<Directory> {
    const filter = { workspace, kind: { $in: ["member" as const, "team" as const] } };
    const cursor = this.stores.directory.collection.find(filter, { batchSize: DOCUMENTS_A_FETCH });
    const documents = await atDatabase(() => cursor.toArray());
    return buildDirectory(documents.map(({ entry }) => entry));
  }

  async contactNames(workspace: string, contactIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await this.stores.caughtUp(workspace);
    const found = await this.entriesByKey.read(
      contactIds.map((id) => keyOf(workspace, entryKey({ kind: "contact", id }))),
    );
    const names = new Map<string, string>();
    for (const entry of found.values()) {
      if (entry.kind === "contact" && entry.named) names.set(entry.id, entry.named.name);
    }
    return names;
  }

  private async entriesWith(keys: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>> {
    const cursor = this.stores.directory.collection.find({ _id: { $in: [...keys] } });
    const documents = await atDatabase(() => cursor.toArray());
    return new Map(documents.map(({ _id, entry }) => [_id, entry]));
  }

  private async eventsWith(
    workspace: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, CaseboardEvent>> {
    const events = await this.stores.log.withIds(workspace, ids);
    return new Map(events.map((event) => [event.id, event]));
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

  async conversationsWaitingAt(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]> {
    await this.stores.caughtUp(workspace);
    return this.stores.openWaits.conversationsAt(workspace, instant, filter);
  }

  async openWaits(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly SeenWait[]> {
    await this.stores.caughtUp(workspace);
    return this.stores.openWaits.at(workspace, instant, filter);
  }

  presenceEvents(
    workspace: string,
    range: TimeRange,
    memberIds?: readonly string[],
  ): Promise<readonly PresenceEvent[]> {
    return this.stores.presence.during(workspace, range, memberIds);
  }

  async repliesGoingOn(
    workspace: string,
    instant: Instant,
    filter: ConversationFilter,
  ): Promise<readonly Fact[]> {
    await this.stores.caughtUp(workspace);
    return readRepliesGoingOn(this.stores.days, workspace, instant, filter);
  }

  async conversations(workspace: string, ids: readonly string[]): Promise<readonly Conversation[]> {
    const found: Conversation[] = [];
    for (const some of inChunks(ids, DOCUMENTS_A_FETCH)) {
      const _id = { $in: some.map((id) => keyOf(workspace, id)) };
      found.push(...(await this.find(workspace, { _id }, {})));
    }
    return found;
  }

  async conversationEvents(workspace: string, conversationId: string): Promise<readonly ConversationEvent[]> {
    const events = await this.stores.log.ofConversations(workspace, [conversationId]);
    return events.get(conversationId) ?? [];
  }

  async eventTexts(workspace: string, eventIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const events =
      this.eventsById.get(workspace) ?? new GatheredReads((ids) => this.eventsWith(workspace, ids));
    this.eventsById.set(workspace, events);
    const texts = new Map<string, string>();
    for (const event of (await events.read(eventIds)).values()) {
      if (event.type === "comment.added") texts.set(event.id, event.text);
      if (event.type === "rating.received" && event.comment !== undefined) texts.set(event.id, event.comment);
    }
    return texts;
  }

  async filterValues(workspace: string): Promise<FilterValues> {
    await this.stores.caughtUp(workspace);
    return this.values.read(workspace, () => this.readFilterValues(workspace));
  }

  private async readFilterValues(workspace: string): Promise<FilterValues> {
    const asked = { workspace, family: valuesFamily, filter: {} };
    const [[ofClosed], ofOpen] = await Promise.all([
      this.stores.sums.read(asked, [always]),
      this.stores.open.openGroups(workspace),
    ]);
    const valuesOf = (key: ValueKey, read: (group: Group) => readonly (string | null)[]) => {
      const values = [...(ofClosed?.texts(key, [null]) ?? []), ...ofOpen.flatMap(read)];
      return [...new Set(values.filter((value) => value !== null))].sort(compareText);
    };
    return {
      inbox: valuesOf("inbox", ({ inboxId }) => [inboxId]),
      channel: valuesOf("channel", ({ channel }) => [channel]),
      tag: valuesOf("tag", ({ tags }) => tags),
      topic: valuesOf("topic", ({ topic }) => [topic]),
    };
  }

  async sums(
    workspace: string,
    {
      family,
      ranges,
      filter,
      elapsed,
    }: FamilyQuestion & {
      readonly ranges: readonly TimeRange[];
      readonly elapsed?: CreditedTime | undefined;
    },
  ): Promise<readonly Sums[]> {
    await this.stores.caughtUp(workspace);
    return this.stores.sums.read({ workspace, family, filter }, ranges, elapsed);
  }

  async entries(
    workspace: string,
    { family, range, filter, isEnough }: FamilyQuestion & Parameters<typeof readStoredEntries>[2],
  ): Promise<readonly Entry[]> {
    await this.stores.caughtUp(workspace);
    return readStoredEntries(this.stores.days, { workspace, family, filter }, { range, isEnough });
  }

  async openCases(workspace: string, filter: ConversationFilter): Promise<OpenCases> {
    await this.stores.caughtUp(workspace);
    return this.stores.open.cases(workspace, filter);
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
