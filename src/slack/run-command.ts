import type { z } from "zod";
import type { Desk } from "./desk";
import { answerState } from "./draw-report";
import type { Destination } from "./messenger";
import type { commandPayload } from "./payloads";
import { replyMessage } from "./replies";
import { unknownControl } from "./replies/notices";

/** Runs a slash command and answers it; a repeated request stays without an answer. */
export async function runCommand(
  desk: Desk,
  payload: z.output<typeof commandPayload>,
  destination: Destination,
  requestKey: string,
): Promise<void> {
  const command = desk.commands.find(({ name }) => name === payload.command);
  if (command === undefined) return desk.messenger.answer(destination, unknownControl());
  const identity = await desk.people.identify(payload.user_id);
  const reply = await command.run({
    text: payload.text,
    viewer: identity.viewer,
    identity,
    services: desk.servicesFor(requestKey),
    now: desk.clocks.reportTime(),
  });
  if (reply.kind === "repeated") {
    desk.log.warn({ command: command.name }, "A repeated request was not carried out again");
    return;
  }
  if (reply.kind !== "report") return desk.messenger.answer(destination, replyMessage(reply));
  const state = { kind: "report", request: reply.request, statistic: "avg", page: 0 } as const;
  return answerState(desk, identity, state, destination);
}
