import { caseEvents, directoryEvents, type TeamMember, teamCases, teamMembers } from "./team-events";

/**
 * The small team's conversations with ratings, a visit, and one that is still open. Aisha has k1, k2 and k5
 * in November and k4 in October, Ben has k3; each is answered and closed as team-events.ts says.
 */
export function helpDeskEvents(): object[] {
  return [
    ...directoryEvents(teamMembers.map(withPicture)),
    ...teamCases.flatMap(caseEvents),
    ...openCase,
    rating("r1", "k1", "2026-11-05T12:00:00Z", { score: 5, comment: "Quick!" }),
    rating("r2", "k2", "2026-11-06T13:00:00Z", { score: 2 }),
    rating("r3", "k3", "2026-11-05T13:00:00Z", { score: 3 }),
    rating("r4", "k4", "2026-10-05T13:00:00Z", { score: 4 }),
    visit("v1", "visit.started", "2026-11-05T10:05:00Z"),
    visit("v2", "visit.ended", "2026-11-05T10:15:00Z"),
  ];
}

/** k5: by chat in the inbox 4711 on 7 November, answered after five minutes and not closed. */
const openCase = caseEvents({
  id: "k5",
  memberId: "m-aisha",
  date: "2026-11-07",
  replyAfter: 5,
  closeAfter: 60,
  channel: "chat",
  inboxId: "4711",
}).filter((event) => !("type" in event && event.type === "conversation.closed"));

function withPicture(member: TeamMember): TeamMember {
  if (member.id !== "m-aisha") return member;
  const facts = { photoUrl: "https://example.com/aisha.png", createdAt: "2024-02-01T08:00:00Z" };
  return { ...member, ...facts };
}

function rating(
  id: string,
  conversationId: string,
  at: string,
  fields: { readonly score: number; readonly comment?: string },
): object {
  return { id, type: "rating.received", conversationId, at, ...fields };
}

function visit(id: string, type: string, at: string): object {
  return { id, type, conversationId: "k1", at, by: { kind: "user", id: "m-aisha" } };
}
