import { createHash } from "node:crypto";

/** The contract's bound for the ids of events and conversations. */
const LONGEST_ID = 128;

/**
 * An id made of a platform's own ids, so that the same fact told twice has the same id.
 * One that the contract would refuse for its length ends in the hash of the whole instead.
 */
export function idOf(...parts: readonly string[]): string {
  const id = parts.join(":");
  if (id.length <= LONGEST_ID) return id;
  return `${parts[0]}:${hashOf(id)}`;
}

/** 64 hexadecimal digits that differ where the text does. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
