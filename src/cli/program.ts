import { Command, CommanderError } from "commander";
import { CaseboardError } from "../errors";
import { backfillCommand } from "./commands/backfill";
import { calendarCommand } from "./commands/calendar";
import { demoCommand } from "./commands/demo";
import { digestCommand } from "./commands/digest";
import { explainCommand } from "./commands/explain";
import { generateCommand } from "./commands/generate";
import { importCommand } from "./commands/import";
import { rebuildCommand } from "./commands/rebuild";
import { refusedCommand } from "./commands/refused";
import { reportCommand } from "./commands/report";
import { slaCommand } from "./commands/sla";
import { startCommand } from "./commands/start";
import { tokensCommand } from "./commands/tokens";
import { verifyCommand } from "./commands/verify";
import { zoneCommand } from "./commands/zone";
import { type CliContext, printNote } from "./context";

/** The commands, in the order in which help shows them. */
const commandTable = [
  startCommand,
  demoCommand,
  importCommand,
  backfillCommand,
  reportCommand,
  explainCommand,
  generateCommand,
  verifyCommand,
  rebuildCommand,
  tokensCommand,
  refusedCommand,
  zoneCommand,
  calendarCommand,
  slaCommand,
  digestCommand,
];

/** The process ends with this when the command line itself is wrong. */
const USAGE_EXIT_CODE = 2;
const FAILURE_EXIT_CODE = 1;

const usageCodes: readonly CaseboardError["code"][] = ["bad-option", "bad-workspace"];

/** Runs one command line (without the program's name) and answers the exit code it asks for. */
export async function runCommandLine(context: CliContext, words: readonly string[]): Promise<void> {
  const program = programOf(context);
  try {
    await program.parseAsync([...words], { from: "user" });
  } catch (error) {
    context.setExitCode(reportFailure(context, error));
  }
}

function programOf(context: CliContext): Command {
  const program = new Command("caseboard")
    .description("How a support team is doing, counted from its events.")
    .version(context.version)
    .option("--workspace <name>", "the workspace to work on", "default");
  const commands = commandTable.map((commandOf) => commandOf(context));
  for (const command of [program, ...commands, ...commands.flatMap(({ commands: inner }) => inner)]) {
    command
      .exitOverride()
      .configureHelp({ showGlobalOptions: true })
      .configureOutput({
        writeOut: (text) => context.results.write(text),
        writeErr: (text) => context.notes.write(text),
      })
      .showHelpAfterError("(--help shows what there is)");
  }
  for (const command of commands) program.addCommand(command);
  return program;
}

/** Says what went wrong, in one place for all commands; answers the exit code. */
function reportFailure(context: CliContext, error: unknown): number {
  // Commander has written its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_EXIT_CODE;
  if (error instanceof CaseboardError) {
    printNote(context, `caseboard: ${error.message}`);
    if (error.hint !== null) printNote(context, error.hint);
    return usageCodes.includes(error.code) ? USAGE_EXIT_CODE : FAILURE_EXIT_CODE;
  }
  printNote(context, `caseboard: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return FAILURE_EXIT_CODE;
}
