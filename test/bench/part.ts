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

/** Runs a part to its report. */
export async function reportOf<Result>(part: Part<Result>, bench: Bench): Promise<PartReport> {
  bench.tell(`part ${part.name}`);
  const result = await part.run(bench);
  return { name: part.name, result, section: part.section(result) };
}
