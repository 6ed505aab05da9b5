import { labelled } from "../../connectors/chatwoot/changes";
import { conversationId, openingOf } from "../../connectors/chatwoot/conversation";
import { eventsOfMessage, ratingOf } from "../../connectors/chatwoot/message";
import type { ChatwootConversation, ChatwootMessage } from "../../connectors/chatwoot/schema";
import type { EventDraft } from "../../connectors/draft";
import type { UnreadableItem } from "../source";
import type { ChatwootAccount, ChatwootAgent } from "./account";
import { readMessages } from "./messages";
import { readStates } from "./states";

/** What the API tells of a conversation. */
export interface ConversationRead {
  readonly events: readonly EventDraft[];
  readonly unreadable: readonly UnreadableItem[];
  /** False where this version of Chatwoot does not tell when it was closed. */
  readonly tellsStates: boolean;
}

/** The conversation's whole history, in the same events as its webhooks give. */
export async function readConversation(
  account: ChatwootAccount,
  conversation: ChatwootConversation,
  agents: ReadonlyMap<string, ChatwootAgent>,
): Promise<ConversationRead> {
  const { messages, unreadable } = await readMessages(account, conversation.id);
  const states = await readStates(account, conversation.id);
  const id = conversationId(conversation);
  const ofMessages = messages
    .filter((message) => !isDeletedNote(message))
    .map((message) => withAddress(message, agents))
    .flatMap((message) => [...eventsOfMessage(message, id), ...ratingOf(message, id)]);
  return {
    events: [...openingOf(conversation), ...presentLabels(conversation), ...ofMessages, ...(states ?? [])],
    unreadable,
    tellsStates: states !== null,
  };
}

/** Of a deleted note only Chatwoot's line about the deletion is left. */
function isDeletedNote(message: ChatwootMessage): boolean {
  return message.private === true && message.content_attributes?.deleted === true;
}

/** Name and address as the list of agents has them: the API's messages leave the address out. */
function withAddress(message: ChatwootMessage, agents: ReadonlyMap<string, ChatwootAgent>): ChatwootMessage {
  const { sender } = message;
  const agent = sender?.type === "user" ? agents.get(sender.id) : undefined;
  return sender && agent ? { ...message, sender: { ...sender, ...agent } } : message;
}

/** The labels that are there now. Since when is not told: from the beginning, so that later words hold. */
function presentLabels(conversation: ChatwootConversation): readonly EventDraft[] {
  const { labels, created_at: at } = conversation;
  return labels && at ? labelled(conversation, { present: labels, gone: [], at }) : [];
}
