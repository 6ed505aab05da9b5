import { Command, Option } from "commander";
import { usersFigures } from "../../domain/metrics";
import type { CliContext } from "../context";
import { printNote, printResult } from "../context";
import { openProgressBar } from "../progress";
import { addReportOptions, type ReportOptions } from "../report-options";
import { badOption } from "../report-request";
import { explainUsers } from "../reports/explain-users";
import { renderReport, resultWidth } from "../reports/render";
import { workspaceOf } from "../workspace-option";

/** `caseboard explain`: the conversations behind one number. */
export function explainCommand(context: CliContext): Command {
  return addReportOptions(
    new Command("explain")
      .description("Show what a number of a report means and every conversation behind it.")
      .argument("<name>", "the report's name: users")
      .addOption(
        new Option("--metric <key>", "the number's key, as the report's JSON has it").makeOptionMandatory(),
      ),
  )
    .addHelpText(
      "after",
      `
Numbers of users: ${usersFigures.map(({ key }) => key).join(", ")}

Example:
  caseboard explain users --metric avgFirstResponseTime --user u3 --range october`,
    )
    .action(async (name: string, options: ReportOptions & { metric: string }, command: Command) => {
      const workspace = workspaceOf(command);
      if (name !== "users") throw badOption(`There is no report “${name}” to explain.`, "Reports: users.");
      if (options.user === undefined) {
        throw badOption(
          "--user is missing: whose number is it?",
          "Give --user with a member's id or exact name.",
        );
      }
      const now = options.now ?? context.now();
      await context.withStore("caseboard explain", async (store) => {
        await store.prepareDerived(context.now(), (title, total) =>
          openProgressBar(context.notes, { title, total, unit: "conversations" }),
        );
        const onNote = (message: string) => printNote(context, message);
        const input = { source: store.reports, workspace, options, now, onNote };
        const explained = await explainUsers(input, options.metric);
        printResult(context, renderReport(explained, options.format, resultWidth(context)));
      });
    });
}
