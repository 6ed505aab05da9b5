import type { PageReading } from "../source";

/** Where in Help Scout's API to read. */
export interface HelpScoutPlace extends Pick<PageReading, "api" | "since" | "until"> {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** From 1. */
  readonly page: number;
}

/** The address of a resource with its query. */
export function addressOf(
  { baseUrl }: Pick<HelpScoutPlace, "baseUrl">,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
): string {
  const words = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return `${baseUrl}/v2/${path}?${new URLSearchParams(words)}`;
}

/** As Help Scout's documentation writes instants in queries: whole seconds. */
export function secondsOf(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, "Z");
}
