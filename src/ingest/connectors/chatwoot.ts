import { eventsOfChanges, instantOf } from "./chatwoot/changes";
import { conversationId, openingOf } from "./chatwoot/conversation";
import { eventsOfMessage, ratingOf } from "./chatwoot/message";
import {
  conversationSchema,
  conversationUpdatedSchema,
  envelopeSchema,
  messageEventSchema,
} from "./chatwoot/schema";
import { verifyChatwoot } from "./chatwoot/signature";
import type { Connector, Translation } from "./connector";
import { ignored, readAs } from "./translation";

/** Account webhooks of Chatwoot; see docs/connectors/chatwoot.md. */
export const chatwoot: Connector = {
  platform: "chatwoot",
  title: "Chatwoot",
  secretFrom: "platform",
  verify: verifyChatwoot,
  translate: (payload) =>
    readAs(envelopeSchema, payload, ({ event }) => {
      const translate = translations.get(event);
      return translate ? translate(payload) : ignored(`${event}: Caseboard counts nothing of it`);
    }),
};

const translations: ReadonlyMap<string, (payload: unknown) => Translation> = new Map([
  ["conversation_created", translateCreated],
  ["conversation_updated", translateUpdated],
  ["conversation_status_changed", translateStatusChanged],
  ["message_created", translateMessage],
  ["message_updated", translateMessageUpdate],
]);

function translateCreated(payload: unknown): Translation {
  return readAs(conversationSchema, payload, (conversation) => {
    const events = openingOf(conversation);
    if (events.length > 0) return { kind: "events", events, ignored: [] };
    return ignored("conversation_created without its contact or its creation");
  });
}

function translateUpdated(payload: unknown): Translation {
  return readAs(conversationUpdatedSchema, payload, (conversation) => {
    const { changed_attributes: changes } = conversation;
    const at = instantOf(changes, conversation);
    if (at === null) {
      const problem = { field: "updated_at", reason: "is missing: nothing tells when it changed" };
      return { kind: "unreadable", problems: [problem] };
    }
    const told = eventsOfChanges(changes, conversation, at);
    const other = ["a change that Caseboard does not count"];
    return {
      kind: "events",
      events: [...openingOf(conversation), ...told.events],
      ignored: told.events.length + told.ignored.length === 0 ? other : told.ignored,
    };
  });
}

/** Without the instant of the change, which `conversation_updated` tells of the same change. */
function translateStatusChanged(payload: unknown): Translation {
  return readAs(conversationSchema, payload, (conversation) => ({
    kind: "events",
    events: openingOf(conversation),
    ignored: ["conversation_status_changed: conversation_updated tells the same, and when"],
  }));
}

function translateMessage(payload: unknown): Translation {
  return readAs(messageEventSchema, payload, (message) => ({
    kind: "events",
    events: [
      ...openingOf(message.conversation),
      ...eventsOfMessage(message, conversationId(message.conversation)),
    ],
    ignored: message.message_type === "activity" ? ["a line that Chatwoot wrote itself"] : [],
  }));
}

function translateMessageUpdate(payload: unknown): Translation {
  return readAs(messageEventSchema, payload, (message) => {
    const rated = ratingOf(message, conversationId(message.conversation));
    if (rated.length === 0) return ignored("message_updated: not an answer to a satisfaction survey");
    return { kind: "events", events: [...openingOf(message.conversation), ...rated], ignored: [] };
  });
}
