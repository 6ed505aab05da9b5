import { z } from "zod";
import { isLocalDate } from "../domain/period";
import { presets } from "../domain/range";
import { longestRange } from "../domain/range-words";

const localDate = z.string().refine(isLocalDate, "must be a date such as 2026-10-31");
const values = z.array(z.string().max(512)).min(1).max(100).optional();

const rangeChoice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("preset"), preset: z.enum(presets) }),
  z.object({ kind: z.literal("days"), days: z.number().int().min(1).max(longestRange) }),
  z
    .object({ kind: z.literal("dates"), first: localDate, last: localDate })
    .refine(({ first, last }) => first <= last, "must not end before it begins"),
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
});

export type UsersRequest = z.output<typeof usersRequestSchema>;

/** The member whose card the request asks for; null when it asks for a table. */
export function cardMember({ members }: UsersRequest): string | null {
  const [only, ...others] = new Set(members.user);
  return only !== undefined && others.length === 0 && members.team === undefined ? only : null;
}
