import { newId, newSecret } from "../slack-stand-in/identifiers";
import { isObject } from "../slack-stand-in/parameters";
import type { JsonObject, Person } from "../slack-stand-in/types";
import { wireView } from "../slack-stand-in/wire-format";
import { directMessageId } from "../slack-stand-in/workspace";
import { type Bridge, notify } from "./bridge";
import { describeFailure, type Receiver, sendEvent } from "./receiver";

/** Tells the app that this person opened its Home tab. */
export async function openHome(person: Person, bridge: Bridge): Promise<void> {
  const { workspace } = bridge.slack;
  const view = workspace.home(person.id);
  const event = {
    type: "app_home_opened",
    user: person.id,
    channel: directMessageId(person.id),
    tab: "home",
    event_ts: workspace.nextTimestamp(),
    ...(view ? { view: wireView(view, workspace) } : {}),
  };
  const acknowledgement = await sendEvent(eventBody(event, bridge), bridge.receiver);
  const failure = describeFailure("App Home", acknowledgement);
  if (failure) notify(person.id, failure, bridge);
}

/** An event as Slack wraps it. */
export function eventBody(event: JsonObject, { slack: { workspace } }: Bridge): JsonObject {
  const { app } = workspace;
  return {
    token: "verification-token-not-in-use",
    team_id: app.teamId,
    api_app_id: app.appId,
    event,
    type: "event_callback",
    event_id: newId("Ev"),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: app.teamId,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

/** Whether the app answers Slack's challenge, as it must before Slack sends any event. */
export async function verifyUrl(receiver: Receiver): Promise<boolean> {
  const challenge = newSecret();
  const acknowledgement = await sendEvent(
    { type: "url_verification", token: "verification-token-not-in-use", challenge },
    receiver,
  );
  if (acknowledgement.kind !== "answered") return false;
  if (acknowledgement.body === challenge) return true;
  try {
    const answer: unknown = JSON.parse(acknowledgement.body);
    return isObject(answer) && answer.challenge === challenge;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
