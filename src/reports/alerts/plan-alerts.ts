import { conversationsNearBreach, earliestWithinTarget } from "../../domain/alerts/first-response-due";
import type { Delivery } from "../../domain/digests/delivery";
import type { Instant } from "../../domain/instant";
import type { ReportDependencies } from "../open-report";
import type { AlertStore, DueList } from "./ports";
import { readAlertQuestion } from "./question";

export interface PlanAlertsDependencies extends ReportDependencies {
  readonly alerts: Pick<AlertStore, "list">;
  readonly dueList: DueList;
}

/**
 * Enters what active alerts have to tell of into the due-list, each conversation once an alert for ever,
 * however many instances do so. Answers what was entered now. Reads only conversations
 * whose wait can still be within its target.
 */
export async function planAlerts(
  { source, workspace, alerts, dueList }: PlanAlertsDependencies,
  { reportTime, realTime }: { readonly reportTime: Instant; readonly realTime: Instant },
): Promise<readonly Delivery[]> {
  const active = (await alerts.list())
    .map(({ value }) => value)
    .filter(({ state }) => state.kind === "active");
  if (active.length === 0) return [];
  const questionOf = await readAlertQuestion({ source, workspace }, reportTime);
  const asked = active.flatMap((alert) => {
    const question = questionOf(alert);
    return question === null ? [] : [{ alert, question }];
  });
  if (asked.length === 0) return [];
  const starts = asked.map(({ question }) => earliestWithinTarget(question));
  const since = starts.includes(null) ? undefined : Math.min(...starts.flatMap((start) => start ?? []));
  const waiting = await source.waitingConversations(workspace, reportTime, {}, since);
  const due = asked.flatMap(({ alert, question }) =>
    conversationsNearBreach(waiting, { ...question, minutes: alert.minutes }).map(
      ({ conversation }): Delivery => ({
        subject: { kind: "alert", alertId: alert.id, conversationId: conversation.id },
        dueAt: reportTime,
        outcome: { kind: "due" },
      }),
    ),
  );
  return due.length === 0 ? [] : dueList.enter(due, realTime);
}
