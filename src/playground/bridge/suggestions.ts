import { z } from "zod";
import { isObject } from "../slack-stand-in/parameters";
import type { JsonObject } from "../slack-stand-in/types";
import { wireView } from "../slack-stand-in/wire-format";
import { type Bridge, interactionBase, notify } from "./bridge";
import { describeFailure, sendInteraction } from "./receiver";

const identifier = z.string().min(1).max(255);

/** What a person typed into a menu whose options the app looks up. */
export const lookupSchema = z.strictObject({
  as: identifier,
  blockId: identifier,
  actionId: identifier,
  value: z.string().max(200),
});

export type Lookup = z.infer<typeof lookupSchema>;

/** Asks the app for the options of a menu in the person's modal; none when it does not answer. */
export async function lookUp(
  { as, blockId, actionId, value }: Lookup,
  bridge: Bridge,
): Promise<JsonObject[]> {
  const { workspace } = bridge.slack;
  const person = workspace.person(as);
  if (!person) return [];
  const view = workspace.modalStack(person.id).at(-1);
  const { trigger_id: _unused, ...base } = interactionBase(person, bridge);
  const payload = {
    type: "block_suggestion",
    ...base,
    ...(view ? { container: { type: "view", view_id: view.id }, view: wireView(view, workspace) } : {}),
    block_id: blockId,
    action_id: actionId,
    value,
  };
  const acknowledgement = await sendInteraction(payload, bridge.receiver);
  const failure = describeFailure("This menu", acknowledgement);
  if (failure) notify(person.id, failure, bridge);
  return acknowledgement.kind === "answered" ? optionsIn(acknowledgement.body) : [];
}

function optionsIn(body: string): JsonObject[] {
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) && Array.isArray(parsed.options) ? parsed.options.filter(isObject) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
