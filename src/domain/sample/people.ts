import type { Role } from "../events";

/** A team of the sample company. */
export interface SampleTeam {
  readonly id: "t1" | "t2" | "t3";
  readonly name: string;
}

/** A member of the sample company, with the habits that the sample follows. */
export interface SampleMember {
  readonly id: string;
  readonly name: string;
  readonly teamId: SampleTeam["id"];
  readonly role: Role;
  /** How much of the team's work comes to the member, against the others' shares; 0 for none. */
  readonly share: number;
  /** Median time to a first answer by e-mail, in minutes of work. */
  readonly answerMinutes: number;
  /** From 0 (customers are seldom glad) to 1 (they nearly always are). */
  readonly quality: number;
  /** Local hour at which the working day begins. */
  readonly startHour: number;
  /** How far into the sample the member joins, leaves, or moves to another team: from 0 to 1. */
  readonly joins?: number;
  readonly leaves?: number;
  readonly moves?: { readonly at: number; readonly teamId: SampleTeam["id"] };
}

export const sampleTeams: readonly [SampleTeam, ...SampleTeam[]] = [
  { id: "t1", name: "Support" },
  { id: "t2", name: "Billing" },
  { id: "t3", name: "Sales" },
];

function member(
  id: string,
  name: string,
  habits: Omit<SampleMember, "id" | "name" | "role"> & { role?: Role },
): SampleMember {
  return { role: "agent", ...habits, id, name };
}

export const sampleMembers: readonly [SampleMember, ...SampleMember[]] = [
  member("u1", "Maya Lindqvist", {
    teamId: "t3",
    role: "owner",
    share: 0.3,
    answerMinutes: 40,
    quality: 0.9,
    startHour: 9,
  }),
  member("u2", "Tomás Ferreira", {
    teamId: "t1",
    role: "admin",
    share: 0.4,
    answerMinutes: 30,
    quality: 0.8,
    startHour: 8.5,
  }),
  member("u3", "Ingrid Solberg", {
    teamId: "t1",
    role: "manager",
    share: 0.5,
    answerMinutes: 22,
    quality: 0.85,
    startHour: 8,
  }),
  member("u4", "Rohan Desai", { teamId: "t1", share: 1.3, answerMinutes: 14, quality: 0.9, startHour: 7.5 }),
  member("u5", "Chloé Marchand", {
    teamId: "t1",
    share: 1.1,
    answerMinutes: 24,
    quality: 0.75,
    startHour: 9,
  }),
  member("u6", "Kwame Boateng", { teamId: "t1", share: 1, answerMinutes: 38, quality: 0.55, startHour: 11 }),
  member("u7", "Yuki Tanabe", {
    teamId: "t1",
    share: 0.9,
    answerMinutes: 19,
    quality: 0.85,
    startHour: 12,
    joins: 0.25,
  }),
  member("u8", "Piotr Zieliński", {
    teamId: "t2",
    role: "manager",
    share: 0.6,
    answerMinutes: 35,
    quality: 0.7,
    startHour: 8,
  }),
  member("u9", "Aisha Rahman", { teamId: "t2", share: 1.2, answerMinutes: 28, quality: 0.85, startHour: 9 }),
  member("u10", "Lucas Moreau", {
    teamId: "t2",
    share: 1,
    answerMinutes: 60,
    quality: 0.5,
    startHour: 10,
    moves: { at: 0.6, teamId: "t1" },
  }),
  member("u11", "Elena Petrova", {
    teamId: "t3",
    share: 1.2,
    answerMinutes: 20,
    quality: 0.85,
    startHour: 8.5,
  }),
  member("u12", "Samir Haddad", {
    teamId: "t3",
    share: 0.9,
    answerMinutes: 45,
    quality: 0.65,
    startHour: 10,
  }),
  member("u13", "Nora Whitfield", {
    teamId: "t2",
    role: "viewer",
    share: 0.15,
    answerMinutes: 50,
    quality: 0.7,
    startHour: 9,
  }),
  member("u14", "Jonas Keller", {
    teamId: "t2",
    share: 0.8,
    answerMinutes: 42,
    quality: 0.6,
    startHour: 9,
    leaves: 0.7,
  }),
];

/** Whether the member works in the company at that share (0 to 1) of the sample's time. */
export function isEmployed(member: SampleMember, progress: number): boolean {
  return (member.joins ?? 0) <= progress && progress < (member.leaves ?? Number.POSITIVE_INFINITY);
}

/** The member's team at that share (0 to 1) of the sample's time. */
export function teamIdAt(member: SampleMember, progress: number): SampleTeam["id"] {
  return member.moves !== undefined && progress >= member.moves.at ? member.moves.teamId : member.teamId;
}

/** The member's e-mail address, in a domain kept for examples (RFC 2606). */
export function emailOf(member: SampleMember): string {
  const plain = member.name.normalize("NFD").replace(/[^A-Za-z ]/g, "");
  return `${plain.toLowerCase().replace(" ", ".")}@example.com`;
}
