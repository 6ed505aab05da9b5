import type { Identity } from "../../commands/identity";
import type { Digest, DigestSection } from "../../src/domain/digests/digest";
import type { Role } from "../../src/domain/events";
import type { ReportSource } from "../../src/reports/ports";
import { composeDigest, type DueDigest } from "../../src/slack/digests/compose";
import { openReportStates } from "../../src/slack/report-state";
import { memoryExpiring } from "./memory-stores";
import { type Case, caseEvents, directoryEvents } from "./team-events";

/**
 * A week that can be worked out by hand, 2 to 8 November 2026, and the week before. Everything begins at ten
 * in UTC, so the days are the same in zones up to ten hours ahead.
 */
const week: readonly Case[] = [
  { id: "k1", memberId: "m-aisha", date: "2026-11-05", replyAfter: 10, closeAfter: 60, contactName: "Ann" },
  { id: "k2", memberId: "m-aisha", date: "2026-11-06", replyAfter: 20, closeAfter: 120, contactName: "Bo" },
  { id: "k3", memberId: "m-ben", date: "2026-11-05", replyAfter: 40, closeAfter: 90, contactName: "Cy" },
  { id: "k5", memberId: "m-ben", date: "2026-10-28", replyAfter: 30, closeAfter: 60 },
  { id: "k6", memberId: "m-aisha", date: "2026-10-29", replyAfter: 60, closeAfter: 100 },
];

const ratings = [
  {
    id: "r1",
    conversationId: "k1",
    at: "2026-11-05T12:00:00Z",
    score: 5,
    comment: "Great <!channel> *help*",
  },
  { id: "r2", conversationId: "k3", at: "2026-11-05T13:00:00Z", score: 2, comment: "Slow" },
  { id: "r3", conversationId: "k2", at: "2026-11-06T13:00:00Z", score: 4 },
  { id: "r5", conversationId: "k5", at: "2026-10-28T13:00:00Z", score: 4 },
].map((rating) => ({ type: "rating.received", ...rating }));

const assigned = [
  { id: "a1", conversationId: "k1", at: "2026-11-05T10:05:00Z", to: "m-aisha", source: "workflow" },
  { id: "a2", conversationId: "k2", at: "2026-11-06T10:05:00Z", to: "m-aisha", source: "workflow" },
  { id: "a3", conversationId: "k3", at: "2026-11-05T10:05:00Z", to: "m-ben", source: "user" },
  { id: "a5", conversationId: "k5", at: "2026-10-28T10:05:00Z", to: "m-ben", source: "workflow" },
].map((one) => ({ type: "conversation.assigned", by: { kind: "user", id: "m-marco" }, ...one }));

/** The events of the two weeks, and of further cases. */
export function weekEvents(more: readonly Case[] = []): object[] {
  return [...directoryEvents(), ...[...week, ...more].flatMap(caseEvents), ...ratings, ...assigned];
}

export const allSections: readonly DigestSection[] = [
  "highlights",
  "performance",
  "feedback",
  "assignments",
  "sla",
  "usage",
];

type MemberIdentity = Extract<Identity, { kind: "member" }>;

/** A digest on Mondays at nine. */
export function teamDigest(over: Partial<Extract<Digest["content"], { kind: "team" }>> = {}): Digest {
  return {
    id: "d1",
    name: "Monday numbers",
    setUpBy: "U0MARCO",
    schedule: { days: [1], time: "09:00", zone: "UTC" },
    content: {
      kind: "team",
      channelId: "C0SUPPORT",
      sections: [...allSections],
      teamId: null,
      rankBy: "casesClosed",
      ...over,
    },
    state: { kind: "active" },
    plannedUpTo: 0,
  };
}

export function memberIdentity(slackUserId: string, memberId: string, role: Role): MemberIdentity {
  return {
    kind: "member",
    slackUserId,
    viewer: { kind: "member", memberId, role },
    memberId,
    name: null,
    role,
    linkedBy: "email",
    zone: null,
  };
}

export const marco = memberIdentity("U0MARCO", "m-marco", "manager");

/** Noon of 9 November 2026, the Monday on which the week is told. */
const NOW = Date.parse("2026-11-09T12:00:00Z");
export const monday = { localDate: "2026-11-09", dueAt: Date.parse("2026-11-09T09:00:00Z") };

export interface Logged {
  readonly fields: object;
  readonly message: string;
}

/** Composes over that source; what is logged as an error is kept. */
export function digestDesk(source: ReportSource, expiring = memoryExpiring()) {
  const logged: Logged[] = [];
  const clocks = { reportTime: () => NOW, realTime: () => NOW };
  const nothing = () => undefined;
  const error = (fields: object, message: string) => void logged.push({ fields, message });
  const log = { debug: nothing, info: nothing, warn: nothing, error };
  const states = openReportStates(expiring, "default", clocks);
  const desk = { reports: { source, workspace: "default" }, states, clocks, log };
  return {
    desk,
    logged,
    compose: (over: Partial<DueDigest> = {}) =>
      composeDigest(desk, { digest: teamDigest(), slot: monday, isLate: false, identity: marco, ...over }),
  };
}
