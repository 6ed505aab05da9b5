import type { Translation } from "../connector";
import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { ignored, told } from "../translation";
import { firstMessage, isWrittenByRequester, openedAsCreated, openedAsSeen } from "./opening";
import type { AssignmentChanged, RatingReceived, StatusChanged, TagsChanged, TicketCreated } from "./payload";
import { actorOf, isSystem, zendeskId } from "./people";

const closedStatuses: ReadonlySet<string> = new Set(["solved", "closed", "archived"]);
const openStatuses: ReadonlySet<string> = new Set(["new", "open", "pending", "hold"]);

export function translateCreated(created: TicketCreated): Translation {
  const { detail: ticket } = created;
  return told(
    openedAsCreated(created),
    ...(isWrittenByRequester(ticket) ? [firstMessage(ticket)] : []),
    ...closedAtOnce(created),
  );
}

/** A ticket may be born solved, as after a phone call; a change of status telling the same changes nothing. */
function closedAtOnce({ time, detail: ticket }: TicketCreated): EventDraft[] {
  if (!closedStatuses.has(ticket.status ?? "")) return [];
  return [
    {
      id: idOf("zendesk", ticket.id, "closed", "created"),
      type: "conversation.closed",
      at: time,
      conversationId: zendeskId(ticket.id),
      by: actorOf(ticket, ticket.actor_id),
    },
  ];
}

export function translateAssignment({ id, time, detail: ticket, event }: AssignmentChanged): Translation {
  const byMember = !isSystem(ticket.actor_id) && ticket.actor_id !== ticket.requester_id;
  return told(openedAsSeen(ticket), {
    id: idOf("zendesk", ticket.id, "assigned", id),
    type: "conversation.assigned",
    at: time,
    conversationId: zendeskId(ticket.id),
    to: event.current === null ? null : zendeskId(event.current),
    // A requester cannot assign: what changes in their name is done by a trigger.
    source: byMember ? "user" : "workflow",
    by: byMember ? actorOf(ticket, ticket.actor_id) : { kind: "workflow" },
  });
}

export function translateStatus({ id, time, detail: ticket, event }: StatusChanged): Translation {
  const isClosed = closedStatuses.has(event.current);
  const wasClosed = closedStatuses.has(event.previous ?? "");
  if (isClosed === wasClosed || !(isClosed || openStatuses.has(event.current))) {
    return ignored(
      `the status ${event.current} after ${event.previous ?? "none"} neither closes nor reopens`,
    );
  }
  const change = isClosed ? "closed" : "reopened";
  return told(openedAsSeen(ticket), {
    id: idOf("zendesk", ticket.id, change, id),
    type: `conversation.${change}`,
    at: time,
    conversationId: zendeskId(ticket.id),
    by: actorOf(ticket, ticket.actor_id),
  });
}

export function translateTags({ id, time, detail: ticket, event }: TagsChanged): Translation {
  const { tags_added: add, tags_removed: remove } = event;
  if (add.length + remove.length === 0) return ignored("the tags did not change");
  return told(openedAsSeen(ticket), {
    id: idOf("zendesk", ticket.id, "tagged", id),
    type: "conversation.tagged",
    at: time,
    conversationId: zendeskId(ticket.id),
    ...(add.length > 0 ? { add } : {}),
    ...(remove.length > 0 ? { remove } : {}),
  });
}

/** Zendesk's rating has two sides; they become the ends of the scale. */
const scores: ReadonlyMap<string, number> = new Map([
  ["good", 5],
  ["bad", 1],
]);

export function translateRating({ id, time, detail: ticket, event }: RatingReceived): Translation {
  const { score, comment } = event.satisfaction_score;
  const stars = scores.get(score);
  if (stars === undefined) return ignored(`the rating ${score} is neither good nor bad`);
  const text = typeof comment === "string" ? comment : comment?.body;
  return told(openedAsSeen(ticket), {
    id: idOf("zendesk", ticket.id, "rated", id),
    type: "rating.received",
    at: time,
    conversationId: zendeskId(ticket.id),
    score: stars,
    ...(text ? { comment: text } : {}),
  });
}
