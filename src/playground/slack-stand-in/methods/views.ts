import { type Context, type Methods, text } from "../context";
import { withCurrentConversation } from "../current-conversation";
import { refuseView } from "../delivery";
import { newId, newSecret, withIds } from "../identifiers";
import { isObject } from "../parameters";
import { type Answer, fail, type JsonObject, type View } from "../types";
import { wireView } from "../wire-format";

/** Most modals on top of each other. */
export const STACK_DEPTH = 3;

function contentOf(view: unknown): JsonObject {
  if (!isObject(view)) return {};
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isObject) : [];
  return { ...view, blocks: withIds(blocks) };
}

function newHash(context: Context): string {
  return `${Math.floor(context.workspace.now() / 1000)}.${newSecret().slice(0, 8)}`;
}

/** Puts a checked modal on top of the person's others. */
export function pushModal(view: unknown, userId: string, context: Context): View {
  const stack = context.workspace.modalStack(userId);
  const id = newId("V");
  const pushed: View = {
    id,
    hash: newHash(context),
    userId,
    content: contentOf(view),
    rootId: stack[0]?.id ?? id,
    previousId: stack.at(-1)?.id ?? null,
  };
  context.workspace.setModalStack(userId, [...stack, pushed]);
  return pushed;
}

/** Gives a view new content, under its old id. */
export function updateView(old: View, view: unknown, context: Context): View {
  const updated = { ...old, hash: newHash(context), content: contentOf(view) };
  context.workspace.replaceView(updated);
  return updated;
}

function openFor(
  parameters: JsonObject,
  context: Context,
  place: (userId: string, view: unknown) => View | "push_limit_reached",
): Answer {
  const triggerId = text(parameters, "trigger_id") || text(parameters, "interactivity_pointer");
  const exchange = context.triggers.exchange(triggerId);
  if ("error" in exchange) return fail(exchange.error);
  const refused = refuseView(parameters.view, exchange.userId, context);
  if (refused) return refused;
  const { userId, channelId } = exchange;
  const channel = channelId === null ? undefined : context.workspace.channel(channelId);
  const view = place(userId, withCurrentConversation(parameters.view, channel));
  return view === "push_limit_reached" ? fail(view) : { ok: true, view: wireView(view, context.workspace) };
}

export const viewMethods: Methods = {
  "views.open": (parameters, context) =>
    openFor(parameters, context, (userId, view) => {
      context.workspace.setModalStack(userId, []);
      return pushModal(view, userId, context);
    }),

  "views.push": (parameters, context) =>
    openFor(parameters, context, (userId, view) =>
      context.workspace.modalStack(userId).length >= STACK_DEPTH
        ? "push_limit_reached"
        : pushModal(view, userId, context),
    ),

  "views.update": (parameters, context) => {
    const id = text(parameters, "view_id") || text(parameters, "external_id");
    const old = context.workspace.view(id);
    if (!old) return fail("not_found");
    const hash = text(parameters, "hash");
    if (hash !== "" && hash !== old.hash) return fail("hash_conflict");
    const refused = refuseView(parameters.view, old.userId, context);
    if (refused) return refused;
    return { ok: true, view: wireView(updateView(old, parameters.view, context), context.workspace) };
  },

  "views.publish": (parameters, context) => {
    const { workspace } = context;
    const userId = text(parameters, "user_id");
    if (!workspace.person(userId)) return fail("user_not_found");
    const old = workspace.home(userId);
    const hash = text(parameters, "hash");
    if (hash !== "" && old && hash !== old.hash) return fail("hash_conflict");
    const refused = refuseView(parameters.view, userId, context);
    if (refused) return refused;
    const id = old?.id ?? newId("V");
    const home: View = {
      id,
      hash: newHash(context),
      userId,
      content: contentOf(parameters.view),
      rootId: id,
      previousId: null,
    };
    workspace.setHome(home);
    return { ok: true, view: wireView(home, workspace) };
  },
};
