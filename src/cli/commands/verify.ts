import { Command } from "commander";
import { formatCount } from "../../domain/format";
import type { Store } from "../../storage/store";
import { collectEarly } from "../collect-early";
import { type CliContext, printResult } from "../context";
import { openProgressBar } from "../progress";
import { workspaceOf } from "../workspace-option";

const DIFFERENCES_SHOWN = 20;

/** `caseboard verify`: whether everything derived is what the events give. */
export function verifyCommand(context: CliContext): Command {
  return new Command("verify")
    .description("Compare everything derived with a fresh computation from the events; exit 1 if it differs.")
    .addHelpText(
      "after",
      "\nWhat differs is made right by caseboard rebuild.\n\nExample:\n  caseboard verify --workspace acme",
    )
    .action(async (_options: object, command: Command) => {
      collectEarly();
      const workspace = workspaceOf(command);
      await context.withStore("caseboard verify", (store) => verify(context, store, workspace));
    });
}

async function verify(context: CliContext, store: Store, workspace: string): Promise<void> {
  const say = (line: string) => printResult(context, line);
  const settle = () => store.recover(context.now(), { everything: true });
  await settle();
  const { all, waiting } = await store.conversations.counts(workspace);
  const bar = openProgressBar(context.notes, { title: "verify", total: all, unit: "conversations" });
  let differences = 0;
  try {
    const differing = store.differences(workspace, (done) => bar.update(done), settle);
    for await (const { kind, id, problem } of differing) {
      differences += 1;
      if (differences <= DIFFERENCES_SHOWN) bar.note(`${kind} ${id}: ${problem}`);
    }
  } finally {
    bar.close();
  }
  const { rejected, conflicts } = await store.refused.counts(workspace);
  const pending = (await store.journal.pending(workspace)).length;
  say(`events                 ${formatCount(await store.log.count(workspace))}`);
  say(`conversations          ${formatCount(all)}`);
  say(`waiting for opening    ${formatCount(waiting)}`);
  say(`rejected events kept   ${formatCount(rejected)}`);
  say(`conflicts kept         ${formatCount(conflicts)}`);
  say(`batches on their way   ${formatCount(pending)}`);
  say(`differences            ${formatCount(differences)}`);
  if (differences === 0) return;
  say("What is derived differs from the events. Run: caseboard rebuild");
  context.setExitCode(1);
}
