import { type Context, type Methods, text } from "../context";
import { addReaction, removeReaction } from "../reactions";
import { type Answer, fail, type JsonObject, type Message } from "../types";
import type { Workspace } from "../workspace";

type Change = (message: Message, name: string, user: string, workspace: Workspace) => boolean;

/** Changes the app's own reaction. */
function changeOwn(
  parameters: JsonObject,
  { workspace, scopes }: Context,
  { change, unchanged }: { readonly change: Change; readonly unchanged: string },
): Answer {
  if (!scopes.includes("reactions:write")) return fail("missing_scope");
  const message = workspace.message(text(parameters, "channel"), text(parameters, "timestamp"));
  if (!message) return fail("message_not_found");
  const isChanged = change(message, text(parameters, "name"), workspace.app.botUserId, workspace);
  return isChanged ? { ok: true } : fail(unchanged);
}

export const reactionMethods: Methods = {
  "reactions.add": (parameters, context) =>
    changeOwn(parameters, context, { change: addReaction, unchanged: "already_reacted" }),

  "reactions.remove": (parameters, context) =>
    changeOwn(parameters, context, { change: removeReaction, unchanged: "no_reaction" }),
};
