import type { Actor } from "../../../domain/events";
import type { Instant } from "../../../domain/instant";
import type { EventDraft } from "../draft";
import { idOf } from "../event-id";
import { contactWord, memberWord } from "../words";
import type { IntercomAuthor } from "./schema";

const contactTypes: readonly string[] = ["user", "lead", "contact", "visitor"];

type Somebody = IntercomAuthor | null | undefined;

/** Who did it, without the name, which may change while the event must not. Twitter leaves it out. */
export function actorOf(author: Somebody): Actor {
  const id = authorId(author);
  if (!author || id === null) return { kind: "system" };
  if (isContact(author)) return { kind: "contact", id };
  if (author.type === "admin" && author.from_ai_agent !== true) return { kind: "user", id };
  // Campaigns speak in the name of a team.
  return { kind: author.type === "team" ? "workflow" : "bot", id };
}

/** Whether it is a person outside the support team: Intercom's users, leads and visitors. */
export function isContact(author: Somebody): boolean {
  return contactTypes.includes(author?.type ?? "");
}

function authorId(author: Somebody): string | null {
  const id = author?.id ?? null;
  return id === null ? null : idOf("intercom", id);
}

/** What a part tells about its author as a person. */
export function wordAbout(author: Somebody, at: Instant): readonly EventDraft[] {
  const { id, name, email } = author ?? {};
  if (!author || !id || !name) return [];
  if (isContact(author)) return [contactWord("intercom", { id, name }, at)];
  const isMember = actorOf(author).kind === "user";
  return isMember && email ? [memberWord("intercom", { id, name, email })] : [];
}
