import type { Alert } from "../../domain/alerts/alert";
import { type FirstResponseDue, firstResponseDue } from "../../domain/alerts/first-response-due";
import { memberName } from "../../domain/directory";
import { foldConversation } from "../../domain/fold-conversation";
import type { Instant } from "../../domain/instant";
import type { ReportDependencies } from "../open-report";
import { readAlertQuestion } from "./question";

/** What an alert tells of a conversation. */
export interface AlertView {
  readonly due: FirstResponseDue & { readonly passesAt: Instant };
  readonly contactName: string | null;
  /** The owner's name; null for nobody. */
  readonly owner: string | null;
  readonly minutes: number;
  /** Whether times are measured in office hours. */
  readonly officeHours: boolean;
  readonly now: Instant;
}

/**
 * Looks at the conversation as it is now, by its events; null when there is nothing to tell of it any more:
 * it was answered or closed, is no longer the team's, or its target was taken away or never passes.
 */
export async function readAlertView(
  dependencies: ReportDependencies,
  { alert, conversationId }: { readonly alert: Alert; readonly conversationId: string },
  now: Instant,
): Promise<AlertView | null> {
  const { source, workspace } = dependencies;
  const [questionOf, events] = await Promise.all([
    readAlertQuestion(dependencies, now),
    source.conversationEvents(workspace, conversationId),
  ]);
  const question = questionOf(alert);
  const conversation = foldConversation(events);
  if (question === null || conversation === null) return null;
  const due = firstResponseDue(conversation, question);
  if (due === null || due.passesAt === null) return null;
  const { contactId } = conversation;
  const names = await source.contactNames(workspace, [contactId]);
  return {
    due: { ...due, passesAt: due.passesAt },
    contactName: names.get(contactId) ?? null,
    owner: due.creditedTo === null ? null : memberName(question.directory, due.creditedTo),
    minutes: alert.minutes,
    officeHours: alert.officeHours,
    now,
  };
}
