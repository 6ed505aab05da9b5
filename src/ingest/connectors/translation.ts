import type { z } from "zod";
import type { Translation } from "./connector";
import type { EventDraft } from "./draft";

/** Genuine, and told in events. */
export function told(...events: readonly EventDraft[]): Translation {
  return { kind: "events", events, ignored: [] };
}

/** Genuine, but without anything that Caseboard counts; the reason is for the operator's log. */
export function ignored(reason: string): Translation {
  return { kind: "events", events: [], ignored: [reason] };
}

/** Reads the payload with the schema and translates it, or says what of it cannot be read. */
export function readAs<S extends z.ZodType>(
  schema: S,
  payload: unknown,
  translate: (read: z.output<S>) => Translation,
): Translation {
  const result = schema.safeParse(payload);
  if (result.success) return translate(result.data);
  const problems = result.error.issues.map((issue) => ({
    field: issue.path.length > 0 ? issue.path.join(".") : "(payload)",
    reason: issue.message,
  }));
  return { kind: "unreadable", problems };
}
