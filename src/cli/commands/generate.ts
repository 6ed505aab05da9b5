import { once } from "node:events";
import { Command, InvalidArgumentError, Option } from "commander";
import { parseInstant } from "../../domain/instant";
import { generateEvents } from "../../domain/sample/generate-events";
import type { CliContext } from "../context";

interface GenerateOptions {
  readonly conversations: number;
  readonly seed: number;
  readonly days: number;
  readonly end?: Date;
}

/** Lines are gathered before they are written; one write a line would be slow. */
const TEXT_A_WRITE = 64 * 1024;

/** `caseboard generate`: a lifelike event file. */
export function generateCommand(context: CliContext): Command {
  return new Command("generate")
    .description("Write lifelike events to standard output, for demos and benchmarks.")
    .addOption(
      new Option("--conversations <n>", "how many conversations are opened")
        .argParser(wholeNumber)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--seed <n>", "the same seed gives the same events").argParser(wholeNumber).default(1),
    )
    .addOption(new Option("--days <n>", "how many days the events cover").argParser(wholeNumber).default(90))
    .addOption(new Option("--end <instant>", "where they end, else now").argParser(readDate))
    .addHelpText(
      "after",
      "\nExample:\n  caseboard generate --conversations 10000 --seed 7 | caseboard import -",
    )
    .action(async (options: GenerateOptions) => {
      const { conversations, seed, days } = options;
      const end = options.end ?? new Date(context.now());
      await writeLines(context, generateEvents({ conversations, seed, days, end }));
    });
}

async function writeLines(context: CliContext, events: Iterable<object>): Promise<void> {
  let text = "";
  for (const event of events) {
    text += `${JSON.stringify(event)}\n`;
    if (text.length < TEXT_A_WRITE) continue;
    if (!context.results.write(text)) await once(context.results, "drain");
    text = "";
  }
  context.results.write(text);
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number, such as 1000.");
}

function readDate(text: string): Date {
  const instant = parseInstant(text);
  if (instant !== undefined) return new Date(instant);
  throw new InvalidArgumentError("It must be a date and time with an offset, such as 2026-11-15T12:00:00Z.");
}
