import type { App } from "@slack/bolt";
import { z } from "zod";
import { actionHandlers } from "./actions";
import type { Desk } from "./desk";
import { destinationFrom, directTo } from "./destination";
import { drawHome } from "./home";
import type { Destination } from "./messenger";
import { actionPayload, commandPayload, homePayload, submissionPayload, suggestionPayload } from "./payloads";
import { failed, unknownControl } from "./replies/notices";
import { runCommand } from "./run-command";
import { submissionHandlers } from "./submissions";
import { suggest } from "./suggest";
import { errorFields, type Work } from "./work";

/**
 * Takes everything that Slack can send, known or not: answers Slack at once, then starts the work. An
 * unknown command, button or modal gets an answer too, where Bolt would let it time out.
 */
export function dispatch(app: App, desk: Desk, work: Work): void {
  const start = (name: string, destination: Destination, task: () => Promise<void>) =>
    work.start(name, task, (reference) => desk.messenger.answer(destination, failed(reference)));

  app.command(/.*/, async ({ ack, body, context }) => {
    await ack();
    const payload = commandPayload.parse(body);
    const destination = destinationFrom(
      { channelId: payload.channel_id, responseUrl: payload.response_url },
      payload.user_id,
      desk,
    );
    const key = requestKey(context.signature, payload.trigger_id);
    start(payload.command, destination, () => runCommand(desk, payload, destination, key));
  });

  app.action(/.*/, async ({ ack, body }) => {
    await ack();
    const payload = actionPayload.parse(body);
    const { user, channel, response_url } = payload;
    const [action] = payload.actions;
    if (action === undefined) return;
    const destination = destinationFrom(
      { channelId: channel?.id ?? null, responseUrl: response_url ?? null },
      user.id,
      desk,
    );
    start(action.action_id, destination, async () => {
      const handler = Object.hasOwn(actionHandlers, action.action_id)
        ? actionHandlers[action.action_id]
        : undefined;
      if (handler === undefined) return desk.messenger.answer(destination, unknownControl());
      const identity = await desk.people.identify(user.id);
      await handler({ payload, action, identity, destination }, desk);
    });
  });

  app.view(/.*/, async ({ ack, body, context }) => {
    const payload = submissionPayload.parse(body);
    const handler = Object.hasOwn(submissionHandlers, payload.view.callback_id)
      ? submissionHandlers[payload.view.callback_id]
      : undefined;
    const answer = handler?.acknowledge(payload) ?? null;
    if (answer === null) await ack();
    else await ack(answer);
    if (handler === undefined || answer?.response_action === "errors") return;
    const key = requestKey(context.signature, payload.trigger_id);
    const destination = directTo(payload.user.id);
    start(payload.view.callback_id, destination, () => handler.run(payload, desk, key));
  });

  app.options(/.*/, async ({ ack, body }) => {
    const payload = suggestionPayload.parse(body);
    try {
      await ack({ options: [...(await suggest(desk, payload))] });
    } catch (error) {
      desk.log.error({ task: payload.action_id, ...errorFields(error) }, "Suggestions failed");
      await ack({ options: [] });
    }
  });

  app.shortcut(/.*/, async ({ ack }) => ack());

  app.event("app_home_opened", async ({ body }) => {
    const { event } = homePayload.parse(body);
    if (event.tab !== "home") return;
    const destination = directTo(event.user);
    start("home", destination, async () => drawHome(desk, await desk.people.identify(event.user), null));
  });

  app.error(async (error) => {
    const cause = error.original instanceof Error ? error.original : error;
    const problem = cause instanceof z.ZodError ? { error: "unreadable payload" } : errorFields(cause);
    desk.log.error(problem, "A request from Slack could not be handled");
  });
}

/** The same for an exact repetition of a request, and for no other: its signature, else its trigger. */
function requestKey(signature: unknown, triggerId: string): string {
  return typeof signature === "string" ? signature : `trigger/${triggerId}`;
}
