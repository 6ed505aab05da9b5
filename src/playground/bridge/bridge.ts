import type { Context } from "../slack-stand-in/context";
import type { JsonObject, Person } from "../slack-stand-in/types";
import { directMessageId } from "../slack-stand-in/workspace";
import type { Receiver } from "./receiver";

/** What every interaction needs: the workspace it happens in and the app it is sent to. */
export interface Bridge {
  readonly slack: Context;
  readonly receiver: Receiver;
  /** The commands that are installed, by their name with the slash. */
  readonly commandNames: readonly string[];
}

/** The part that all interaction payloads share; the channel is where the person did it, if in one. */
export function interactionBase(
  person: Person,
  { slack }: Bridge,
  channelId: string | null = null,
): JsonObject {
  const { app } = slack.workspace;
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId ?? app.teamId },
    api_app_id: app.appId,
    token: "verification-token-not-in-use",
    team: { id: app.teamId, domain: app.teamDomain },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: slack.triggers.create(person.id, channelId),
  };
}

/** The name Slack gives a channel in payloads: private ones and direct messages do not tell theirs. */
export function payloadChannelName(channelId: string, person: Person, { slack }: Bridge): string {
  if (channelId === directMessageId(person.id)) return "directmessage";
  const channel = slack.workspace.channel(channelId);
  return channel?.isPrivate ? "privategroup" : (channel?.name ?? "");
}

/** Tells the person what they would otherwise not see. */
export function notify(userId: string, text: string, { slack }: Bridge): void {
  slack.workspace.addNotice({ userId, text, breaches: [] });
}
