import type { Collection, Filter } from "mongodb";
import type { z } from "zod";
import type { Conversation } from "../domain/conversation";
import { type ConversationFilter, matchesFilter } from "../domain/conversation-filter";
import { buildDirectory, type Directory } from "../domain/directory";
import { compareText } from "../domain/event-order";
import type { ConversationEvent } from "../domain/events";
import type { Instant, TimeRange } from "../domain/instant";
import { type Calendar, calendarSchema } from "../domain/office-hours";
import type { PresenceEvent } from "../domain/presence";
import { type Targets, targetsSchema } from "../domain/service-targets";
import type { TeamSettings } from "../domain/team-settings";
import { inChunks } from "./bulk";
import type { ConversationDocument, ConversationStore } from "./conversation-store";
import { atDatabase } from "./database";
import { type DirectoryStore, entryKey } from "./directory-store";
import { keyOf } from "./event-document";
import type { EventLog } from "./event-log";
import type { Setting, SettingsStore } from "./settings-store";
import type { WorkspaceStore } from "./workspace-store";

const DOCUMENTS_A_FETCH = 2_000;

/** What reports read, out of what is derived. */
export class StoredReportSource {
  constructor(
    private readonly stores: {
      readonly log: EventLog;
      readonly conversations: ConversationStore;
      readonly directory: DirectoryStore;
      readonly workspaces: WorkspaceStore;
      readonly settings: SettingsStore;
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
    const lastEventAt = { $gte: new Date(range.from) };
    const firstEventAt = { $lt: new Date(range.to) };
    return this.find(workspace, { lastEventAt, firstEventAt }, filter);
  }

  async openConversations(workspace: string, filter: ConversationFilter): Promise<readonly Conversation[]> {
    return this.find(workspace, { closedAt: null, openedAt: { $ne: null } }, filter);
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

  presenceEvents(workspace: string, before: Instant): Promise<readonly PresenceEvent[]> {
    return this.stores.log.presenceBefore(workspace, before);
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

  async filterValues(workspace: string) {
    await this.stores.caughtUp(workspace);
    const { collection } = this.stores.conversations;
    const [inbox, channel, tag, topic] = await Promise.all([
      distinctTexts(collection, workspace, "conversation.inboxId"),
      distinctTexts(collection, workspace, "conversation.channel"),
      distinctTexts(collection, workspace, "conversation.tags"),
      distinctTexts(collection, workspace, "conversation.topic"),
    ]);
    return { inbox, channel, tag, topic };
  }

  private async find(
    workspace: string,
    query: Filter<ConversationDocument>,
    filter: ConversationFilter,
  ): Promise<readonly Conversation[]> {
    await this.stores.caughtUp(workspace);
    const cursor = this.stores.conversations.collection
      .find({ workspace, ...query }, { batchSize: DOCUMENTS_A_FETCH })
      .project<Pick<ConversationDocument, "conversation">>({ conversation: 1 });
    const documents = await atDatabase(() => cursor.toArray());
    return documents.flatMap(({ conversation }) =>
      conversation !== null && matchesFilter(conversation, filter) ? [conversation] : [],
    );
  }
}

function teamSettings<T>(settings: readonly Setting[], schema: z.ZodType<T>): TeamSettings<T> {
  const read = settings.map(({ teamId, value }) => ({ teamId, value: schema.parse(value) }));
  return {
    everyone: read.find(({ teamId }) => teamId === null)?.value ?? null,
    byTeam: new Map(read.flatMap(({ teamId, value }) => (teamId === null ? [] : [[teamId, value]]))),
  };
}

async function distinctTexts(
  collection: Collection<ConversationDocument>,
  workspace: string,
  path: string,
): Promise<string[]> {
  const pipeline = [{ $match: { workspace } }, { $unwind: `$${path}` }, { $group: { _id: `$${path}` } }];
  const found = await atDatabase(() => collection.aggregate<{ _id: unknown }>(pipeline).toArray());
  return found.flatMap(({ _id }) => (typeof _id === "string" ? [_id] : [])).sort(compareText);
}
