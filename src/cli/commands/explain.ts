import { Command, Option } from "commander";
import type { CliContext } from "../context";
import { printNote, printResult } from "../context";
import { openProgressBar } from "../progress";
import { addReportOptions, type ReportOptions } from "../report-options";
import { findReport, reportDefinitions } from "../reports";
import { renderReport, resultWidth } from "../reports/render";
import { workspaceOf } from "../workspace-option";
import { refuseForeignOptions } from "./report";

/** `caseboard explain`: the conversations behind one number. */
export function explainCommand(context: CliContext): Command {
  return addReportOptions(
    new Command("explain")
      .description("Show what a number of a report means and every conversation behind it.")
      .argument("<name>", "the report's name")
      .addOption(
        new Option("--metric <key>", "the number's key, as the report's JSON has it").makeOptionMandatory(),
      ),
  )
    .addHelpText(
      "after",
      `
Numbers:
${reportDefinitions.map(({ name, metrics }) => `  ${name}: ${metrics.join(", ")}`).join("\n")}

Examples:
  caseboard explain users --metric avgFirstResponseTime --user u3 --range october
  caseboard explain sla --metric response.breached --response-target 3600 --range 7d`,
    )
    .action(async (name: string, options: ReportOptions & { metric: string }, command: Command) => {
      const workspace = workspaceOf(command);
      const definition = findReport(name);
      refuseForeignOptions(definition, options);
      const now = options.now ?? context.now();
      await context.withStore("caseboard explain", async (store) => {
        await store.prepareDerived(context.now(), (title, total) =>
          openProgressBar(context.notes, { title, total, unit: "conversations" }),
        );
        const onNote = (message: string) => printNote(context, message);
        const input = { source: store.reports, workspace, options, now, onNote };
        const explained = await definition.explain(input, options.metric);
        printResult(context, renderReport(explained, options.format, resultWidth(context)));
      });
    });
}
