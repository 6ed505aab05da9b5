import type { JsonObject } from "./types";

/** Form fields that carry JSON, by Slack's convention. */
const JSON_FIELDS = ["blocks", "view", "metadata", "files", "attachments", "unfurls"];

/** Thrown for a field that should carry JSON and does not. */
export class UnreadableParameter extends Error {
  readonly code = "invalid_json";
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads the arguments of an API call.
 * @throws UnreadableParameter when a JSON field is not JSON.
 */
export function readParameters(body: unknown, query: unknown): JsonObject {
  const given = { ...(isObject(query) ? query : {}), ...(isObject(body) ? body : {}) };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      JSON_FIELDS.includes(name) && typeof value === "string" ? parseJson(name, value) : value,
    ]),
  );
}

function parseJson(name: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (cause) {
    throw new UnreadableParameter(`${name} must be JSON`, { cause });
  }
}
