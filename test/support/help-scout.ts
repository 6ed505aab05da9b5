import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseEvent } from "../../src/domain/events";
import { helpScout } from "../../src/ingest/connectors/help-scout";

const fixtures = join(__dirname, "../fixtures/connectors/help-scout");

export const aisha = { kind: "user", id: "help-scout:412" };
export const ben = { kind: "user", id: "help-scout:418" };
export const nora = { kind: "contact", id: "help-scout:70021" };
export const conversationId = "help-scout:30211";
export const time = (clock: string) => `2026-11-05T${clock}:00.000Z`;

/** The raw body of a webhook, as a file in test/fixtures/connectors/help-scout. */
export function helpScoutBody(name: string): Buffer {
  return readFileSync(join(fixtures, `${name}.json`));
}

export function helpScoutPayload(name: string): Record<string, unknown> {
  return JSON.parse(helpScoutBody(name).toString());
}

/** The webhooks of two conversations, in the order in which they were sent. */
export const helpScoutStory = [
  "01-convo.created",
  "02-convo.assigned",
  "03-convo.agent.reply.created",
  "04-convo.note.created",
  "05-convo.assigned",
  "06-convo.customer.reply.created",
  "07-convo.tags",
  "08-convo.agent.reply.created",
  "09-convo.status",
  "10-satisfaction.ratings",
  "11-convo.customer.reply.created",
  "12-convo.agent.reply.created",
  "13-second-convo.agent.reply.created",
] as const;

export function helpScoutSignature(body: Buffer, secret: string): string {
  return createHmac("sha1", secret).update(body).digest("base64");
}

/** The events of a delivery; throws where it is unreadable or an event is none of the contract. */
export function helpScoutEvents(payload: unknown): object[] {
  const translation = helpScout.translate(payload);
  if (translation.kind !== "events") throw new Error(JSON.stringify(translation));
  for (const event of translation.events) {
    const parsed = parseEvent(event);
    if (!parsed.ok) throw new Error(JSON.stringify([event, parsed.problems]));
  }
  return [...translation.events];
}

export function idOf(event: object): string {
  return "id" in event ? String(event.id) : "";
}

export const typesOf = (events: readonly object[]) =>
  events.map((event) => ("type" in event ? event.type : ""));

export type ThreadJson = Readonly<Record<string, unknown>>;

const threadsSchema = z.object({ threads: z.array(z.record(z.string(), z.unknown())) });

export function helpScoutThreads(payload: Record<string, unknown>): ThreadJson[] {
  return threadsSchema.parse(payload._embedded).threads;
}

/** The conversation of a webhook with other fields, and its threads (newest first) through a function. */
export function changedConversation(
  name: string,
  fields: object,
  change: (threads: ThreadJson[]) => object[] = (threads) => threads,
) {
  const payload = helpScoutPayload(name);
  return { ...payload, ...fields, _embedded: { threads: change(helpScoutThreads(payload)) } };
}
