import { type Context, type Methods, text } from "../context";
import { deliver, readContent, redraw, refusal, warnings } from "../delivery";
import { type Failure, fail, type JsonObject, type Message } from "../types";
import { wireMessage } from "../wire-format";
import { directMessageId, type Workspace } from "../workspace";

interface Destination {
  readonly id: string;
  readonly members: readonly string[];
}

/** Where the app may post: a channel that it is in, or direct messages (also named by the person's id). */
export function findDestination(target: string, workspace: Workspace): Destination | Failure {
  const person = workspace.person(target) ?? workspace.directMessagePerson(target);
  if (person) return { id: directMessageId(person.id), members: [person.id] };
  const channel = workspace.channel(target);
  if (!channel || (channel.isPrivate && !channel.hasBot)) return fail("channel_not_found");
  if (channel.isArchived) return fail("is_archived");
  if (!channel.hasBot) return fail("not_in_channel");
  return channel;
}

const isFailure = (value: object): value is Failure => "ok" in value && value.ok === false;

/** The app's own message that chat.update and chat.delete name. */
function ownMessage(parameters: JsonObject, { workspace }: Context): Message | Failure {
  const destination = findDestination(text(parameters, "channel"), workspace);
  if (isFailure(destination)) return destination;
  const message = workspace.message(destination.id, text(parameters, "ts"));
  if (!message || message.onlyFor !== null || message.refused) return fail("message_not_found");
  return message.user === workspace.app.botUserId ? message : fail("cant_update_message");
}

export const chatMethods: Methods = {
  "chat.postMessage": (parameters, context) => {
    const { workspace } = context;
    const destination = findDestination(text(parameters, "channel"), workspace);
    if (isFailure(destination)) return destination;
    const threadTs = text(parameters, "thread_ts") || null;
    if (threadTs !== null && !workspace.message(destination.id, threadTs)) return fail("thread_not_found");
    const content = readContent(parameters, context);
    const message = deliver(
      { channel: destination.id, user: workspace.app.botUserId, onlyFor: null, threadTs, content },
      context,
    );
    return (
      refusal(content.breaches) ?? {
        ok: true,
        channel: destination.id,
        ts: message.ts,
        message: wireMessage(message, workspace),
        ...warnings(content.breaches),
      }
    );
  },

  "chat.postEphemeral": (parameters, context) => {
    const { workspace } = context;
    const destination = findDestination(text(parameters, "channel"), workspace);
    if (isFailure(destination)) return destination;
    const user = text(parameters, "user");
    if (!destination.members.includes(user)) return fail("user_not_in_channel");
    const content = readContent(parameters, context);
    const message = deliver(
      { channel: destination.id, user: workspace.app.botUserId, onlyFor: user, content },
      context,
    );
    return refusal(content.breaches) ?? { ok: true, message_ts: message.ts, ...warnings(content.breaches) };
  },

  "chat.update": (parameters, context) => {
    const message = ownMessage(parameters, context);
    if (isFailure(message)) return message;
    const content = readContent(parameters, context);
    const refused = redraw(message, content, context);
    if (refused) return refused;
    const { channel, ts } = message;
    const updated = context.workspace.message(channel, ts) ?? message;
    return { ok: true, channel, ts, text: updated.text, message: wireMessage(updated, context.workspace) };
  },

  "chat.delete": (parameters, context) => {
    const message = ownMessage(parameters, context);
    if (isFailure(message))
      return message.error === "cant_update_message" ? fail("cant_delete_message") : message;
    context.workspace.removeMessage(message);
    return { ok: true, channel: message.channel, ts: message.ts };
  },
};
