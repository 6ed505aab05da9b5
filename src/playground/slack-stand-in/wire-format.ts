import type { Channel, JsonObject, Message, Person, View } from "./types";
import { directMessageId, type Workspace } from "./workspace";

/** A user object of users.info. */
export function wirePerson(person: Person, { app }: Workspace): JsonObject {
  return {
    id: person.id,
    team_id: person.teamId ?? app.teamId,
    name: person.name,
    real_name: person.realName,
    deleted: person.isDeleted ?? false,
    tz: person.timeZone,
    tz_label: person.timeZone,
    profile: {
      real_name: person.realName,
      display_name: person.name,
      ...(person.email ? { email: person.email } : {}),
      team: person.teamId ?? app.teamId,
    },
    is_admin: person.isAdmin ?? person.isOwner ?? false,
    is_owner: person.isOwner ?? false,
    is_primary_owner: person.isPrimaryOwner ?? false,
    is_restricted: person.isRestricted ?? false,
    is_ultra_restricted: person.isUltraRestricted ?? false,
    ...(person.isStranger ? { is_stranger: true } : {}),
    is_bot: false,
    is_app_user: false,
    updated: 0,
  };
}

/** The app's own user object. */
export function wireBot({ app }: Workspace): JsonObject {
  return {
    id: app.botUserId,
    team_id: app.teamId,
    name: app.name.toLowerCase(),
    real_name: app.name,
    deleted: false,
    tz: "Etc/UTC",
    profile: { real_name: app.name, bot_id: app.botId, api_app_id: app.appId, team: app.teamId },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: true,
    is_app_user: false,
    updated: 0,
  };
}

/** A channel object of conversations.info. */
export function wireChannel(channel: Channel, { app }: Workspace): JsonObject {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate ?? false,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate ?? false,
    is_archived: channel.isArchived ?? false,
    is_general: false,
    is_shared: channel.isExternallyShared ?? false,
    is_ext_shared: channel.isExternallyShared ?? false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: channel.hasBot,
    context_team_id: app.teamId,
    topic: { value: channel.topic ?? "", creator: "", last_set: 0 },
    purpose: { value: "", creator: "", last_set: 0 },
    num_members: channel.members.length + (channel.hasBot ? 1 : 0),
    created: 0,
    updated: 0,
  };
}

/** The channel object of a person's direct messages with the app. */
export function wireDirectMessage(person: Person): JsonObject {
  return {
    id: directMessageId(person.id),
    user: person.id,
    is_im: true,
    is_channel: false,
    is_group: false,
    is_mpim: false,
    is_private: true,
    is_archived: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_user_deleted: person.isDeleted ?? false,
    created: 0,
  };
}

/** A message as conversations.history and interaction payloads carry it. */
export function wireMessage(message: Message, workspace: Workspace): JsonObject {
  const { app } = workspace;
  const isOwn = message.user === app.botUserId;
  return {
    type: "message",
    ts: message.ts,
    user: message.user,
    text: message.text,
    team: app.teamId,
    ...wireThread(message, workspace),
    ...(message.reactions.length > 0
      ? {
          reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })),
        }
      : {}),
    ...(isOwn ? { bot_id: app.botId, app_id: app.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.files.length > 0
      ? { files: message.files.map(({ id, name, title }) => ({ id, name, title })) }
      : {}),
  };
}

/** What a message tells of its thread: nothing where there is none. */
function wireThread(message: Message, workspace: Workspace): JsonObject {
  if (message.threadTs !== null) return { thread_ts: message.threadTs };
  const replies = workspace.repliesTo(message);
  const latest = replies.at(-1);
  if (latest === undefined) return {};
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map(({ user }) => user))],
    latest_reply: latest.ts,
  };
}

/** A view object, with the values of its inputs when it is submitted. */
export function wireView(view: View, { app }: Workspace, values: JsonObject = {}): JsonObject {
  return {
    private_metadata: "",
    callback_id: "",
    external_id: "",
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view.content,
    id: view.id,
    team_id: app.teamId,
    app_id: app.appId,
    app_installed_team_id: app.teamId,
    bot_id: app.botId,
    hash: view.hash,
    state: { values },
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
  };
}
