import { planAlerts } from "../../reports/alerts/plan-alerts";
import type { AlertStore, DueList } from "../../reports/alerts/ports";
import type { Desk } from "../desk";
import type { OpenSubject } from "../digests/deliver/attempt";
import { openTellPaused } from "../digests/deliver/tell-paused";
import { openSlackUserOf, slackUserByEmail } from "../identity/slack-user-of";
import type { AccessStore } from "../ports";
import { channelProblem } from "../share-target";
import { openAlerts } from "./open-alert";

export interface AlertWorkDependencies {
  readonly desk: Desk;
  readonly alerts: AlertStore;
  readonly access: AccessStore;
  readonly dueList: DueList;
}

/** What alerts do by themselves. */
export interface AlertWork {
  /** Enters what there is to tell of into the due-list; every instance may do so at the same time. */
  planAlerts(): Promise<void>;
  /** For whoever posts what is in the due-list. */
  readonly openAlert: OpenSubject;
}

export function openAlertWork({ desk, alerts, access, dueList }: AlertWorkDependencies): AlertWork {
  const { reports, people, slack, clocks, log, messenger } = desk;
  const identify = (slackUserId: string) => people.identify(slackUserId);
  return {
    async planAlerts() {
      const now = { reportTime: clocks.reportTime(), realTime: clocks.realTime() };
      const entered = await planAlerts({ ...reports, alerts, dueList }, now);
      for (const { subject } of entered) log.info({ ...subject }, "A first response is near its target");
    },
    openAlert: openAlerts({
      reports,
      alerts,
      identify,
      slackUserOf: openSlackUserOf({
        store: access,
        directory: () => reports.source.directory(reports.workspace),
        identify,
        findByEmail: slackUserByEmail(slack),
      }),
      channelProblem: (channelId) => channelProblem(slack, channelId),
      tellPaused: openTellPaused(messenger, log),
      reportTime: clocks.reportTime,
    }),
  };
}
