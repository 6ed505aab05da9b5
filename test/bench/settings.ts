import { resolve } from "node:path";
import { parseArgs } from "node:util";

export interface BenchSettings {
  /** Amounts of events, smallest first. */
  readonly events: readonly number[];
  readonly parts: readonly string[];
  /** Whether docs/benchmarks.md is written. */
  readonly write: boolean;
  readonly directory: string;
}

/** The benchmark's settings out of its arguments and environment. Throws for what it does not know. */
export function readSettings(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  knownParts: readonly string[],
): BenchSettings {
  const { values } = parseArgs({
    args: [...words],
    options: {
      events: { type: "string", default: "1000000,10000000" },
      parts: { type: "string", default: knownParts.join(",") },
      write: { type: "boolean", default: false },
    },
  });
  const events = values.events.split(",").map(Number);
  if (!events.every((count) => Number.isSafeInteger(count) && count >= 1_000)) {
    throw new Error(`--events ${values.events}: give whole numbers from 1000, such as 1000000,10000000`);
  }
  const parts = values.parts.split(",");
  const unknown = parts.find((name) => !knownParts.includes(name));
  if (unknown !== undefined) throw new Error(`--parts ${unknown}: there are ${knownParts.join(", ")}`);
  return {
    events: events.toSorted((left, right) => left - right),
    parts,
    write: values.write,
    directory: resolve(environment.CASEBOARD_BENCH_DIR || ".caseboard/bench"),
  };
}
