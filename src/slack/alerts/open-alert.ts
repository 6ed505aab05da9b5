import type { People } from "../../../commands/services";
import type { Alert } from "../../domain/alerts/alert";
import type { ChannelProblem } from "../../domain/digests/channel-problem";
import type { PauseReason } from "../../domain/digests/digest";
import type { Instant } from "../../domain/instant";
import { readAlertView } from "../../reports/alerts/alert-view";
import type { AlertStore } from "../../reports/alerts/ports";
import type { ReportDependencies } from "../../reports/open-report";
import { seesEveryone } from "../../reports/rights";
import type { Composed, Target } from "../digests/composed";
import type { OpenSubject } from "../digests/deliver/attempt";
import { pauseReasonOf } from "../digests/deliver/open-digest";
import type { TellPaused } from "../digests/deliver/tell-paused";
import type { SlackUserOf } from "../identity/slack-user-of";
import { alertMessage } from "./message";
import { alertPaused } from "./paused";

export interface OpenAlertDependencies {
  readonly reports: ReportDependencies;
  readonly alerts: Pick<AlertStore, "find" | "save">;
  readonly identify: People["identify"];
  readonly slackUserOf: SlackUserOf;
  readonly channelProblem: (channelId: string) => Promise<ChannelProblem | null>;
  readonly tellPaused: TellPaused;
  readonly reportTime: () => Instant;
}

/** Opens the alert of an entry, to be composed by what holds right now: the conversation, the rights, the channel. */
export function openAlerts(dependencies: OpenAlertDependencies): OpenSubject {
  const { alerts, reportTime, tellPaused } = dependencies;
  return async ({ subject }) => {
    if (subject.kind !== "alert") return null;
    const found = await alerts.find(subject.alertId);
    if (found === null) return null;
    const { value: alert, version } = found;
    return {
      compose: () => compose(alert, subject.conversationId, dependencies),
      async pause(because) {
        const state = { kind: "paused", because, at: reportTime() } as const;
        if ((await alerts.save({ ...alert, state }, version)) !== "saved") return false;
        await tellPaused(alert.setUpBy, alertPaused(alert, because));
        return true;
      },
    };
  };
}

async function compose(
  alert: Alert,
  conversationId: string,
  dependencies: OpenAlertDependencies,
): Promise<Composed> {
  if (alert.state.kind === "paused") return drop("The alert is paused.");
  const rights = await rightsProblem(alert, dependencies);
  if (rights !== null) return { kind: "pause", because: rights };
  const { reports, reportTime, channelProblem } = dependencies;
  const view = await readAlertView(reports, { alert, conversationId }, reportTime());
  if (view === null) return drop("The conversation was answered or closed meanwhile.");
  const target = await targetOf(alert, view.due.creditedTo, dependencies);
  if (target === null) return drop("Nobody in Slack owns the conversation, and the alert has no channel.");
  if (target.kind === "channel") {
    const problem = await channelProblem(target.channelId);
    if (problem !== null) return { kind: "pause", because: pauseReasonOf[problem] };
  }
  return { kind: "post", target, draft: async () => ({ message: alertMessage(view), used: new Set() }) };
}

function drop(because: string): Composed {
  return { kind: "drop", because };
}

async function rightsProblem(
  { setUpBy }: Alert,
  { identify }: OpenAlertDependencies,
): Promise<PauseReason | null> {
  const identity = await identify(setUpBy);
  if (identity.kind === "outsider" && identity.because === "unknown") return "person-gone";
  return seesEveryone(identity.viewer) ? null : "rights-gone";
}

/** The owner's direct messages, else the channel; null where there is neither. */
async function targetOf(
  { tell }: Alert,
  ownerId: string | null,
  { slackUserOf }: OpenAlertDependencies,
): Promise<Target | null> {
  if (tell.kind === "channel") return tell;
  const slackUserId = ownerId === null ? null : await slackUserOf(ownerId);
  if (slackUserId !== null) return { kind: "person", slackUserId };
  return tell.otherwise === null ? null : { kind: "channel", channelId: tell.otherwise };
}
