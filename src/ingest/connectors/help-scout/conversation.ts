import { formatInstant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { plainText } from "../plain-text";
import { contactWord, digest } from "../words";
import { changesIn, inOrder, isOpening } from "./history";
import { eventId, nameOf } from "./identity";
import { actorOf, authorOf, fullNameOf, isCustomer, membersIn } from "./people";
import type { HelpScoutConversation, HelpScoutPerson, HelpScoutThread } from "./schema";

/** What a conversation says in events, and what of it says nothing. */
export interface ConversationWords {
  readonly events: readonly EventDraft[];
  readonly ignored: readonly string[];
}

/** A thread in one of these states has not been sent. */
const unsentStates = ["draft", "review", "underreview"];

/**
 * All that a conversation and its threads (in any order, without gaps, perhaps only the newest ones) tell.
 * Each event follows from what cannot change later, so that a webhook and a back-fill say the same.
 */
export function wordsOfConversation(
  conversation: HelpScoutConversation,
  threads: readonly HelpScoutThread[],
): ConversationWords {
  const { status, state } = conversation;
  const about = `Conversation ${conversation.id}`;
  if (status === "spam") return { events: [], ignored: [`${about} is spam`] };
  if (state === "draft" || state === "deleted") return { events: [], ignored: [`${about} is ${state}`] };
  const ordered = inOrder(threads.filter((thread) => !unsentStates.includes(thread.state ?? "published")));
  const contact = contactOf(conversation);
  const words = ordered.map((thread) => wordsOfThread(thread, conversation));
  const changes = changesIn(conversation, ordered);
  return {
    events: [
      ...membersIn(conversation, ordered),
      ...(contact === null ? [] : openingEvents(conversation, contact)),
      ...words.flatMap(({ events }) => events),
      ...changes.events,
      ...(changes.isClosed === true ? [] : closeWithoutThread(conversation)),
      ...tagEvents(conversation),
    ],
    ignored: [
      ...(contact === null ? [`${about} names no customer, so its opening is not told`] : []),
      ...words.flatMap(({ ignored }) => ignored),
    ],
  };
}

function contactOf({ primaryCustomer, createdBy }: HelpScoutConversation): HelpScoutPerson | null {
  return primaryCustomer ?? (createdBy && isCustomer(createdBy) ? createdBy : null);
}

/** The customer and the inbox can be changed, so they are part of the id; name and tags come by themselves. */
function openingEvents(conversation: HelpScoutConversation, contact: HelpScoutPerson): EventDraft[] {
  const { mailboxId, type } = conversation;
  const at = formatInstant(conversation.createdAt);
  const name = fullNameOf(contact);
  const opened: EventDraft = {
    id: eventId(conversation.id, "opened", String(contact.id), String(mailboxId ?? "-")),
    type: "conversation.opened",
    at,
    conversationId: nameOf(conversation.id),
    contact: { id: nameOf(contact.id) },
    by: actorOf(conversation.createdBy),
    ...(mailboxId ? { inboxId: nameOf(mailboxId) } : {}),
    ...(type ? { channel: type } : {}),
  };
  if (name === null) return [opened];
  return [contactWord("help-scout", { id: String(contact.id), name }, conversation.createdAt), opened];
}

function wordsOfThread(thread: HelpScoutThread, conversation: HelpScoutConversation): ConversationWords {
  const common = { at: formatInstant(thread.createdAt), conversationId: nameOf(conversation.id) };
  const by = authorOf(thread);
  switch (thread.type) {
    case "lineitem":
      return { events: [], ignored: [] };
    case "note":
      return told({
        ...common,
        id: eventId(thread.id, "comment"),
        type: "comment.added",
        by: by.kind === "user" ? { kind: "user", id: by.id } : { kind: "workflow" },
        text: plainText(thread.body ?? ""),
      });
    case "customer":
    case "message":
    case "chat":
    case "beaconchat":
    case "phone":
    case "forwardchild":
      if (by.kind === "contact") {
        return told({ ...common, id: eventId(thread.id, "received"), type: "message.received" });
      }
      return told({
        ...common,
        id: eventId(thread.id, "sent"),
        type: "message.sent",
        by,
        ...(isOpening(thread, conversation) && !isCustomer(conversation.createdBy)
          ? { proactive: true }
          : {}),
      });
    default:
      return { events: [], ignored: [`Thread ${thread.id} is of the type ${thread.type}`] };
  }
}

function told(event: EventDraft): ConversationWords {
  return { events: [event], ignored: [] };
}

/** For a close that no thread shows. */
function closeWithoutThread(conversation: HelpScoutConversation): EventDraft[] {
  const { status, closedAt, closedByUser } = conversation;
  if (status !== "closed" || typeof closedAt !== "number") return [];
  return [
    {
      id: eventId(conversation.id, "closed", String(closedAt)),
      type: "conversation.closed",
      at: formatInstant(closedAt),
      conversationId: nameOf(conversation.id),
      by: actorOf(closedByUser),
    },
  ];
}

/**
 * Help Scout tells which tags there are, not when they came or which ones went: each tag that was ever seen
 * is told once, as of the opening.
 */
function tagEvents(conversation: HelpScoutConversation): EventDraft[] {
  const tags = [...new Set((conversation.tags ?? []).map(({ tag }) => tag))];
  return tags.map((tag) => ({
    id: eventId(conversation.id, "tagged", digest(tag)),
    type: "conversation.tagged",
    at: formatInstant(conversation.createdAt),
    conversationId: nameOf(conversation.id),
    add: [tag],
  }));
}
