import type { z } from "zod";
import { isAlertReply } from "../../commands/digest/alert-reply";
import { isDigestReply } from "../../commands/digest/reply";
import { answerAlerts } from "./alerts/manage/answer";
import type { Desk } from "./desk";
import { answerDigest } from "./digests/manage/answer";
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
  const services = desk.servicesFor(requestKey);
  const now = desk.clocks.reportTime();
  const { viewer } = identity;
  const reply = await command.run({ text: payload.text, viewer, identity, services, now });
  if (reply.kind === "repeated") {
    desk.log.warn({ command: command.name }, "A repeated request was not carried out again");
    return;
  }
  const asked = { identity, destination, triggerId: payload.trigger_id, services, now };
  if (isDigestReply(reply)) return answerDigest(desk, reply, asked);
  if (isAlertReply(reply)) return answerAlerts(desk, reply, asked);
  if (reply.kind !== "report") return desk.messenger.answer(destination, replyMessage(reply));
  const state = { kind: "report", request: reply.request, statistic: "avg", page: 0 } as const;
  return answerState(desk, identity, state, destination);
}
