import { type StateValues, stateValues } from "../element-state";
import { refuseView } from "../slack-stand-in/delivery";
import { pushModal, STACK_DEPTH, updateView } from "../slack-stand-in/methods/views";
import { isObject } from "../slack-stand-in/parameters";
import type { JsonObject, Person, View } from "../slack-stand-in/types";
import { wireView } from "../slack-stand-in/wire-format";
import { type Bridge, interactionBase, notify } from "./bridge";
import { type Acknowledgement, describeFailure, sendInteraction } from "./receiver";

/** Messages below inputs, by block id; none when the submission was taken. */
export type InputErrors = Readonly<Record<string, string>>;

const NONE: InputErrors = {};

function close(view: View, { slack }: Bridge): void {
  const stack = slack.workspace.modalStack(view.userId);
  slack.workspace.setModalStack(
    view.userId,
    stack.filter((other) => other.id !== view.id),
  );
}

function readAnswer(acknowledgement: Acknowledgement): JsonObject | null {
  if (acknowledgement.kind !== "answered") return null;
  if (acknowledgement.body.trim() === "") return {};
  try {
    const parsed: unknown = JSON.parse(acknowledgement.body);
    return isObject(parsed) ? parsed : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function inputErrors(answer: JsonObject, view: View, bridge: Bridge): InputErrors {
  const errors = isObject(answer.errors) ? answer.errors : {};
  const blocks = Array.isArray(view.content.blocks) ? view.content.blocks.filter(isObject) : [];
  const inputs = blocks.filter((block) => block.type === "input").map((block) => block.block_id);
  const foreign = Object.keys(errors).filter((blockId) => !inputs.includes(blockId));
  if (foreign.length > 0) {
    notify(view.userId, `The app names errors for blocks that are no inputs: ${foreign.join(", ")}.`, bridge);
  }
  return Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)]));
}

function show(answer: JsonObject, view: View, bridge: Bridge): void {
  const { slack } = bridge;
  if (refuseView(answer.view, view.userId, slack)) return;
  if (answer.response_action === "update") {
    updateView(view, answer.view, slack);
  } else if (slack.workspace.modalStack(view.userId).length >= STACK_DEPTH) {
    notify(view.userId, `The app pushes a modal onto ${STACK_DEPTH} others; Slack shows no more.`, bridge);
  } else {
    pushModal(answer.view, view.userId, slack);
  }
}

/** Submits a modal and does what the app's answer says. Returns the errors to show below inputs. */
export async function submitView(
  { view, person, entered }: { view: View; person: Person; entered: StateValues },
  bridge: Bridge,
): Promise<InputErrors> {
  const { workspace } = bridge.slack;
  const blocks = Array.isArray(view.content.blocks) ? view.content.blocks.filter(isObject) : [];
  const payload = {
    type: "view_submission",
    ...interactionBase(person, bridge),
    view: wireView(view, workspace, stateValues(blocks, entered)),
    response_urls: [],
  };
  const acknowledgement = await sendInteraction(payload, bridge.receiver);
  const failure = describeFailure("This form", acknowledgement);
  if (failure) {
    notify(person.id, failure, bridge);
    return NONE;
  }
  const answer = readAnswer(acknowledgement);
  const current = workspace.view(view.id) ?? view;
  switch (answer?.response_action) {
    case undefined:
      if (answer) close(current, bridge);
      else notify(person.id, "This form: the app's answer is not JSON.", bridge);
      return NONE;
    case "errors":
      return inputErrors(answer, current, bridge);
    case "clear":
      workspace.setModalStack(person.id, []);
      return NONE;
    case "update":
    case "push":
      show(answer, current, bridge);
      return NONE;
    default:
      notify(
        person.id,
        `This form: Slack knows no response_action ${String(answer?.response_action)}.`,
        bridge,
      );
      return NONE;
  }
}

/** Closes a modal, or all of them; the app is told of those that asked for it. */
export async function closeView(
  { view, person, all }: { view: View; person: Person; all: boolean },
  bridge: Bridge,
): Promise<void> {
  const { workspace } = bridge.slack;
  const stack = workspace.modalStack(person.id);
  const isCleared = all || view.content.clear_on_close === true;
  const closed = isCleared ? stack : stack.filter((other) => other.id === view.id);
  workspace.setModalStack(
    person.id,
    stack.filter((other) => !closed.includes(other)),
  );
  for (const gone of closed.filter((other) => other.content.notify_on_close === true)) {
    const { trigger_id: _unused, ...base } = interactionBase(person, bridge);
    const payload = { type: "view_closed", ...base, view: wireView(gone, workspace), is_cleared: isCleared };
    const failure = describeFailure("Closing the form", await sendInteraction(payload, bridge.receiver));
    if (failure) notify(person.id, failure, bridge);
  }
}
