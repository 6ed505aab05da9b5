import { z } from "zod";
import type { ElementValue } from "../element-state";
import { deliver } from "../slack-stand-in/delivery";
import { addReaction, removeReaction } from "../slack-stand-in/reactions";
import type { Channel, Person } from "../slack-stand-in/types";
import { canSee, directMessageId } from "../slack-stand-in/workspace";
import { pressInMessage, pressInView } from "./block-action";
import { type Bridge, notify } from "./bridge";
import { tellOfMessage, tellOfReaction } from "./channel-events";
import { openHome } from "./events";
import { runCommand } from "./slash-command";
import { closeView, type InputErrors, submitView } from "./view-submission";

const identifier = z.string().min(1).max(255);
const elementValue: z.ZodType<ElementValue> = z.looseObject({ type: z.string() });
const entered = z.record(identifier, z.record(identifier, elementValue));
const who = { as: identifier };
const press = { ...who, blockId: identifier, actionId: identifier, value: elementValue.nullable(), entered };

/** Everything a person can do in the page. */
export const actSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("say"),
    ...who,
    channel: identifier,
    text: z.string().min(1).max(12_000),
    /** The message under which it is said; left out in the channel itself. */
    threadTs: identifier.optional(),
  }),
  /** Puts an emoji under a message, or takes it away where it is. */
  z.strictObject({
    kind: z.literal("react"),
    ...who,
    channel: identifier,
    ts: identifier,
    name: z.string().regex(/^[\p{L}\p{N}_+'-]{1,100}$/u, "must be an emoji's name"),
  }),
  z.strictObject({ kind: z.literal("press-in-message"), ...press, channel: identifier, ts: identifier }),
  z.strictObject({ kind: z.literal("press-in-view"), ...press, viewId: identifier }),
  z.strictObject({ kind: z.literal("submit"), ...who, viewId: identifier, entered }),
  z.strictObject({ kind: z.literal("close"), ...who, viewId: identifier, all: z.boolean() }),
  z.strictObject({ kind: z.literal("open-home"), ...who }),
  z.strictObject({ kind: z.literal("dismiss-notice"), ...who, id: identifier }),
]);

export type Act = z.infer<typeof actSchema>;

/** What the page must show at once: errors below inputs, or why nothing happened. */
export interface Outcome {
  readonly errors: InputErrors;
  readonly refused?: string;
}

const NO_COMMANDS = "Slack runs no commands in threads.";
const DONE: Outcome = { errors: {} };
const refuse = (refused: string): Outcome => ({ errors: {}, refused });

/** Does what the person did, as Slack would, and waits for the app's acknowledgement. */
export async function perform(act: Act, bridge: Bridge): Promise<Outcome> {
  const { workspace } = bridge.slack;
  const person = workspace.person(act.as);
  if (!person) return refuse("There is no such person in this workspace.");
  switch (act.kind) {
    case "say":
      return say(act, person, bridge);
    case "react":
      return react(act, person, bridge);
    case "press-in-message": {
      const message = workspace.message(act.channel, act.ts);
      const isVisible =
        message && (message.onlyFor === null || message.onlyFor === person.id) && !message.refused;
      if (!isVisible) return refuse("This message is no longer there.");
      await pressInMessage(message, { ...act, person }, bridge);
      return DONE;
    }
    case "press-in-view": {
      const view = workspace.view(act.viewId);
      if (view?.userId !== person.id) return refuse("This view is no longer there.");
      await pressInView(view, { ...act, person }, bridge);
      return DONE;
    }
    case "submit": {
      const view = workspace.view(act.viewId);
      if (view?.userId !== person.id) return refuse("This form is no longer there.");
      return { errors: await submitView({ view, person, entered: act.entered }, bridge) };
    }
    case "close": {
      const view = workspace.view(act.viewId);
      if (view?.userId === person.id) await closeView({ view, person, all: act.all }, bridge);
      return DONE;
    }
    case "open-home":
      await openHome(person, bridge);
      return DONE;
    case "dismiss-notice":
      workspace.dismissNotice(act.id);
      return DONE;
  }
}

function whyNot(channel: Channel | undefined, person: Person): string | null {
  if (!channel || !canSee(person, channel)) return "There is no such channel for this person.";
  return channel.isArchived ? `#${channel.name} is archived: nobody can write there.` : null;
}

async function say(
  { channel, text, threadTs = null }: { channel: string; text: string; threadTs?: string | null | undefined },
  person: Person,
  bridge: Bridge,
): Promise<Outcome> {
  const { workspace } = bridge.slack;
  const isDirect = channel === directMessageId(person.id);
  const reason = isDirect ? null : whyNot(workspace.channel(channel), person);
  if (reason) {
    notify(person.id, reason, bridge);
    return refuse(reason);
  }
  if (threadTs !== null && !workspace.message(channel, threadTs)) return refuse("This thread is gone.");
  if (text.startsWith("/")) {
    if (threadTs !== null) {
      notify(person.id, NO_COMMANDS, bridge);
      return refuse(NO_COMMANDS);
    }
    await runCommand({ line: text, channel, person }, bridge);
    return DONE;
  }
  const escaped = text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const content = { text: escaped, blocks: [], breaches: [] };
  const said = deliver({ channel, user: person.id, onlyFor: null, threadTs, content }, bridge.slack);
  await tellOfMessage(said, bridge);
  return DONE;
}

async function react(
  { channel, ts, name }: { channel: string; ts: string; name: string },
  person: Person,
  bridge: Bridge,
): Promise<Outcome> {
  const { workspace } = bridge.slack;
  const reason = whyNot(workspace.channel(channel), person);
  if (reason) return refuse(reason);
  const message = workspace.message(channel, ts);
  if (!message || message.refused || message.onlyFor !== null)
    return refuse("This message is no longer there.");
  const isAdded = addReaction(message, name, person.id, workspace);
  if (!isAdded) removeReaction(message, name, person.id, workspace);
  await tellOfReaction({ person, message, name, isAdded }, bridge);
  return DONE;
}
