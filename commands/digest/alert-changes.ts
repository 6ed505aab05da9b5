import type { Alert } from "../../src/domain/alerts/alert";
import type { Instant } from "../../src/domain/instant";
import type { Identity } from "../identity";
import type { Services } from "../services";
import type { AlertChange } from "./alert-reply";
import { refusalToManage } from "./rights";

/** Who changes an alert, when, and with what. */
export interface AlertChangeInput {
  readonly identity: Identity;
  readonly services: Pick<Services, "alerts" | "channelProblem" | "recordChange">;
  readonly now: Instant;
}

const MOST_TRIES = 20;

/** Stops an alert until somebody resumes it. */
export function pauseAlert(id: string, input: AlertChangeInput): Promise<AlertChange> {
  return changeAlert(id, input, async (alert) => {
    if (alert.state.kind === "paused") return { alert: null, change: { kind: "paused-already", alert } };
    const paused = { ...alert, state: { kind: "paused", because: "asked", at: input.now } } as const;
    return { alert: paused, change: { kind: "paused", alert: paused } };
  });
}

/** Lets an alert tell again, with the rights of whoever resumes it; one whose channel takes no post stays as it is. */
export function resumeAlert(id: string, input: AlertChangeInput): Promise<AlertChange> {
  return changeAlert(id, input, async (alert) => {
    if (alert.state.kind === "active") return { alert: null, change: { kind: "active-already", alert } };
    const channelId = channelOf(alert);
    const problem = channelId === null ? null : await input.services.channelProblem(channelId);
    if (problem !== null) return { alert: null, change: { kind: "channel-problem", alert, problem } };
    const { slackUserId: setUpBy } = input.identity;
    const resumed = { ...alert, setUpBy, state: { kind: "active" } } as const;
    return { alert: resumed, change: { kind: "resumed", alert: resumed } };
  });
}

/** Removes an alert for good. What was told stays. */
export async function removeAlert(
  id: string,
  { identity, services }: AlertChangeInput,
): Promise<AlertChange> {
  const refusal = refusalToManage(identity.viewer);
  if (refusal) return { kind: "refused", refusal };
  const found = await services.alerts.find(id);
  if (found === null || !(await services.alerts.remove(id))) return { kind: "gone" };
  services.recordChange(`removed the alert ${id}`, identity);
  return { kind: "removed", alert: found.value };
}

/** The channel that an alert may post to; null for one that tells owners only. */
export function channelOf({ tell }: Alert): string | null {
  return tell.kind === "channel" ? tell.channelId : tell.otherwise;
}

/** What a change comes to on the alert as it is: null for leaving it, and what to say. */
interface Decision {
  readonly alert: Alert | null;
  readonly change: AlertChange;
}

async function changeAlert(
  id: string,
  { identity, services }: AlertChangeInput,
  decide: (alert: Alert) => Promise<Decision>,
): Promise<AlertChange> {
  const refusal = refusalToManage(identity.viewer);
  if (refusal) return { kind: "refused", refusal };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await services.alerts.find(id);
    if (found === null) return { kind: "gone" };
    const { alert, change } = await decide(found.value);
    if (alert === null) return change;
    if ((await services.alerts.save(alert, found.version)) !== "saved") continue;
    services.recordChange(`${change.kind} the alert ${id}`, identity);
    return change;
  }
  throw new Error("The alert was changed by others again and again; nothing was changed here.");
}
