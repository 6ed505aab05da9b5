import { z } from "zod";
import { scheduleSchema } from "./schedule";

/** What a channel's digest can contain, in the order in which it is shown; the reports by their names in metrics.md. */
export const digestSections = [
  "highlights",
  "performance",
  "feedback",
  "assignments",
  "sla",
  "usage",
] as const;

export type DigestSection = (typeof digestSections)[number];

/** Why a digest does not come any more until somebody resumes it. */
export const pauseReasons = [
  /** Somebody paused it. */
  "asked",
  "channel-archived",
  "channel-gone",
  "channel-external",
  "bot-not-in-channel",
  /** Whoever set it up may no longer see what it tells. */
  "rights-gone",
  /** Whoever set it up is no longer in this Slack workspace. */
  "person-gone",
] as const;

export type PauseReason = (typeof pauseReasons)[number];

export const longestName = 60;

const instant = z.number().int();

/** A post that comes by itself. The schema reads it back from the database. */
export const digestSchema = z.object({
  id: z.string().regex(/^[\w-]{1,32}$/),
  /** Unique in its workspace, free of case. */
  name: z.string().trim().min(1).max(longestName),
  /** The person in Slack whose rights it has: who saved it last. */
  setUpBy: z.string().min(1).max(64),
  schedule: scheduleSchema,
  content: z.discriminatedUnion("kind", [
    /** The team's figures, for all in a channel. */
    z.object({
      kind: z.literal("team"),
      channelId: z.string().min(1).max(64),
      sections: z.array(z.enum(digestSections)).min(1),
      /** Only this team's members; null for everyone. */
      teamId: z.string().max(512).nullable(),
      /** The metric of the performance report that ranks the leaderboard. */
      rankBy: z.string().max(64),
    }),
    /** The own figures of the person who set it up, by direct message. */
    z.object({ kind: z.literal("own") }),
  ]),
  state: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("active") }),
    z.object({ kind: z.literal("paused"), because: z.enum(pauseReasons), at: instant }),
  ]),
  /** Slots up to this instant are in the due-list, or were before it was set up or resumed. */
  plannedUpTo: instant,
});

export type Digest = Readonly<z.output<typeof digestSchema>>;
export type TeamContent = Extract<Digest["content"], { kind: "team" }>;
