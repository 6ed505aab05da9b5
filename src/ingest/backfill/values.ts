import { CaseboardError } from "../../errors";
import type { BackfillSource } from "./source";

/**
 * The value of each variable of the source: as set, else its fallback.
 * Throws `bad-configuration` that names all that are missing, with what they are.
 */
export function valuesOf(
  { title, variables }: BackfillSource,
  settings: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(variables);
  const missing = entries.filter(
    ([name, { fallback }]) => settings[name] === undefined && fallback === undefined,
  );
  if (missing.length > 0) {
    const lines = missing.map(([name, { meaning }]) => `  ${name}: ${meaning}`);
    throw new CaseboardError(
      "bad-configuration",
      `The environment does not say how to reach ${title}:\n${lines.join("\n")}`,
      { hint: "Set these variables. docs/operations.md has them all." },
    );
  }
  return Object.fromEntries(entries.map(([name, { fallback }]) => [name, settings[name] ?? fallback ?? ""]));
}
