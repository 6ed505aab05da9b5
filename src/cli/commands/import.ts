import { Command } from "commander";
import { importFile, type RefusedLine } from "../../ingest/file-import";
import { openByteSource } from "../../ingest/file-source";
import { storeToDerive } from "../../ingest/ingest";
import { addCounts, type IngestCounts, noCounts } from "../../ingest/ingest-counts";
import { readAtTheEnd } from "../../storage/deriver";
import type { Store } from "../../storage/store";
import { collectEarly } from "../collect-early";
import { type CliContext, printNote, printResult } from "../context";
import { openProgressBar } from "../progress";
import { workspaceOf } from "../workspace-option";

/** `caseboard import`: event files into the event log. */
export function importCommand(context: CliContext): Command {
  return new Command("import")
    .description("Import event files: NDJSON, plain or gzip.")
    .argument("<file...>", "files to import; - is standard input")
    .option("--allow-rejects", "exit 0 although events were rejected")
    .addHelpText(
      "after",
      `
Importing the same events again is safe: they are counted as duplicates.
The last line on standard output is {"accepted":N,"duplicates":N,"rejected":N}.
Rejected events are kept; see caseboard refused.

Examples:
  caseboard import events.ndjson
  caseboard import --workspace acme march.ndjson.gz april.ndjson.gz
  zcat events.ndjson.gz | caseboard import -`,
    )
    .action(async (files: string[], options: { allowRejects?: true }, command: Command) => {
      collectEarly();
      const workspace = workspaceOf(command);
      const counts = await context.withStore("caseboard import", (store) =>
        importFiles(context, store, { workspace, files }),
      );
      if (counts.conflicts > 0) {
        printNote(
          context,
          `${counts.conflicts} of the duplicates had other content than the event first stored with their id; the first one holds.`,
        );
      }
      const { accepted, duplicates, rejected } = counts;
      printResult(context, JSON.stringify({ accepted, duplicates, rejected }));
      if (rejected > 0 && options.allowRejects === undefined) context.setExitCode(1);
    });
}

async function importFiles(
  context: CliContext,
  store: Store,
  { workspace, files }: { readonly workspace: string; readonly files: readonly string[] },
): Promise<IngestCounts> {
  let total = noCounts;
  store.deriver.keepPace(readAtTheEnd);
  for (const file of files) {
    const source = await openByteSource(file, context.standardInput);
    const bar = openProgressBar(context.notes, { title: file, total: source.size, unit: "bytes" });
    const tell = (line: RefusedLine) => bar.note(describeLine(line));
    try {
      const counts = await importFile(
        source,
        async (candidates) => {
          await store.deriver.room();
          return storeToDerive(store.ingest, { workspace, candidates }, context.now());
        },
        { onRejected: tell, onConflict: tell, onProgress: (bytes) => bar.update(bytes) },
      );
      total = addCounts(total, counts);
    } finally {
      // Also what was stored before a failure is in every report when this ends.
      await store.deriver.caughtUp();
      bar.close();
    }
  }
  await sumUp(context, store, workspace);
  return total;
}

async function sumUp(context: CliContext, store: Store, workspace: string): Promise<void> {
  const bar = openProgressBar(context.notes, { title: "Adding up", total: null, unit: "days" });
  try {
    await store.sumUp(workspace, (done) => bar.update(done));
  } finally {
    bar.close();
  }
}

function describeLine({ file, line, problems }: RefusedLine): string {
  return problems.map(({ field, reason }) => `${file}:${line}: ${field}: ${reason}`).join("\n");
}
