import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openBenchServer } from "./database";
import { datasetOf } from "./dataset";
import { benchDocument } from "./document";
import { thisMachine } from "./machine";
import { type PartReport, type ReportingPart, reporting } from "./part";
import { reportsPart } from "./reports";
import { readSettings } from "./settings";

/**
 * `npm run bench`: runs the benchmark's parts one after the other. Results go to standard output as
 * Markdown and to results.json in the benchmark's directory; with --write also to docs/benchmarks.md.
 */
const parts: readonly ReportingPart[] = [reporting(reportsPart)];

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const settings = readSettings(
    words,
    process.env,
    parts.map(({ name }) => name),
  );
  const { directory } = settings;
  mkdirSync(directory, { recursive: true });
  const datasets = settings.events.map((events) => datasetOf(directory, events, tell));
  const server = await openBenchServer(process.env, directory, tell);
  const reports: PartReport[] = [];
  try {
    const chosen = parts.filter(({ name }) => settings.parts.includes(name));
    for (const part of chosen) reports.push(await part.run({ directory, server, datasets, tell }));
  } finally {
    await server.close();
  }
  const command = ["npm run bench", ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
  const report = { command, at: new Date(), machine: thisMachine(), parts: reports };
  writeFileSync(join(directory, "results.json"), `${JSON.stringify(report, null, 2)}\n`);
  const document = benchDocument(report);
  if (settings.write) writeFileSync(join(__dirname, "../../docs/benchmarks.md"), document);
  process.stdout.write(document);
}

const startedAt = performance.now();

function tell(message: string): void {
  process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${message}\n`);
}

void main();
