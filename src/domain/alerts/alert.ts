import { z } from "zod";
import { pauseReasons } from "../digests/digest";

/** Most minutes that an alert can come before the target: a day. */
export const longestNotice = 1_440;
/** Most alerts of a workspace: each looks at every waiting conversation, and all are listed in one message. */
export const mostAlerts = 15;

const instant = z.number().int();
const slackId = z.string().min(1).max(64);

/** Tells of open conversations shortly before their first-response target passes. The schema reads it back. */
export const alertSchema = z.object({
  id: z.string().regex(/^[\w-]{1,32}$/),
  /** How long before the target. */
  minutes: z.number().int().min(1).max(longestNotice),
  tell: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("channel"), channelId: slackId }),
    /** The owner by direct message; where nobody in Slack owns it, the channel, if one is given. */
    z.object({ kind: z.literal("owner"), otherwise: slackId.nullable() }),
  ]),
  /** Only what is credited to this team's members; null for everything. */
  teamId: z.string().max(512).nullable(),
  /** Whether the minutes and the target are measured in office hours. */
  officeHours: z.boolean(),
  /** The person in Slack whose rights it has: who set it up, or resumed it last. */
  setUpBy: slackId,
  setUpAt: instant,
  state: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("active") }),
    z.object({ kind: z.literal("paused"), because: z.enum(pauseReasons), at: instant }),
  ]),
});

export type Alert = Readonly<z.output<typeof alertSchema>>;
