import { createHash } from "node:crypto";
import { z } from "zod";
import { reportRequestSchema } from "../reports/request";
import type { Clocks, ExpiringStore } from "./ports";
import { hasFigure } from "./replies/figure-name";

/** What one number of the table is: the mean, or another statistic of the durations. */
export const statistics = ["avg", "p50", "p90", "max"] as const;
export type Statistic = (typeof statistics)[number];

const page = z.number().int().min(0).max(100_000);

/** What a report message remembers between clicks; read back from outside, so nothing in it is trusted. */
export const reportStateSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("report"),
    request: reportRequestSchema,
    statistic: z.enum(statistics),
    /** Which table of the report, where it has several; its first unless given. */
    part: z.string().max(32).optional(),
    page,
  }),
  z
    .object({
      kind: z.literal("explanation"),
      request: reportRequestSchema,
      figure: z.string(),
      page,
    })
    .refine(({ request, figure }) => hasFigure(request.report, figure), "must be a figure of the report"),
]);

export type ReportState = z.output<typeof reportStateSchema>;

const LIFETIME = 30 * 24 * 3_600_000;
/** One that was kept not longer ago is not kept again. */
const KEPT_FOR_SURE = 3_600_000;
const MOST_KEPT_FOR_SURE = 1_000;
const TOKEN_BYTES = 16;

/** Keeps what report messages show, under a token that their controls carry. */
export interface ReportStates {
  save(state: ReportState): Promise<string>;
  /** Null when the token is not known, expired, or what is kept no longer passes the schema. */
  load(token: string): Promise<ReportState | null>;
  /** Remembers what a person's Home tab shows, for when they open it again. */
  remember(slackUserId: string, token: string): Promise<void>;
  remembered(slackUserId: string): Promise<ReportState | null>;
}

/** The token is a hash of the content: equal reports share one, and it says nothing about them. */
export function openReportStates(store: ExpiringStore, workspace: string, clocks: Clocks): ReportStates {
  const key = (token: string) => `report/${workspace}/${token}`;
  const homeKey = (slackUserId: string) => `home/${workspace}/${slackUserId}`;
  const keep = (at: string, text: string) =>
    store.put(at, text, new Date(clocks.realTime() + LIFETIME + KEPT_FOR_SURE));
  const keptAt = new Map<string, number>();
  const find = (at: string) => store.get(at, new Date(clocks.realTime()));

  async function load(token: string): Promise<ReportState | null> {
    if (!/^[\w-]{22}$/.test(token)) return null;
    const text = await find(key(token));
    if (text === null) return null;
    const parsed = reportStateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  }

  return {
    load,
    async save(state) {
      const text = JSON.stringify(state);
      const digest = createHash("sha256").update(text).digest();
      const token = digest.subarray(0, TOKEN_BYTES).toString("base64url");
      const now = clocks.realTime();
      if (now - (keptAt.get(token) ?? Number.NEGATIVE_INFINITY) < KEPT_FOR_SURE) return token;
      await keep(key(token), text);
      if (keptAt.size >= MOST_KEPT_FOR_SURE) keptAt.clear();
      keptAt.set(token, now);
      return token;
    },
    remember: (slackUserId, token) => keep(homeKey(slackUserId), token),
    async remembered(slackUserId) {
      const token = await find(homeKey(slackUserId));
      return token === null ? null : load(token);
    },
  };
}
