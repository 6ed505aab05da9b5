import type { Conversation } from "../../src/domain/conversation";
import type { Known } from "../../src/ingest/connectors/connector";
import { respondIo } from "../../src/ingest/connectors/respond-io";
import { readDelivery } from "./connector-story";
import { foldLog } from "./folded-log";

export const aisha = "respond-io:5101";
export const ben = "respond-io:5102";
export const lena = "respond-io:20450117";
/** The conversations opened at ten and at noon of 5 November 2026. */
export const first = "respond-io:20450117:1793872800";
export const second = "respond-io:20450117:1793880000";
export const read = (name: string) => readDelivery("respond-io", name);

/** These conversations are known, and so much time has gone by since the delivery that no others will be. */
export function settled(conversations: readonly Conversation[]): Known {
  return { conversations, receivedAt: 0, now: Date.parse("2026-11-20T10:00:00Z") };
}

/** What is told where these conversations are known; nothing where that is too early. */
export function translated(payload: unknown, conversations: readonly Conversation[] = []): readonly object[] {
  const translation = respondIo.translate(payload, settled(conversations));
  if (translation.kind === "unreadable") throw new Error(JSON.stringify(translation.problems));
  return translation.kind === "early" ? [] : translation.events;
}

/** Delivers one after the other, each with what the ones before made known. */
export function deliver(payloads: readonly unknown[]): object[] {
  const events: object[] = [];
  for (const payload of payloads) {
    const prefix = respondIo.conversationsInQuestion?.(payload) ?? null;
    const known = foldLog(events).conversations.filter(({ id }) => prefix !== null && id.startsWith(prefix));
    events.push(...translated(payload, known));
  }
  return events;
}

export const opened = foldLog(translated(read("02-opened"))).conversations;

export function typesOf(events: readonly object[]): unknown[] {
  return events.map((event) => "type" in event && event.type);
}
