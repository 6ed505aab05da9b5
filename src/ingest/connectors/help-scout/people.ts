import type { Actor } from "../../../domain/events";
import { type EventDraft, eachOnce } from "../draft";
import { memberWord } from "../words";
import { nameOf } from "./identity";
import type { HelpScoutConversation, HelpScoutPerson, HelpScoutThread } from "./schema";

/** Help Scout acts under user 1 ("Help Scout"), and names user 0 ("unknown") for nobody. */
const LAST_RESERVED_USER = 1;

/** The id of the member; null for a customer, a team, a machine, Help Scout itself and nobody. */
export function memberIdOf(person: HelpScoutPerson | null | undefined): string | null {
  if (!person || person.id <= LAST_RESERVED_USER) return null;
  return (person.type ?? "user") === "user" ? nameOf(person.id) : null;
}

/** Whether the person is a customer. */
export function isCustomer(person: HelpScoutPerson | null | undefined): boolean {
  return person?.type === "customer";
}

/** The person as an actor, without the name: it may change, and the event must not. */
export function actorOf(person: HelpScoutPerson | null | undefined): Actor {
  const memberId = memberIdOf(person);
  if (memberId !== null) return { kind: "user", id: memberId };
  if (person?.type === "customer") return { kind: "contact", id: nameOf(person.id) };
  if (person?.type === "system_user") return { kind: "bot", id: nameOf(person.id) };
  return { kind: "system" };
}

/** Whether rules did it by themselves; a workflow that a person runs is that person's doing. */
export function isByWorkflow(thread: HelpScoutThread): boolean {
  return thread.action?.type === "automatic-workflow";
}

/** Who did what the thread tells. */
export function authorOf(thread: HelpScoutThread): Actor {
  return isByWorkflow(thread) ? { kind: "workflow" } : actorOf(thread.createdBy);
}

/** First and last name, or null where neither is told. */
export function fullNameOf(person: {
  readonly first?: string | null | undefined;
  readonly last?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
}): string | null {
  const parts = [person.first ?? person.firstName, person.last ?? person.lastName];
  const name = parts
    .map((part) => part?.trim() ?? "")
    .filter((part) => part !== "")
    .join(" ");
  return name === "" ? null : name;
}

/** What the conversation tells about the people of the support team, each once. */
export function membersIn(
  conversation: HelpScoutConversation,
  threads: readonly HelpScoutThread[],
): readonly EventDraft[] {
  const people = [
    conversation.assignee,
    conversation.createdBy,
    conversation.closedByUser,
    ...threads.flatMap(({ createdBy, assignedTo }) => [createdBy, assignedTo]),
  ];
  return eachOnce(people.flatMap((person) => (person ? memberEvents(person) : [])));
}

function memberEvents(person: HelpScoutPerson): EventDraft[] {
  const name = fullNameOf(person);
  if (memberIdOf(person) === null || name === null) return [];
  const email = person.email ? { email: person.email } : {};
  return [memberWord("help-scout", { id: String(person.id), name, ...email })];
}
