import { Command, Option } from "commander";
import { formatDuration } from "../../domain/format";
import type { Targets } from "../../domain/service-targets";
import { type CliContext, printResult } from "../context";
import { plainTable } from "../plain-table";
import { readSeconds } from "../report-options";
import { badOption } from "../report-request";
import { askedTeam, holderWords, teamOption } from "../team-option";
import { workspaceOf } from "../workspace-option";

interface TargetOptions {
  readonly team?: string;
  readonly firstResponse?: number;
  readonly response?: number;
}

/** `caseboard sla`: the targets of service levels of the workspace and of its teams. */
export function slaCommand(context: CliContext): Command {
  const sla = new Command("sla").description(
    "Targets of service levels: show, set, remove; for everyone, or for one team with --team.",
  );
  sla.addCommand(showCommand(context));
  sla.addCommand(setCommand(context));
  sla.addCommand(removeCommand(context));
  return sla;
}

function showCommand(context: CliContext): Command {
  return new Command("show")
    .description("List all targets.")
    .action(async (_options: object, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard sla", async ({ reports }) => {
        const directory = await reports.directory(workspace);
        const { everyone, byTeam } = await reports.serviceTargets(workspace);
        const teams = [...byTeam].map(([teamId, targets]) =>
          targetRow(holderWords(teamId, directory), targets),
        );
        const rows = [...(everyone === null ? [] : [targetRow("everyone", everyone)]), ...teams];
        const head = ["for", "first response", "every response"];
        printResult(context, rows.length === 0 ? "No targets are set." : plainTable(head, rows));
      });
    });
}

function setCommand(context: CliContext): Command {
  return new Command("set")
    .description("Set targets in seconds, in place of those set before.")
    .addOption(new Option("--first-response <seconds>", "of the first response").argParser(readSeconds))
    .addOption(new Option("--response <seconds>", "of every response").argParser(readSeconds))
    .addOption(teamOption())
    .addHelpText("after", "\nExample:\n  caseboard sla set --first-response 1800 --response 3600")
    .action(async ({ team, firstResponse, response }: TargetOptions, command: Command) => {
      const workspace = workspaceOf(command);
      if (firstResponse === undefined && response === undefined) {
        throw badOption("No target is given.", "Give --first-response or --response, or both, in seconds.");
      }
      const value: Targets = { first: inMilliseconds(firstResponse), every: inMilliseconds(response) };
      await context.withStore("caseboard sla", async ({ reports, settings, workspaces }) => {
        const directory = await reports.directory(workspace);
        const teamId = askedTeam(team, directory);
        await workspaces.ensure(workspace, context.now());
        await settings.set(workspace, "service-targets", { teamId, value });
        const [holder, first, every] = targetRow(holderWords(teamId, directory), value);
        printResult(context, `Targets of ${holder}: first response ${first}, every response ${every}.`);
      });
    });
}

function removeCommand(context: CliContext): Command {
  return new Command("remove")
    .description("Remove the targets.")
    .addOption(teamOption())
    .action(async ({ team }: TargetOptions, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard sla", async ({ reports, settings }) => {
        const directory = await reports.directory(workspace);
        const teamId = askedTeam(team, directory);
        const holder = holderWords(teamId, directory);
        const removed = await settings.remove(workspace, "service-targets", teamId);
        printResult(context, removed ? `Targets of ${holder} are removed.` : `None were set for ${holder}.`);
      });
    });
}

function targetRow(holder: string, { first, every }: Targets): string[] {
  const shown = (target: number | null) => formatDuration(target === null ? null : target / 1000);
  return [holder, shown(first), shown(every)];
}

function inMilliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds * 1000);
}
