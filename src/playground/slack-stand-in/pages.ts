import { text } from "./context";
import type { JsonObject } from "./types";

export interface Page<T> {
  readonly items: readonly T[];
  readonly metadata: { readonly response_metadata: { readonly next_cursor: string } };
}

/** Cuts a list as Slack's cursors do; null for a cursor that was never given out. */
export function page<T>(all: readonly T[], parameters: JsonObject): Page<T> | null {
  const limit = Math.min(Math.max(Number(text(parameters, "limit")) || 100, 1), 1000);
  const cursor = text(parameters, "cursor");
  const start = cursor === "" ? 0 : Number(Buffer.from(cursor, "base64").toString());
  if (!Number.isInteger(start) || start < 0) return null;
  const end = start + limit;
  const next = end < all.length ? Buffer.from(String(end)).toString("base64") : "";
  return { items: all.slice(start, end), metadata: { response_metadata: { next_cursor: next } } };
}
