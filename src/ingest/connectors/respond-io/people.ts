import type { Instant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { contactWord, memberWord } from "../words";
import type { Contact, Member } from "./payload";

type Actor = Extract<EventDraft, { type: "conversation.closed" }>["by"];

/** Of people, conversations and channels: another platform of the same workspace may use the same numbers. */
export const respondIoId = (...parts: readonly string[]): string => idOf("respond-io", ...parts);

/** What kind of actor stands behind the sources that respond.io names. */
const kinds: ReadonlyMap<string, Actor["kind"]> = new Map([
  ["workflow", "workflow"],
  ["auto_close", "workflow"],
  ["bot", "bot"],
  ["ai_agent", "bot"],
  ["api", "api"],
  ["zapier", "api"],
  ["make", "api"],
  ["n8n", "api"],
]);

/** A contact opens a conversation by writing, and by coming in through an advertisement or a widget. */
const contactSources: ReadonlySet<string> = new Set(["contact", "ctc_ads", "growth_widget"]);

export interface Doer {
  /** As respond.io names it: `user`, `contact`, `workflow`, … */
  readonly source: string | null | undefined;
  readonly contact: Contact;
  /** Who it was, where the source is `user` and the payload tells. */
  readonly memberId?: string | undefined;
}

/** Whether a contact did it. */
export function isByContact(source: Doer["source"]): boolean {
  return contactSources.has(source ?? "");
}

/** The actor of the contract. A member whom the payload does not name stays unnamed: an actor without id. */
export function actorOf({ source, contact, memberId }: Doer): Actor {
  if (source === "user" && memberId !== undefined) return { kind: "user", id: respondIoId(memberId) };
  if (isByContact(source)) return { kind: "contact", id: respondIoId(contact.id) };
  return { kind: kinds.get(source ?? "") ?? "system" };
}

/** Whether nobody wrote it: surveys, greetings, broadcasts. They are sent outside of conversations too. */
export function isAutomation({ kind }: Actor): boolean {
  return kind === "workflow" || kind === "bot" || kind === "api";
}

function fullName({ firstName, lastName }: Pick<Contact, "firstName" | "lastName">): string {
  return [firstName, lastName].filter(Boolean).join(" ");
}

/** The contact's name at an instant; nothing where the payload has none. */
export function contactNamed(contact: Contact, at: Instant): EventDraft[] {
  const name = fullName(contact);
  return name === "" ? [] : [contactWord("respond-io", { id: contact.id, name }, at)];
}

/** The names of members; nothing of those without name or address. */
export function membersNamed(...members: readonly (Member | null)[]): EventDraft[] {
  return members.flatMap((member) => {
    const name = member === null ? "" : fullName(member);
    if (member === null || name === "" || !member.email) return [];
    return [memberWord("respond-io", { id: member.id, name, email: member.email })];
  });
}
