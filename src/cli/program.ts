import { Command, CommanderError } from "commander";
import { CaseboardError } from "../errors";
import { type CliContext, printNote } from "./context";

// Loaded where the command line names them, so that each starts quickly. By require, since a dynamic import would
// bypass what lets Node read TypeScript.
const modules = {
  start: (): typeof import("./commands/start") => require("./commands/start"),
  demo: (): typeof import("./commands/demo") => require("./commands/demo"),
  import: (): typeof import("./commands/import") => require("./commands/import"),
  backfill: (): typeof import("./commands/backfill") => require("./commands/backfill"),
  report: (): typeof import("./commands/report") => require("./commands/report"),
  explain: (): typeof import("./commands/explain") => require("./commands/explain"),
  generate: (): typeof import("./commands/generate") => require("./commands/generate"),
  verify: (): typeof import("./commands/verify") => require("./commands/verify"),
  rebuild: (): typeof import("./commands/rebuild") => require("./commands/rebuild"),
  tokens: (): typeof import("./commands/tokens") => require("./commands/tokens"),
  refused: (): typeof import("./commands/refused") => require("./commands/refused"),
  zone: (): typeof import("./commands/zone") => require("./commands/zone"),
  calendar: (): typeof import("./commands/calendar") => require("./commands/calendar"),
  sla: (): typeof import("./commands/sla") => require("./commands/sla"),
  digest: (): typeof import("./commands/digest") => require("./commands/digest"),
};

/** The commands, in the order in which help shows them. */
const commandTable: Readonly<Record<string, () => (context: CliContext) => Command>> = {
  start: () => modules.start().startCommand,
  demo: () => modules.demo().demoCommand,
  import: () => modules.import().importCommand,
  backfill: () => modules.backfill().backfillCommand,
  report: () => modules.report().reportCommand,
  explain: () => modules.explain().explainCommand,
  generate: () => modules.generate().generateCommand,
  verify: () => modules.verify().verifyCommand,
  rebuild: () => modules.rebuild().rebuildCommand,
  tokens: () => modules.tokens().tokensCommand,
  refused: () => modules.refused().refusedCommand,
  zone: () => modules.zone().zoneCommand,
  calendar: () => modules.calendar().calendarCommand,
  sla: () => modules.sla().slaCommand,
  digest: () => modules.digest().digestCommand,
};

/** The process ends with this when the command line itself is wrong. */
const USAGE_EXIT_CODE = 2;
const FAILURE_EXIT_CODE = 1;

const usageCodes: readonly CaseboardError["code"][] = ["bad-option", "bad-workspace"];

/** Runs one command line (without the program's name) and answers the exit code it asks for. */
export async function runCommandLine(context: CliContext, words: readonly string[]): Promise<void> {
  const program = programOf(context, commandsNamedIn(words));
  try {
    await program.parseAsync([...words], { from: "user" });
  } catch (error) {
    context.setExitCode(reportFailure(context, error));
  }
}

/** Those that the words name, else all of them, so that help can tell what there is. */
function commandsNamedIn(words: readonly string[]): ((context: CliContext) => Command)[] {
  const all = Object.entries(commandTable);
  const named = all.filter(([name]) => words.includes(name));
  return (named.length > 0 ? named : all).map(([, load]) => load());
}

function programOf(context: CliContext, chosen: readonly ((context: CliContext) => Command)[]): Command {
  const program = new Command("caseboard")
    .description("How a support team is doing, counted from its events.")
    .version(context.version)
    .option("--workspace <name>", "the workspace to work on", "default");
  const commands = chosen.map((commandOf) => commandOf(context));
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
