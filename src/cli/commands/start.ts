import { Command } from "commander";
import type { CliContext } from "../context";
import { workspaceOf } from "../workspace-option";

/** `caseboard start`: the bot and the HTTP API, until told to stop. */
export function startCommand(context: CliContext): Command {
  return new Command("start")
    .description("Run the bot, the HTTP API on PORT and the jobs until SIGINT or SIGTERM.")
    .option("--without-slack", "only the HTTP API and the jobs")
    .addHelpText("after", "\nSettings come from the environment; docs/operations.md has them all.")
    .action((options: { withoutSlack?: true }, command: Command) =>
      context.start({ withoutSlack: options.withoutSlack === true, workspace: workspaceOf(command) }),
    );
}
