import type { z } from "zod";
import type { UnreadableItem } from "./source";

/** An item as the schema reads it, or what to keep of it where it cannot be read. */
export type ReadItem<T> =
  | { readonly ok: true; readonly item: T }
  | { readonly ok: false; readonly unreadable: UnreadableItem };

/** Reads one item of an answer; `kind` names it together with its id, as in `chatwoot:message`. */
export function readItem<S extends z.ZodType>(
  schema: S,
  value: unknown,
  kind: string,
): ReadItem<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, item: parsed.data };
  const id = typeof value === "object" && value !== null && "id" in value ? String(value.id) : "?";
  const problems = parsed.error.issues.map(({ path, message }) => ({
    field: path.join(".") || "(item)",
    reason: message,
  }));
  return { ok: false, unreadable: { origin: `${kind}:${id}`, value, problems } };
}

/** The items that can be read, and what to keep of the others, each in the order of the list. */
export function sortOutItems<S extends z.ZodType>(
  schema: S,
  values: readonly unknown[],
  kind: string,
): { readonly items: readonly z.output<S>[]; readonly unreadable: readonly UnreadableItem[] } {
  const read = values.map((value) => readItem(schema, value, kind));
  return {
    items: read.flatMap((one) => (one.ok ? [one.item] : [])),
    unreadable: read.flatMap((one) => (one.ok ? [] : [one.unreadable])),
  };
}
