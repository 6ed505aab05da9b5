import type { Context } from "./context";
import { deliver, readContent, redraw, refusal } from "./delivery";
import type { ResponseTarget } from "./response-urls";
import { type Answer, fail, type JsonObject } from "./types";

/** Carries out an answer sent to a response URL, or in the body of a slash command's acknowledgement. */
export function applyResponse(payload: JsonObject, target: ResponseTarget, context: Context): Answer {
  const { workspace } = context;
  const original =
    target.messageTs === null ? undefined : workspace.message(target.channel, target.messageTs);
  if (payload.delete_original === true) {
    if (!original) return fail("message_not_found");
    workspace.removeMessage(original);
    return { ok: true };
  }
  const content = readContent(payload, context);
  if (payload.replace_original === true && original) {
    return redraw(original, content, context) ?? { ok: true };
  }
  deliver(
    {
      channel: target.channel,
      user: workspace.app.botUserId,
      onlyFor: payload.response_type === "in_channel" ? null : target.userId,
      content,
    },
    context,
  );
  return refusal(content.breaches) ?? { ok: true };
}
