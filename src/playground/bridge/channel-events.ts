import type { JsonObject, Message, Person } from "../slack-stand-in/types";
import { wireMessage } from "../slack-stand-in/wire-format";
import type { Bridge } from "./bridge";
import { eventBody } from "./events";
import { sendEvent } from "./receiver";

/**
 * Events of a channel, which Slack tells an app that is in it. The person does not see whether the app answers:
 * Slack does not tell them either.
 */

/** Tells the app that somebody wrote. */
export async function tellOfMessage(message: Message, bridge: Bridge): Promise<void> {
  const { workspace } = bridge.slack;
  const channel = workspace.channel(message.channel);
  if (!channel?.hasBot) return;
  const event = {
    ...wireMessage(message, workspace),
    channel: channel.id,
    channel_type: channel.isPrivate ? "group" : "channel",
    event_ts: message.ts,
  };
  await sendEvent(eventBody(event, bridge), bridge.receiver);
}

/** Tells the app that the person put an emoji under a message, or took it away. */
export async function tellOfReaction(
  {
    person,
    message,
    name,
    isAdded,
  }: {
    readonly person: Person;
    readonly message: Message;
    readonly name: string;
    readonly isAdded: boolean;
  },
  bridge: Bridge,
): Promise<void> {
  const { workspace } = bridge.slack;
  if (!workspace.channel(message.channel)?.hasBot) return;
  const event: JsonObject = {
    type: isAdded ? "reaction_added" : "reaction_removed",
    user: person.id,
    reaction: name,
    item_user: message.user,
    item: { type: "message", channel: message.channel, ts: message.ts },
    event_ts: workspace.nextTimestamp(),
  };
  await sendEvent(eventBody(event, bridge), bridge.receiver);
}
