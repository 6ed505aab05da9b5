import { z } from "zod";
import { CaseboardError } from "../../../errors";

const phases = ["people", "conversations", "ratings"] as const;

const schema = z.object({ phase: z.enum(phases), page: z.number().int().min(1) });

/** Which page of what comes next. */
export type HelpScoutCursor = z.output<typeof schema>;

export function writeCursor(cursor: HelpScoutCursor): string {
  return `${cursor.phase} ${cursor.page}`;
}

/** Reads what `writeCursor` wrote; null is the start. Throws `platform-unavailable` for anything else. */
export function readCursor(cursor: string | null): HelpScoutCursor {
  if (cursor === null) return { phase: "people", page: 1 };
  const [phase, page] = cursor.split(" ");
  const parsed = schema.safeParse({ phase, page: Number(page) });
  if (parsed.success) return parsed.data;
  throw new CaseboardError(
    "platform-unavailable",
    `The stored position "${cursor}" is not one of Help Scout.`,
    {
      hint: "Start anew with another --since; what was stored stays, and nothing is stored twice.",
    },
  );
}
