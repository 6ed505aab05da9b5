import type { Machine } from "./machine";
import type { PartReport } from "./part";

export interface BenchReport {
  /** The command that made it. */
  readonly command: string;
  readonly at: Date;
  readonly machine: Machine;
  readonly parts: readonly PartReport[];
}

/** docs/benchmarks.md. */
export function benchDocument({ command, at, machine, parts }: BenchReport): string {
  const { processor, cores, memoryGigabytes, system, node } = machine;
  const date = at.toISOString().slice(0, 10);
  return `${[
    "# Benchmarks",
    "Written by the benchmark itself, all in one run. Times depend on the machine; the ratios are what to look at.",
    `\`\`\`sh\n${command}\n\`\`\``,
    `${date}, ${cores} cores (${processor}), ${memoryGigabytes} GB of memory, ${system}, Node ${node}.`,
    ...parts.map(({ section }) => section),
  ].join("\n\n")}\n`;
}
