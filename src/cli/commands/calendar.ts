import { Command } from "commander";
import { CaseboardError } from "../../errors";
import { readCalendar } from "../clock-options";
import { type CliContext, printResult } from "../context";
import { askedTeam, holderWords, teamOption } from "../team-option";
import { workspaceOf } from "../workspace-option";

interface TeamOptions {
  readonly team?: string;
}

/** `caseboard calendar`: the office hours of the workspace and of its teams. */
export function calendarCommand(context: CliContext): Command {
  const calendar = new Command("calendar").description(
    "Office hours: show, set, remove; for everyone, or for one team with --team.",
  );
  calendar.addCommand(showCommand(context));
  calendar.addCommand(setCommand(context));
  calendar.addCommand(removeCommand(context));
  return calendar;
}

function showCommand(context: CliContext): Command {
  return new Command("show")
    .description("Print the calendar as JSON.")
    .addOption(teamOption())
    .action(async ({ team }: TeamOptions, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard calendar", async ({ reports }) => {
        const directory = await reports.directory(workspace);
        const teamId = askedTeam(team, directory);
        const { everyone, byTeam } = await reports.officeCalendars(workspace);
        const calendar = teamId === null ? everyone : byTeam.get(teamId);
        if (calendar == null) throw noCalendar(holderWords(teamId, directory));
        printResult(context, JSON.stringify(calendar, null, 2));
      });
    });
}

function setCommand(context: CliContext): Command {
  return new Command("set")
    .description("Take the calendar of a JSON file: zone, week, holidays.")
    .argument("<file>", "a file such as docs/metrics.md shows")
    .addOption(teamOption())
    .addHelpText("after", "\nExample:\n  caseboard calendar set berlin.json --team Support")
    .action(async (file: string, { team }: TeamOptions, command: Command) => {
      const workspace = workspaceOf(command);
      const value = await readCalendar(file);
      await context.withStore("caseboard calendar", async ({ reports, settings, workspaces }) => {
        const directory = await reports.directory(workspace);
        const teamId = askedTeam(team, directory);
        await workspaces.ensure(workspace, context.now());
        await settings.set(workspace, "calendar", { teamId, value });
        printResult(context, `Office hours of ${holderWords(teamId, directory)}: ${value.zone}.`);
      });
    });
}

function removeCommand(context: CliContext): Command {
  return new Command("remove")
    .description("Remove the calendar.")
    .addOption(teamOption())
    .action(async ({ team }: TeamOptions, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard calendar", async ({ reports, settings }) => {
        const directory = await reports.directory(workspace);
        const teamId = askedTeam(team, directory);
        const holder = holderWords(teamId, directory);
        if (!(await settings.remove(workspace, "calendar", teamId))) throw noCalendar(holder);
        printResult(context, `Office hours of ${holder} are removed.`);
      });
    });
}

function noCalendar(holder: string): CaseboardError {
  return new CaseboardError("not-found", `No office hours are set for ${holder}.`, {
    hint: "caseboard calendar set FILE sets them.",
  });
}
