import { type ElementValue, elementsOf, type StateValues, stateValues } from "../element-state";
import { isObject } from "../slack-stand-in/parameters";
import type { JsonObject, Message, Person, View } from "../slack-stand-in/types";
import { wireMessage, wireView } from "../slack-stand-in/wire-format";
import { type Bridge, interactionBase, notify, payloadChannelName } from "./bridge";
import { describeFailure, sendInteraction } from "./receiver";

export interface Pressed {
  readonly person: Person;
  readonly blockId: string;
  readonly actionId: string;
  /** What was chosen; buttons have none. */
  readonly value: ElementValue | null;
  /** Everything entered in the same message or view. */
  readonly entered: StateValues;
}

function blocksOf(content: JsonObject): JsonObject[] {
  return Array.isArray(content.blocks) ? content.blocks.filter(isObject) : [];
}

function actionOf(blocks: readonly JsonObject[], pressed: Pressed, timestamp: string): JsonObject | null {
  const block = blocks.find((candidate) => candidate.block_id === pressed.blockId);
  const element = block && elementsOf(block).find((candidate) => candidate.action_id === pressed.actionId);
  if (!element) return null;
  const { text, value } = element;
  const ofButton =
    element.type === "button" ? { ...(text ? { text } : {}), ...(value ? { value } : {}) } : {};
  return {
    type: element.type,
    block_id: pressed.blockId,
    action_id: pressed.actionId,
    ...ofButton,
    ...pressed.value,
    action_ts: timestamp,
  };
}

async function press(
  { payload, blocks, pressed }: { payload: JsonObject; blocks: JsonObject[]; pressed: Pressed },
  bridge: Bridge,
): Promise<void> {
  const action = actionOf(blocks, pressed, bridge.slack.workspace.nextTimestamp());
  if (!action) {
    notify(pressed.person.id, "What you pressed is no longer there.", bridge);
    return;
  }
  const acknowledgement = await sendInteraction({ ...payload, actions: [action] }, bridge.receiver);
  const failure = describeFailure("This action", acknowledgement);
  if (failure) notify(pressed.person.id, failure, bridge);
}

/** A press in a message. Slack leaves the message out of the payload when only one person sees it. */
export function pressInMessage(message: Message, pressed: Pressed, bridge: Bridge): Promise<void> {
  const { slack } = bridge;
  const { person } = pressed;
  const isEphemeral = message.onlyFor !== null;
  const target = { channel: message.channel, userId: person.id, messageTs: message.ts };
  const payload = {
    type: "block_actions",
    ...interactionBase(person, bridge, message.channel),
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
    },
    channel: { id: message.channel, name: payloadChannelName(message.channel, person, bridge) },
    ...(isEphemeral ? {} : { message: wireMessage(message, slack.workspace) }),
    state: { values: stateValues(message.blocks, pressed.entered) },
    response_url: `${slack.origin()}/response/${slack.responses.create(target)}`,
  };
  return press({ payload, blocks: [...message.blocks], pressed }, bridge);
}

/** A press in a modal or on the Home tab. */
export function pressInView(view: View, pressed: Pressed, bridge: Bridge): Promise<void> {
  const blocks = blocksOf(view.content);
  const values = stateValues(blocks, pressed.entered);
  const payload = {
    type: "block_actions",
    ...interactionBase(pressed.person, bridge),
    container: { type: "view", view_id: view.id },
    view: wireView(view, bridge.slack.workspace, values),
  };
  return press({ payload, blocks, pressed }, bridge);
}
