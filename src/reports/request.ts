import { z } from "zod";
import type { Instant } from "../domain/instant";
import { isLocalDate, isZone } from "../domain/period";
import { presets, previousChoice, type RangeChoice } from "../domain/range";
import { longestRange } from "../domain/range-words";

const localDate = z.string().refine(isLocalDate, "must be a date such as 2026-10-31");
const values = z.array(z.string().max(512)).min(1).max(100).optional();

const isInOrder = ({ first, last }: { first: string; last: string }) => first <= last;
const ORDER = "must not end before it begins";

const rangeChoice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("preset"), preset: z.enum(presets) }),
  z.object({ kind: z.literal("days"), days: z.number().int().min(1).max(longestRange) }),
  z.object({ kind: z.literal("dates"), first: localDate, last: localDate }).refine(isInOrder, ORDER),
]);

/**
 * A users report as somebody asks for it in Slack; what a report message remembers between clicks.
 * The schema reads it back from outside, where it may have been forged.
 */
export const usersRequestSchema = z.object({
  /** Chooses the rows; with exactly one member the report is that member's card. */
  members: z.object({ user: values, team: values }),
  range: rangeChoice,
  /** Chooses the conversations. */
  filter: z.object({ inbox: values, channel: values, tag: values, topic: values }),
  /** Whether each figure is set against the period before. */
  compare: z.boolean(),
  /** These dates in place of the period before, where it is compared. */
  previous: z.object({ first: localDate, last: localDate }).refine(isInOrder, ORDER).optional(),
  /** The zone of its days; the workspace's unless given. */
  zone: z.string().max(64).refine(isZone, "must be a time zone such as Europe/Berlin").optional(),
  /** Whether times are open seconds by the workspace's office hours; all hours unless given. */
  officeHours: z.boolean().optional(),
});

export type UsersRequest = z.output<typeof usersRequestSchema>;

/** The member whose card the request asks for; null when it asks for a table. */
export function cardMember({ members }: UsersRequest): string | null {
  const [only, ...others] = new Set(members.user);
  return only !== undefined && others.length === 0 && members.team === undefined ? only : null;
}

/** What the request's range is set against: the dates that it names, else those of the rule (`previousChoice`). */
export function previousOf(
  { range, previous }: Pick<UsersRequest, "range" | "previous">,
  now: Instant,
  zone: string,
): RangeChoice {
  return previous === undefined ? previousChoice(range, now, zone) : { kind: "dates", ...previous };
}

/** The request with another range chosen; what the former one was set against goes with it. */
export function withRange<Request extends Pick<UsersRequest, "range" | "previous">>(
  request: Request,
  range: RangeChoice,
): Request {
  const isSame = JSON.stringify(range) === JSON.stringify(request.range);
  return isSame ? request : { ...request, range, previous: undefined };
}

/** The reports that can be asked for, by their names in docs/metrics.md. */
export const reportNames = [
  "users",
  "performance",
  "feedback",
  "assignments",
  "comments",
  "workload",
  "sla",
  "usage",
] as const;

export type ReportName = (typeof reportNames)[number];

/** Any report as somebody asks for it; a report takes of it what it has. Read back as `usersRequestSchema` is. */
export const reportRequestSchema = usersRequestSchema.extend({
  report: z.enum(reportNames).default("users"),
  /** Chooses the entries of a log. */
  entries: z
    .object({ score: values, source: values, to: values, by: values, contact: values, conversation: values })
    .default({}),
  /** The metric that ranks the leaderboard; that of the report unless given. */
  rankBy: z.string().max(64).optional(),
  /** Who is online now and what they own, in place of the workload of the range. */
  isNow: z.boolean().optional(),
});

export type ReportRequest = z.output<typeof reportRequestSchema>;
