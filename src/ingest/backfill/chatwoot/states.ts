import { z } from "zod";
import { closing, reopening } from "../../connectors/chatwoot/changes";
import { type ReportingEvent, reportingEventSchema } from "../../connectors/chatwoot/schema";
import type { EventDraft } from "../../connectors/draft";
import { readAnswer } from "../read-answer";
import { askAccount, type ChatwootAccount } from "./account";

const listSchema = z.array(reportingEventSchema);

/**
 * When a conversation was closed and reopened, as Chatwoot's own reports have it; null where this version
 * of Chatwoot cannot be asked.
 */
export async function readStates(
  account: ChatwootAccount,
  conversationId: string,
): Promise<readonly EventDraft[] | null> {
  const answer = await askAccount(account, `conversations/${conversationId}/reporting_events`);
  if (answer.status === 404) return null;
  const what = `Chatwoot's reporting events of conversation ${conversationId}`;
  return statesOf(readAnswer(listSchema, answer, what), conversationId);
}

/** Chatwoot notes the first opening as well, which is no reopening. */
function statesOf(reported: readonly ReportingEvent[], id: string): readonly EventDraft[] {
  const inOrder = reported.toSorted((left, right) => left.event_end_time - right.event_end_time);
  const states: EventDraft[] = [];
  let isClosed = false;
  for (const { name, event_end_time: at } of inOrder) {
    if (name === "conversation_resolved" && !isClosed) {
      states.push(closing({ id }, at));
      isClosed = true;
    }
    if (name === "conversation_opened" && isClosed) {
      states.push(reopening({ id }, at));
      isClosed = false;
    }
  }
  return states;
}
