import { Command } from "commander";
import { formatCount } from "../../domain/format";
import { collectEarly } from "../collect-early";
import { type CliContext, printResult } from "../context";
import { openProgressBar } from "../progress";
import { workspaceOf } from "../workspace-option";

/** `caseboard rebuild`: everything derived, made anew from the events. */
export function rebuildCommand(context: CliContext): Command {
  return new Command("rebuild")
    .description("Make everything derived anew from the events. Events may come in meanwhile.")
    .addHelpText("after", "\nExample:\n  caseboard rebuild --workspace acme")
    .action(async (_options: object, command: Command) => {
      collectEarly();
      const workspace = workspaceOf(command);
      await context.withStore("caseboard rebuild", async (store) => {
        await store.recover(context.now(), { everything: true });
        const { all } = await store.conversations.counts(workspace);
        const bar = openProgressBar(context.notes, { title: "rebuild", total: all, unit: "conversations" });
        try {
          const { conversations } = await store.rebuild(workspace, context.now(), (done) => bar.update(done));
          printResult(context, `${formatCount(conversations)} conversations made anew from their events.`);
        } finally {
          bar.close();
        }
      });
    });
}
