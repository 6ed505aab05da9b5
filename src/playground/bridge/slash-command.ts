import { isObject } from "../slack-stand-in/parameters";
import { applyResponse } from "../slack-stand-in/respond";
import type { JsonObject, Person } from "../slack-stand-in/types";
import type { Workspace } from "../slack-stand-in/workspace";
import { type Bridge, notify, payloadChannelName } from "./bridge";
import { describeFailure, sendForm } from "./receiver";

/** Writes @handle and #channel as Slack sends them to commands that escape them. */
export function escapeMentions(text: string, workspace: Workspace): string {
  return text
    .replace(/(^|\s)@([\w.-]+)/g, (whole, before: string, name: string) => {
      const person = workspace.people.find((candidate) => candidate.name === name);
      return person ? `${before}<@${person.id}|${person.name}>` : whole;
    })
    .replace(/(^|\s)#([\w.-]+)/g, (whole, before: string, name: string) => {
      const channel = workspace.channel(name);
      return channel ? `${before}<#${channel.id}|${channel.name}>` : whole;
    });
}

/** The message in an acknowledgement's body: JSON, plain text, or none. */
function messageIn(body: string): JsonObject | null {
  if (body.trim() === "") return null;
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : { text: body };
  } catch (error) {
    if (error instanceof SyntaxError) return { text: body };
    throw error;
  }
}

/** Sends `/name rest` as this person typed it in this channel. */
export async function runCommand(
  { line, channel, person }: { line: string; channel: string; person: Person },
  bridge: Bridge,
): Promise<void> {
  const [command = "", ...words] = line.trim().split(/\s+/);
  if (!bridge.commandNames.includes(command)) {
    notify(person.id, `${command} is not a command of this workspace.`, bridge);
    return;
  }
  const { slack } = bridge;
  const { app } = slack.workspace;
  const target = { channel, userId: person.id, messageTs: null };
  const acknowledgement = await sendForm(
    {
      token: "verification-token-not-in-use",
      team_id: app.teamId,
      team_domain: app.teamDomain,
      channel_id: channel,
      channel_name: payloadChannelName(channel, person, bridge),
      user_id: person.id,
      user_name: person.name,
      command,
      text: escapeMentions(words.join(" "), slack.workspace),
      api_app_id: app.appId,
      is_enterprise_install: "false",
      response_url: `${slack.origin()}/response/${slack.responses.create(target)}`,
      trigger_id: slack.triggers.create(person.id, channel),
    },
    bridge.receiver,
  );
  const failure = describeFailure(command, acknowledgement);
  if (failure) notify(person.id, failure, bridge);
  const message = acknowledgement.kind === "answered" ? messageIn(acknowledgement.body) : null;
  if (message) applyResponse(message, target, slack);
}
