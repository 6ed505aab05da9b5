import { Command } from "commander";
import { formatInstant } from "../../domain/instant";
import { CaseboardError } from "../../errors";
import { ingest } from "../../ingest/ingest";
import type { KeptRefused } from "../../storage/refused-store";
import type { Store } from "../../storage/store";
import { type CliContext, printResult } from "../context";
import { plainTable, withoutControl } from "../plain-table";
import { workspaceOf } from "../workspace-option";

const LISTED = 100;

/** `caseboard refused`: events that were refused, to look at and to send again. */
export function refusedCommand(context: CliContext): Command {
  const refused = new Command("refused").description("Events that were refused: list, show, replay.");
  refused.addCommand(listCommand(context));
  refused.addCommand(showCommand(context));
  refused.addCommand(replayCommand(context));
  return refused;
}

function listCommand(context: CliContext): Command {
  return new Command("list")
    .description(`List the refused events, the last ${LISTED} first refused or seen again.`)
    .action(async (_options: object, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard refused", async (store) => {
        const refused = await store.refused.list(workspace, LISTED);
        const { rejected, conflicts } = await store.refused.counts(workspace);
        const head = ["id", "event", "outcome", "times", "last seen", "from", "why"];
        if (refused.length > 0) printResult(context, plainTable(head, refused.map(refusedRow)));
        const shown = refused.length < rejected + conflicts ? ` (showing ${refused.length})` : "";
        printResult(context, `${rejected} rejected, ${conflicts} conflicting${shown}.`);
      });
    });
}

function showCommand(context: CliContext): Command {
  return new Command("show")
    .description("Show one refused event as it came, and why it was refused.")
    .argument("<id>", "its id, as list shows it")
    .action(async (id: string, _options: object, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard refused", async (store) => {
        const refused = await requireRefused(store, workspace, id);
        const { outcome, origin, count, firstSeenAt, lastSeenAt, problems, body } = refused;
        printResult(context, `${outcome}, ${count} times, from ${origin}`);
        printResult(context, `first ${formatInstant(firstSeenAt)}, last ${formatInstant(lastSeenAt)}`);
        for (const { field, reason } of problems) printResult(context, `${field}: ${reason}`);
        printResult(context, withoutControl(body));
      });
    });
}

function replayCommand(context: CliContext): Command {
  return new Command("replay")
    .description(
      "Check refused events again and store those that are accepted now; without ids, all of them.",
    )
    .argument("[id...]", "ids as list shows them")
    .action(async (ids: string[], _options: object, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard refused", async (store) => {
        const chosen = ids.length === 0 ? store.refused.all(workspace) : chosenOnes(store, workspace, ids);
        let remaining = 0;
        for await (const refused of chosen) {
          const outcome = await replay(context, store, workspace, refused);
          if (!outcome.isDone) remaining += 1;
          printResult(context, `${refused.id}: ${outcome.words}`);
        }
        if (remaining > 0) context.setExitCode(1);
      });
    });
}

async function* chosenOnes(
  store: Store,
  workspace: string,
  ids: readonly string[],
): AsyncGenerator<KeptRefused> {
  for (const id of ids) yield await requireRefused(store, workspace, id);
}

async function requireRefused(store: Store, workspace: string, id: string): Promise<KeptRefused> {
  const refused = await store.refused.find(workspace, id);
  if (refused) return refused;
  throw new CaseboardError("not-found", `The workspace ${workspace} has no refused event ${id}.`, {
    hint: "caseboard refused list shows them.",
  });
}

async function replay(
  context: CliContext,
  store: Store,
  workspace: string,
  refused: KeptRefused,
): Promise<{ readonly isDone: boolean; readonly words: string }> {
  const { body, origin } = refused;
  if (!refused.replayable)
    return { isDone: false, words: "was not kept whole as JSON; send it again from its source" };
  const value: unknown = JSON.parse(body);
  const candidates = [{ kind: "value", value, text: body, origin } as const];
  const result = await ingest(store.ingest, { workspace, candidates }, context.now());
  const still = [...result.rejected, ...result.conflicts][0];
  if (still) {
    const reasons = still.problems.map(({ field, reason }) => `${field}: ${reason}`);
    return { isDone: false, words: `still refused: ${reasons.join("; ")}` };
  }
  await store.refused.remove(workspace, refused.id);
  return { isDone: true, words: result.accepted > 0 ? "stored" : "was stored already" };
}

function refusedRow(refused: KeptRefused): string[] {
  const { id, eventId, outcome, count, lastSeenAt, origin, problems } = refused;
  const why = problems.map(({ field, reason }) => `${field}: ${reason}`).join("\n");
  return [id, shortened(eventId ?? "–"), outcome, String(count), formatInstant(lastSeenAt), origin, why];
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
