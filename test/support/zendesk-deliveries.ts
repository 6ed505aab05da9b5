import { zendesk } from "../../src/ingest/connectors/zendesk";
import { changed, eventsOf, readDelivery } from "./connector-story";

export const aisha = "zendesk:370100000001";
export const ben = "zendesk:370100000002";
export const priya = "zendesk:370900000077";
export const ticket = { conversationId: "zendesk:48213" };
export const read = (name: string) => readDelivery("zendesk", name);
export const translated = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  eventsOf(zendesk, changed(read(name), changes));

/** Without the opening that every delivery repeats. */
export const told = (name: string, changes: Readonly<Record<string, unknown>> = {}) =>
  translated(name, changes).filter((event) => !("type" in event) || event.type !== "conversation.opened");
