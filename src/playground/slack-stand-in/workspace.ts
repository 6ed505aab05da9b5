import { newId, timestampMaker } from "./identifiers";
import type { AppIdentity, Channel, Message, Notice, Person, SharedFile, View } from "./types";

export interface WorkspaceOptions {
  readonly app: AppIdentity;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  /** Milliseconds since 1970, of the real clock: Slack's time does not follow the app's. */
  readonly now: () => number;
}

/** Everything this Slack remembers, in memory only. Whoever shows it listens with `onChange`. */
export class Workspace {
  readonly app: AppIdentity;
  readonly people: readonly Person[];
  readonly now: () => number;
  readonly nextTimestamp: () => string;
  readonly files = new Map<string, SharedFile>();
  private readonly channelsById: Map<string, Channel>;
  private readonly listeners = new Set<() => void>();
  private messageList: readonly Message[] = [];
  private noticeList: readonly Notice[] = [];
  private readonly modals = new Map<string, readonly View[]>();
  private readonly homes = new Map<string, View>();

  constructor(options: WorkspaceOptions) {
    this.app = options.app;
    this.people = options.people;
    this.now = options.now;
    this.nextTimestamp = timestampMaker(options.now);
    this.channelsById = new Map(options.channels.map((channel) => [channel.id, channel]));
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  person(id: string): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  get channels(): readonly Channel[] {
    return [...this.channelsById.values()];
  }

  channel(idOrName: string): Channel | undefined {
    const name = idOrName.replace(/^#/, "");
    return this.channelsById.get(idOrName) ?? this.channels.find((channel) => channel.name === name);
  }

  /** The person whose direct messages with the app have this id. */
  directMessagePerson(channelId: string): Person | undefined {
    return this.people.find((person) => directMessageId(person.id) === channelId);
  }

  setChannel(channel: Channel): void {
    this.channelsById.set(channel.id, channel);
    this.changed();
  }

  get messages(): readonly Message[] {
    return this.messageList;
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messageList.find((message) => message.channel === channel && message.ts === ts);
  }

  /** The thread under a message, oldest first. */
  repliesTo({ channel, ts }: Pick<Message, "channel" | "ts">): readonly Message[] {
    return this.messageList.filter(
      (message) => message.channel === channel && message.threadTs === ts && !message.refused,
    );
  }

  addMessage(message: Message): void {
    this.messageList = [...this.messageList, message];
    this.changed();
  }

  replaceMessage(message: Message): void {
    this.messageList = this.messageList.map((old) =>
      old.channel === message.channel && old.ts === message.ts ? message : old,
    );
    this.changed();
  }

  removeMessage({ channel, ts }: Pick<Message, "channel" | "ts">): void {
    this.messageList = this.messageList.filter((message) => message.channel !== channel || message.ts !== ts);
    this.changed();
  }

  home(userId: string): View | undefined {
    return this.homes.get(userId);
  }

  setHome(view: View): void {
    this.homes.set(view.userId, view);
    this.changed();
  }

  /** The person's open modals, the one in front last. */
  modalStack(userId: string): readonly View[] {
    return this.modals.get(userId) ?? [];
  }

  setModalStack(userId: string, stack: readonly View[]): void {
    this.modals.set(userId, stack);
    this.changed();
  }

  /** A modal or Home tab by its id, or a modal by the app's `external_id`. */
  view(idOrExternalId: string): View | undefined {
    return [...this.modals.values()]
      .flat()
      .concat([...this.homes.values()])
      .find((view) => view.id === idOrExternalId || view.content.external_id === idOrExternalId);
  }

  replaceView(view: View): void {
    if (view.content.type === "home") {
      this.setHome(view);
      return;
    }
    const stack = this.modalStack(view.userId).map((old) => (old.id === view.id ? view : old));
    this.setModalStack(view.userId, stack);
  }

  get notices(): readonly Notice[] {
    return this.noticeList;
  }

  addNotice(notice: Omit<Notice, "id">): void {
    this.noticeList = [...this.noticeList, { ...notice, id: newId("N") }];
    this.changed();
  }

  dismissNotice(id: string): void {
    this.noticeList = this.noticeList.filter((notice) => notice.id !== id);
    this.changed();
  }
}

/** The id of a person's direct messages with the app. */
export function directMessageId(userId: string): string {
  return `D${userId.slice(1)}`;
}

/** Whether this person finds the channel in their sidebar. */
export function canSee(person: Person, channel: Channel): boolean {
  const isFullMember = !person.isRestricted && !person.isUltraRestricted && !person.isStranger;
  return channel.members.includes(person.id) || (!channel.isPrivate && isFullMember);
}
