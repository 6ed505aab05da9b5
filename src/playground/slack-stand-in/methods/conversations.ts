import { type Context, type Methods, text } from "../context";
import { page } from "../pages";
import { type Channel, type Failure, fail, type JsonObject, type Message, type Person } from "../types";
import { wireChannel, wireDirectMessage, wireMessage } from "../wire-format";
import type { Workspace } from "../workspace";

/** A channel, or direct messages, that the app may know about. */
type Conversation =
  | { readonly kind: "channel"; readonly id: string; readonly channel: Channel }
  | { readonly kind: "direct"; readonly id: string; readonly person: Person };

/** Private channels that the app is not in do not exist for it. */
function findConversation(id: string, workspace: Workspace): Conversation | null {
  const person = workspace.directMessagePerson(id);
  if (person) return { kind: "direct", id, person };
  const channel = workspace.channel(id);
  if (!channel || (channel.isPrivate && !channel.hasBot)) return null;
  return { kind: "channel", id: channel.id, channel };
}

function withConversation(
  { parameters, context }: { parameters: JsonObject; context: Context },
  use: (conversation: Conversation) => JsonObject | Failure,
) {
  const conversation = findConversation(text(parameters, "channel"), context.workspace);
  if (!conversation) return fail("channel_not_found");
  const result = use(conversation);
  return result.ok === false ? fail(String(result.error)) : { ok: true as const, ...result };
}

function wireConversation(conversation: Conversation, workspace: Workspace): JsonObject {
  return conversation.kind === "direct"
    ? wireDirectMessage(conversation.person)
    : wireChannel(conversation.channel, workspace);
}

function historyScope(conversation: Conversation): string {
  if (conversation.kind === "direct") return "im:history";
  return conversation.channel.isPrivate ? "groups:history" : "channels:history";
}

/** As `withConversation`, for a conversation whose messages the app may read. */
function withReadable(
  { parameters, context }: { parameters: JsonObject; context: Context },
  use: (conversation: Conversation) => JsonObject | Failure,
) {
  return withConversation({ parameters, context }, (conversation) => {
    if (!context.scopes.includes(historyScope(conversation))) return fail("missing_scope");
    if (conversation.kind === "channel" && !conversation.channel.hasBot) return fail("not_in_channel");
    return use(conversation);
  });
}

/** What stands in the conversation for all who are in it, oldest first. */
function shownMessages({ id }: Conversation, { workspace }: Context): readonly Message[] {
  return workspace.messages.filter(
    (message) => message.channel === id && message.onlyFor === null && !message.refused,
  );
}

function within(parameters: JsonObject): (message: Message) => boolean {
  const oldest = Number(text(parameters, "oldest") || 0);
  const latest = Number(text(parameters, "latest") || Number.POSITIVE_INFINITY);
  const inclusive = String(parameters.inclusive) === "true";
  return ({ ts }) =>
    inclusive ? Number(ts) >= oldest && Number(ts) <= latest : Number(ts) > oldest && Number(ts) < latest;
}

function messagePage(
  messages: readonly Message[],
  parameters: JsonObject,
  { workspace }: Context,
): JsonObject | Failure {
  const showsMetadata = String(parameters.include_all_metadata) === "true";
  const found = page(messages, parameters);
  if (!found) return fail("invalid_cursor");
  const hasMore = found.metadata.response_metadata.next_cursor !== "";
  const shown = found.items.map((message) => {
    const { metadata, ...rest } = wireMessage(message, workspace);
    return showsMetadata && metadata !== undefined ? { ...rest, metadata } : rest;
  });
  return { messages: shown, has_more: hasMore, pin_count: 0, ...(hasMore ? found.metadata : {}) };
}

export const conversationMethods: Methods = {
  "conversations.info": (parameters, context) =>
    withConversation({ parameters, context }, (conversation) => ({
      channel: wireConversation(conversation, context.workspace),
    })),

  "conversations.list": (parameters, { workspace }) => {
    const types = (text(parameters, "types") || "public_channel").split(",").map((type) => type.trim());
    const channels = workspace.channels
      .filter((channel) => !channel.isPrivate || channel.hasBot)
      .filter((channel) => types.includes(channel.isPrivate ? "private_channel" : "public_channel"))
      .filter((channel) => !channel.isArchived || String(parameters.exclude_archived) !== "true")
      .map((channel) => wireChannel(channel, workspace));
    const direct = types.includes("im") ? workspace.people.map(wireDirectMessage) : [];
    const found = page([...channels, ...direct], parameters);
    return found ? { ok: true, channels: found.items, ...found.metadata } : fail("invalid_cursor");
  },

  "conversations.open": (parameters, { workspace }) => {
    const given = text(parameters, "users") || text(parameters, "channel");
    const ids = given.split(",").map((id) => id.trim());
    const people = ids.map((id) => workspace.person(id) ?? workspace.directMessagePerson(id));
    const [person] = people;
    if (given === "" || people.some((found) => !found) || !person) return fail("user_not_found");
    if (ids.length > 1) return fail("method_not_supported_for_channel_type");
    if (person.isDeleted) return fail("user_disabled");
    return { ok: true, no_op: true, already_open: true, channel: wireDirectMessage(person) };
  },

  "conversations.members": (parameters, context) =>
    withConversation({ parameters, context }, (conversation) => {
      const { workspace } = context;
      const bot = workspace.app.botUserId;
      const members =
        conversation.kind === "direct"
          ? [conversation.person.id, bot]
          : [...conversation.channel.members, ...(conversation.channel.hasBot ? [bot] : [])];
      const found = page(members, parameters);
      return found ? { members: found.items, ...found.metadata } : fail("invalid_cursor");
    }),

  "conversations.history": (parameters, context) =>
    withReadable({ parameters, context }, (conversation) => {
      const messages = shownMessages(conversation, context)
        .filter(({ threadTs }) => threadTs === null)
        .filter(within(parameters))
        .reverse();
      return messagePage(messages, parameters, context);
    }),

  "conversations.replies": (parameters, context) =>
    withReadable({ parameters, context }, (conversation) => {
      const ts = text(parameters, "ts");
      const shown = shownMessages(conversation, context);
      const first = shown.find((message) => message.ts === ts);
      if (!first) return fail("thread_not_found");
      const replies = shown.filter(({ threadTs }) => threadTs === ts).filter(within(parameters));
      return messagePage([first, ...replies], parameters, context);
    }),

  "conversations.join": (parameters, context) =>
    withConversation({ parameters, context }, (conversation) => {
      if (conversation.kind === "direct" || conversation.channel.isPrivate) {
        return fail("method_not_supported_for_channel_type");
      }
      if (conversation.channel.isArchived) return fail("is_archived");
      const joined = { ...conversation.channel, hasBot: true };
      context.workspace.setChannel(joined);
      return { channel: wireChannel(joined, context.workspace) };
    }),
};
