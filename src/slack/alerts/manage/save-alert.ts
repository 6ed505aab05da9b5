import { isDeepStrictEqual } from "node:util";
import { channelOf } from "../../../../commands/digest/alert-changes";
import { type Alert, alertSchema, mostAlerts } from "../../../domain/alerts/alert";
import { type AwaitsInvitation, awaitsInvitation } from "../../../domain/digests/channel-problem";
import { pauseReasonOf } from "../../digests/deliver/open-digest";
import type { Asked } from "../../digests/manage/asked";
import { type Choice, decodeValue } from "../../modals/choices";
import { type AlertFormValues, OWNER } from "./form-values";
import { TOO_MANY } from "./open-form";
import { alertChannelWords } from "./words";

export type AlertSaveOutcome =
  | { readonly kind: "saved"; readonly alert: Alert }
  | { readonly kind: "problem"; readonly words: string };

const NO_TEAM = "The team that you chose is not there any more. Choose another one, or none.";

/** Adds the alert that was entered; the inputs alone were looked at before. The same form sent twice adds one. */
export async function saveAlert(
  values: AlertFormValues,
  alertId: string,
  { asked, teams }: { readonly asked: Asked; readonly teams: readonly Choice[] },
): Promise<AlertSaveOutcome> {
  const { services, identity, now } = asked;
  const problem = (words: string): AlertSaveOutcome => ({ kind: "problem", words });
  const teamId = teamIdOf(values.team, teams);
  if (teamId === undefined) return problem(NO_TEAM);
  const { minutes, tell, channelId, officeHours } = values;
  const wanted = alertSchema.parse({
    id: alertId,
    minutes,
    tell: tell === OWNER ? { kind: "owner", otherwise: channelId } : { kind: "channel", channelId },
    teamId,
    officeHours,
    setUpBy: identity.slackUserId,
    setUpAt: now,
    state: { kind: "active" },
  });
  const channel = channelOf(wanted);
  const channelProblem = channel === null ? null : await services.channelProblem(channel);
  if (channelProblem !== null && !awaitsInvitation(channelProblem)) {
    return problem(alertChannelWords[channelProblem]);
  }
  const alert = channelProblem === null ? wanted : awaiting(wanted, channelProblem);
  if ((await services.alerts.list()).length >= mostAlerts) return problem(TOO_MANY);
  if ((await services.alerts.save(alert, 0)) === "saved") {
    services.recordChange(`added the alert ${alertId}`, identity);
    return { kind: "saved", alert };
  }
  const there = (await services.alerts.find(alertId))?.value;
  const isSame =
    there !== undefined && isDeepStrictEqual({ ...there, setUpAt: now, state: alert.state }, alert);
  return isSame ? { kind: "saved", alert } : problem("This form was sent already. Open a new one.");
}

/** Nobody can invite the bot while the form is open, so it is kept until that is done and somebody resumes it. */
function awaiting(alert: Alert, problem: AwaitsInvitation): Alert {
  return { ...alert, state: { kind: "paused", because: pauseReasonOf[problem], at: alert.setUpAt } };
}

/** Undefined for a team that is not there. */
function teamIdOf(chosen: string | null, teams: readonly Choice[]): string | null | undefined {
  if (chosen === null) return null;
  const id = decodeValue(chosen, teams);
  return teams.find(({ value }) => value === id)?.value;
}
