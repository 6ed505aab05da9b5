import { type Methods, text } from "../context";
import { fail } from "../types";

export const reactionMethods: Methods = {
  "reactions.add": (parameters, { workspace }) => {
    const message = workspace.message(text(parameters, "channel"), text(parameters, "timestamp"));
    const name = text(parameters, "name");
    if (!message) return fail("message_not_found");
    if (message.reactions.includes(name)) return fail("already_reacted");
    workspace.replaceMessage({ ...message, reactions: [...message.reactions, name] });
    return { ok: true };
  },

  "reactions.remove": (parameters, { workspace }) => {
    const message = workspace.message(text(parameters, "channel"), text(parameters, "timestamp"));
    const name = text(parameters, "name");
    if (!message) return fail("message_not_found");
    if (!message.reactions.includes(name)) return fail("no_reaction");
    workspace.replaceMessage({
      ...message,
      reactions: message.reactions.filter((reaction) => reaction !== name),
    });
    return { ok: true };
  },
};
