/**
 * A small team whose people have the addresses of the stand-in's sample workspace. All is on 5 November
 * 2026 (and, for the period before, 5 October), so that every number can be worked out by hand.
 */

let sequence = 0;

function event(type: string, at: string, fields: object): object {
  sequence += 1;
  return { id: `e${String(sequence).padStart(5, "0")}`, type, at, ...fields };
}

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly teamId: string;
  readonly email?: string;
  readonly slackUserId?: string;
}

export const teamMembers: readonly TeamMember[] = [
  { id: "m-olivia", name: "Olivia Hart", role: "owner", teamId: "t-lead", email: "olivia.hart@example.com" },
  { id: "m-marco", name: "Marco Silva", role: "manager", teamId: "t-lead", email: "Marco.Silva@Example.com" },
  { id: "m-aisha", name: "Aisha Khan", role: "agent", teamId: "t-support", email: "aisha.khan@example.com" },
  { id: "m-ben", name: "Ben Okafor", role: "agent", teamId: "t-support", email: "ben.okafor@example.com" },
  { id: "m-vera", name: "Vera Lind", role: "viewer", teamId: "t-billing", email: "vera.lind@example.com" },
];

export const teams = [
  { id: "t-lead", name: "Leads" },
  { id: "t-support", name: "Customer Support" },
  { id: "t-billing", name: "Billing" },
] as const;

export function directoryEvents(members: readonly TeamMember[] = teamMembers): object[] {
  const at = "2026-01-01T00:00:00Z";
  return [
    ...teams.map((team) => event("team.upserted", at, { team })),
    ...members.map((user) => event("user.upserted", at, { user })),
  ];
}

export interface Case {
  readonly id: string;
  readonly memberId: string;
  /** `2026-11-05` */
  readonly date: string;
  /** Minutes from the opening to the reply. */
  readonly replyAfter: number;
  /** Minutes from the opening to the close. */
  readonly closeAfter: number;
  readonly contactName?: string;
  readonly topic?: string;
  readonly tags?: readonly string[];
  readonly inboxId?: string;
  readonly channel?: string;
}

/** One conversation: opened at ten with the first message, answered and closed by the member. */
export function caseEvents(one: Case): object[] {
  const start = Date.parse(`${one.date}T10:00:00Z`);
  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const member = { kind: "user", id: one.memberId };
  const contact = { id: `c-${one.id}`, ...(one.contactName ? { name: one.contactName } : {}) };
  const common = { conversationId: one.id };
  return [
    event("conversation.opened", at(0), {
      ...common,
      contact,
      by: { kind: "contact", id: contact.id },
      inboxId: one.inboxId ?? "inbox-1",
      channel: one.channel ?? "email",
      tags: one.tags ?? [],
      topic: one.topic ?? "late delivery",
      assigneeId: one.memberId,
    }),
    event("message.received", at(0), common),
    event("message.sent", at(one.replyAfter), { ...common, by: member }),
    event("conversation.closed", at(one.closeAfter), { ...common, by: member }),
  ];
}

/** Aisha: two in November (replies after 10 and 20 min), one in October (30 min). Ben: one in November. */
export const teamCases: readonly Case[] = [
  { id: "k1", memberId: "m-aisha", date: "2026-11-05", replyAfter: 10, closeAfter: 60, contactName: "Ann" },
  { id: "k2", memberId: "m-aisha", date: "2026-11-06", replyAfter: 20, closeAfter: 120, tags: ["vip"] },
  { id: "k3", memberId: "m-ben", date: "2026-11-05", replyAfter: 40, closeAfter: 90, topic: "refund" },
  { id: "k4", memberId: "m-aisha", date: "2026-10-05", replyAfter: 30, closeAfter: 60 },
];

export function teamEvents(cases: readonly Case[] = teamCases, members = teamMembers): object[] {
  return [...directoryEvents(members), ...cases.flatMap(caseEvents)];
}
