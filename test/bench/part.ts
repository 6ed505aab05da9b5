import type { BenchServer } from "./database";
import type { Dataset } from "./dataset";

/** What every part of the benchmark works with. */
export interface Bench {
  /** Where everything is kept that the benchmark makes; outside the tracked files. */
  readonly directory: string;
  readonly server: BenchServer;
  /** The data, smallest first. */
  readonly datasets: readonly Dataset[];
  /** Says how far it is. */
  tell(message: string): void;
}

/** A part of the benchmark: `Result` is what it found, as it goes into the JSON. */
export interface Part<Result> {
  /** As in `--parts`. */
  readonly name: string;
  run(bench: Bench): Promise<Result>;
  /** The section of docs/benchmarks.md, with its heading of the second level. */
  section(result: Result): string;
}

/** What a part found, and its section. */
export interface PartReport {
  readonly name: string;
  readonly result: unknown;
  readonly section: string;
}

/** A part that hands over its report, whatever its results are. */
export interface ReportingPart {
  readonly name: string;
  run(bench: Bench): Promise<PartReport>;
}

/** The part, so that it goes with others into one list. */
export function reporting<Result>(part: Part<Result>): ReportingPart {
  const { name } = part;
  return {
    name,
    run: async (bench) => {
      bench.tell(`part ${name}`);
      const result = await part.run(bench);
      return { name, result, section: part.section(result) };
    },
  };
}
