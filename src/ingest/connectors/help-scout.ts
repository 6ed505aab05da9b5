import type { z } from "zod";
import { formatInstant } from "../../domain/instant";
import type { Connector, Translation } from "./connector";
import { wordsOfConversation } from "./help-scout/conversation";
import { eventId, nameOf } from "./help-scout/identity";
import { fullNameOf } from "./help-scout/people";
import { ratingEvent } from "./help-scout/rating";
import {
  conversationSchema,
  customerSchema,
  type HelpScoutCustomer,
  objectSchema,
  ratingSchema,
} from "./help-scout/schema";
import { verifySignature } from "./help-scout/signature";
import { ignored, readAs, told } from "./translation";
import { digest } from "./words";

/** Help Scout: webhooks of the payload version V2 or V3 (docs/connectors/help-scout.md). */
export const helpScout: Connector = {
  platform: "help-scout",
  title: "Help Scout",
  secretFrom: "caseboard",
  verify: (request, secrets) => verifySignature(request, secrets),
  translate: (payload) => readAs(objectSchema, payload, translate),
};

/**
 * The name of the event is not in the body, and is not needed: each body is a whole object, and what is told
 * follows from the object alone. So a back-fill, which has the objects only, tells the same.
 */
function translate(payload: z.output<typeof objectSchema>): Translation {
  if ("rating" in payload) return readAs(ratingSchema, payload, translateRating);
  if ("status" in payload && ("mailboxId" in payload || "primaryCustomer" in payload)) {
    return readAs(conversationSchema, payload, (conversation) => ({
      kind: "events",
      ...wordsOfConversation(conversation, conversation._embedded?.threads ?? []),
    }));
  }
  if ("firstName" in payload || "lastName" in payload) {
    return readAs(customerSchema, payload, translateCustomer);
  }
  return ignored("It is about neither a conversation, a customer nor a rating");
}

function translateRating(rating: z.output<typeof ratingSchema>): Translation {
  const event = ratingEvent(rating);
  return event === null
    ? ignored(`The rating "${rating.rating}" is none of great, okay and not good`)
    : told(event);
}

function translateCustomer(customer: HelpScoutCustomer): Translation {
  const name = fullNameOf(customer);
  const at = customer.updatedAt ?? customer.createdAt ?? null;
  if (name === null || at === null) return ignored(`Customer ${customer.id} has no name, or no time of it`);
  return told({
    id: eventId(customer.id, "customer", String(at), digest(name)),
    type: "contact.upserted",
    at: formatInstant(at),
    contact: { id: nameOf(customer.id), name },
  });
}
