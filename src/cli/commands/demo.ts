import { Command } from "commander";
import type { CliContext } from "../context";

/** `caseboard demo`: everything at once, with sample data and without Slack. */
export function demoCommand(context: CliContext): Command {
  return new Command("demo")
    .description("Run the bot with sample data and a page that looks like Slack, on this machine only.")
    .action(() => context.demo());
}
