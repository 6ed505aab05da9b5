/** One value that Slack's Block Kit does not take, said in words. */
export interface Breach {
  /** JSON pointer of the offending value, as Slack writes it: `/blocks/0/text/text`. */
  readonly path: string;
  /** What Slack asks for: "at most 150 characters". */
  readonly limit: string;
  /** What was there instead: "163 characters". */
  readonly found: string;
  /** False where Slack takes the value with a warning only. */
  readonly refused: boolean;
}

/** Looks at one value and returns everything wrong with it; nothing wrong is an empty list. */
export type Check = (value: unknown, path: string) => Breach[];

export function breach(path: string, limit: string, found: string): Breach {
  return { path, limit, found, refused: true };
}

/** The sentence shown to people: path, limit and what was found. */
export function describeBreach({ path, limit, found }: Breach): string {
  return `${path}: ${limit}, found ${found}`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names a value of the wrong type: "a number", "nothing". */
export function nameOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
