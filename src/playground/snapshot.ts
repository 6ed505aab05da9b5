import { type Breach, describeBreach } from "../slack/limits";
import type { JsonObject, Message, Person, View } from "./slack-stand-in/types";
import { canSee, directMessageId, type Workspace } from "./slack-stand-in/workspace";

/** A command as the composer offers it. */
export interface CommandHint {
  /** With the slash: "/perf". */
  readonly name: string;
  readonly description: string;
  /** "[me|@member|team NAME] [range]" */
  readonly usage: string;
  /** Whole lines to try, with the slash. */
  readonly examples: readonly string[];
}

export interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly role: string;
  readonly timeZone: string;
}

export interface ShownChannel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly kind: "public" | "private" | "direct";
  readonly isArchived: boolean;
  readonly isExternallyShared: boolean;
  readonly hasBot: boolean;
}

export interface ShownReaction {
  readonly name: string;
  /** Names of who put it there. */
  readonly by: readonly string[];
  readonly isMine: boolean;
}

export interface ShownMessage {
  readonly ts: string;
  /** The message whose thread it is in; null for one that stands in the channel. */
  readonly threadTs: string | null;
  readonly channel: string;
  readonly author: ShownPerson;
  readonly isApp: boolean;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  readonly isRefused: boolean;
  readonly breaches: readonly string[];
  readonly reactions: readonly ShownReaction[];
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly title: string;
    readonly size: number;
  }[];
}

export interface ShownView {
  readonly id: string;
  readonly hash: string;
  readonly content: JsonObject;
}

/** Everything one person sees, and nothing of what others see alone. */
export interface Snapshot {
  readonly teamName: string;
  readonly app: { readonly name: string; readonly userId: string };
  readonly me: ShownPerson;
  readonly people: readonly ShownPerson[];
  readonly channels: readonly ShownChannel[];
  readonly messages: readonly ShownMessage[];
  readonly home: ShownView | null;
  readonly modals: readonly ShownView[];
  readonly notices: readonly {
    readonly id: string;
    readonly text: string;
    readonly breaches: readonly string[];
  }[];
  readonly commands: readonly CommandHint[];
  /** The app's now, and whether somebody holds it there. */
  readonly clock: { readonly now: string; readonly isHeld: boolean };
}

const words = (breaches: readonly Breach[]): string[] => breaches.map(describeBreach);

function showPerson({ id, name, realName, role, timeZone }: Person): ShownPerson {
  return { id, name, realName, role, timeZone };
}

function showView({ id, hash, content }: View): ShownView {
  return { id, hash, content };
}

function channelsOf(person: Person, { app, channels }: Workspace): ShownChannel[] {
  const direct: ShownChannel = {
    id: directMessageId(person.id),
    name: app.name,
    topic: "Direct messages with the app",
    kind: "direct",
    isArchived: false,
    isExternallyShared: false,
    hasBot: true,
  };
  const shown = channels
    .filter((channel) => canSee(person, channel))
    .map(
      (channel): ShownChannel => ({
        id: channel.id,
        name: channel.name,
        topic: channel.topic ?? "",
        kind: channel.isPrivate ? "private" : "public",
        isArchived: channel.isArchived ?? false,
        isExternallyShared: channel.isExternallyShared ?? false,
        hasBot: channel.hasBot,
      }),
    );
  return [...shown, direct];
}

function showMessage(message: Message, me: Person, workspace: Workspace): ShownMessage {
  const { app } = workspace;
  const nameOf = (id: string) => workspace.person(id)?.realName ?? app.name;
  const author = workspace.person(message.user);
  return {
    ts: message.ts,
    threadTs: message.threadTs,
    channel: message.channel,
    author: author
      ? showPerson(author)
      : { id: app.botUserId, name: app.name, realName: app.name, role: "app", timeZone: "Etc/UTC" },
    isApp: !author,
    text: message.text,
    blocks: message.blocks,
    isEphemeral: message.onlyFor !== null,
    isEdited: message.edited,
    isRefused: message.refused,
    breaches: words(message.breaches),
    reactions: message.reactions.map(({ name, users }) => ({
      name,
      by: users.map(nameOf),
      isMine: users.includes(me.id),
    })),
    files: message.files.map(({ id, name, title, content }) => ({ id, name, title, size: content.length })),
  };
}

/** Whether this person sees the message: it stands in one of their channels and is not for somebody else alone. */
export function isVisible(message: Message, person: Person, workspace: Workspace): boolean {
  if (message.onlyFor !== null && message.onlyFor !== person.id) return false;
  if (message.channel === directMessageId(person.id)) return true;
  const channel = workspace.channel(message.channel);
  return channel !== undefined && canSee(person, channel);
}

export interface SnapshotOptions {
  readonly person: Person;
  readonly workspace: Workspace;
  readonly commands: readonly CommandHint[];
  readonly clock: Snapshot["clock"];
}

export function snapshot({ person, workspace, commands, clock }: SnapshotOptions): Snapshot {
  const home = workspace.home(person.id);
  return {
    teamName: workspace.app.teamName,
    app: { name: workspace.app.name, userId: workspace.app.botUserId },
    me: showPerson(person),
    people: workspace.people.map(showPerson),
    channels: channelsOf(person, workspace),
    messages: workspace.messages
      .filter((message) => isVisible(message, person, workspace))
      .map((message) => showMessage(message, person, workspace)),
    home: home ? showView(home) : null,
    modals: workspace.modalStack(person.id).map(showView),
    notices: workspace.notices
      .filter((notice) => notice.userId === person.id)
      .map(({ id, text, breaches }) => ({ id, text, breaches: words(breaches) })),
    commands,
    clock,
  };
}
