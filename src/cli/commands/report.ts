import { Command } from "commander";
import { type CliContext, printNote, printResult } from "../context";
import { openProgressBar } from "../progress";
import {
  addReportOptions,
  type ParticularOption,
  particularOptions,
  type ReportOptions,
} from "../report-options";
import { badOption } from "../report-request";
import { findReport, reportDefinitions } from "../reports";
import { renderReport, resultWidth } from "../reports/render";
import type { ReportDefinition } from "../reports/report-definition";
import { workspaceOf } from "../workspace-option";

/** `caseboard report`: any report by its name. */
export function reportCommand(context: CliContext): Command {
  const names = reportDefinitions.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join("\n");
  return addReportOptions(
    new Command("report").description("Print a report.").argument("<name>", "the report's name"),
  )
    .addHelpText(
      "after",
      `
Reports:
${names}

Examples:
  caseboard report users --range "last 30 days"
  caseboard report users --range october --tz Europe/Berlin --team Support --format csv
  caseboard report performance --range 30d --by csatAverage
  caseboard report sla --range 7d --response-target 3600 --office-hours
  caseboard report users --from 2026-10-01T00:00:00Z --to 2026-11-01T00:00:00Z --format json`,
    )
    .action(async (name: string, options: ReportOptions, command: Command) => {
      const workspace = workspaceOf(command);
      const definition = findReport(name);
      refuseForeignOptions(definition, options);
      const now = options.now ?? context.now();
      await context.withStore("caseboard report", async (store) => {
        await store.prepareDerived(context.now(), (title, total) =>
          openProgressBar(context.notes, { title, total, unit: "conversations" }),
        );
        const onNote = (message: string) => printNote(context, message);
        const report = await definition.run({ source: store.reports, workspace, options, now, onNote });
        printResult(context, renderReport(report, options.format, resultWidth(context)));
      });
    });
}

/** Refuses options that the report does not have. */
export function refuseForeignOptions(definition: ReportDefinition, options: ReportOptions): void {
  const foreign = particularOptions.find(
    (name) => options[name] !== undefined && !definition.options.includes(name),
  );
  if (foreign === undefined) return;
  const owners = reportDefinitions.filter((one) => one.options.includes(foreign)).map(({ name }) => name);
  throw badOption(
    `The report ${definition.name} has no option --${flagOf(foreign)}.`,
    `Leave it out; it belongs to: ${owners.join(", ")}.`,
  );
}

/** `officeHours` → `office-hours`. */
function flagOf(option: ParticularOption): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
