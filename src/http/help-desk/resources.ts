import { formatInstant } from "../../domain/instant";
import type { Numbered, Person } from "../../reports/help-desk/numbered";

/** Members, teams, inboxes and tags in the help-desk API's form; `base` begins their links. */

type NumberedMember = Extract<Person, { kind: "member" }>;
type NumberedTeam = Extract<Person, { kind: "team" }>;

export function userJson({ number, member }: NumberedMember, base: string) {
  const { name, email, role, photoUrl, createdAt } = member;
  const [firstName = "", ...others] = name.split(" ");
  return {
    id: number,
    firstName,
    lastName: others.join(" "),
    ...(email !== null && { email }),
    // That API knows owners and administrators; everybody else is a user.
    role: role === "owner" || role === "admin" ? role : "user",
    ...(photoUrl !== null && { photoUrl }),
    ...(createdAt !== null && { createdAt: formatInstant(createdAt) }),
    type: "user",
    _links: { self: { href: `${base}/v2/users/${number}` } },
  };
}

export function teamJson({ number, team }: NumberedTeam, base: string) {
  return {
    id: number,
    name: team.name,
    _links: { members: { href: `${base}/v2/teams/${number}/members` } },
  };
}

export function mailboxJson({ id, number }: Numbered, base: string) {
  return { id: number, name: id, slug: id, _links: { self: { href: `${base}/v2/mailboxes/${number}` } } };
}

export function tagJson({ id, number, conversations }: Numbered & { readonly conversations: number }) {
  return { id: number, name: id, slug: slugOf(id), ticketCount: conversations };
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
