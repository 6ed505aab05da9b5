import { Command } from "commander";
import { isZone } from "../../domain/period";
import { type CliContext, printResult } from "../context";
import { badOption } from "../report-request";
import { workspaceOf } from "../workspace-option";

/** `caseboard zone`: the workspace's time zone. */
export function zoneCommand(context: CliContext): Command {
  return new Command("zone")
    .description("Show or set the time zone in which the workspace's presets and dates resolve.")
    .argument("[zone]", "a zone of the IANA database, such as Europe/Berlin")
    .addHelpText("after", "\nExample:\n  caseboard zone Europe/Berlin --workspace acme")
    .action(async (zone: string | undefined, _options: object, command: Command) => {
      const workspace = workspaceOf(command);
      if (zone !== undefined && !isZone(zone)) {
        throw badOption(
          `“${zone}” is not a time zone.`,
          "Give one of the IANA database, such as Europe/Berlin or UTC.",
        );
      }
      await context.withStore("caseboard zone", async (store) => {
        if (zone !== undefined) await store.workspaces.setZone(workspace, zone, context.now());
        printResult(context, await store.workspaces.zone(workspace));
      });
    });
}
