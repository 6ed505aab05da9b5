import { Command } from "commander";
import { formatCount } from "../../domain/format";
import { formatInstant, type Instant, parseInstant } from "../../domain/instant";
import { isLocalDate, startOfLocalDate } from "../../domain/period";
import { backfillSources } from "../../ingest/backfill";
import { type BackfillListener, type BackfillRequest, runBackfill } from "../../ingest/backfill/run-backfill";
import type { BackfillSource } from "../../ingest/backfill/source";
import { valuesOf } from "../../ingest/backfill/values";
import { ingest } from "../../ingest/ingest";
import type { IngestCounts } from "../../ingest/ingest-counts";
import type { Store } from "../../storage/store";
import { type CliContext, printNote, printResult } from "../context";
import { openProgressBar, type ProgressBar } from "../progress";
import { badOption } from "../report-request";
import { workspaceOf } from "../workspace-option";

/** How long a platform may take for one answer. */
const TIME_LIMIT = 60_000;

/** `caseboard backfill`: what happened on a platform before it was connected. */
export function backfillCommand(context: CliContext): Command {
  return new Command("backfill")
    .description("Read what happened on a platform before it was connected.")
    .argument("<platform>", platformNames())
    .requiredOption(
      "--since <date>",
      "read conversations with something new since that local date or instant, each whole",
    )
    .addHelpText(
      "after",
      `
Stopped on the way, the same command goes on where it stopped. Running it again, or beside
live webhooks, is safe: the same fact has the same id, and counts as a duplicate.
The last line on standard output is {"accepted":N,"duplicates":N,"rejected":N}.
How to reach the platform is in environment variables; see docs/operations.md.

Examples:
  caseboard backfill help-scout --since 2026-01-01
  caseboard backfill help-scout --since 2026-01-01 --workspace acme`,
    )
    .action(async (platform: string, { since }: { since: string }, command: Command) => {
      const source = sourceNamed(platform);
      const values = valuesOf(source, context.platforms.settings());
      const workspace = workspaceOf(command);
      requireDate(since);
      const counts = await context.withStore("caseboard backfill", async (store) => {
        const start = startOf(since, await store.workspaces.zone(workspace), context.now());
        return backfill(context, store, { source, values, workspace, since: start });
      });
      tellOutcome(context, counts);
    });
}

function platformNames(): string {
  return backfillSources.map(({ platform }) => platform).join(" or ");
}

function sourceNamed(platform: string): BackfillSource {
  const source = backfillSources.find((one) => one.platform === platform);
  if (source !== undefined) return source;
  throw badOption(`“${platform}” is no platform that can be back-filled.`, `What works: ${platformNames()}.`);
}

function requireDate(since: string): void {
  if (isLocalDate(since) || parseInstant(since) !== undefined) return;
  throw badOption(
    `--since: “${since}” is neither a date nor an instant.`,
    "Give a date such as 2026-01-31, or an instant such as 2026-01-31T09:30:00Z.",
  );
}

function startOf(since: string, zone: string, now: Instant): Instant {
  const start = parseInstant(since) ?? startOfLocalDate(since, zone);
  if (start <= now) return start;
  throw badOption(`--since (${formatInstant(start)}) lies ahead.`, "Give a date in the past.");
}

async function backfill(context: CliContext, store: Store, request: BackfillRequest): Promise<IngestCounts> {
  const { workspace } = request;
  const screen = openScreen(context, request);
  const { fetch, pause } = context.platforms;
  const ports = {
    positions: store.backfills,
    ingest: (candidates: Parameters<typeof ingest>[1]["candidates"]) =>
      ingest(store.ingest, { workspace, candidates }, context.now()),
    outside: { fetch, pause, now: context.now, timeLimit: TIME_LIMIT, onWait: screen.note },
  };
  try {
    return await runBackfill(ports, request, screen.listener);
  } finally {
    screen.close();
  }
}

/** What is seen of a back-fill while it runs: a bar as soon as it is known how much there is. */
function openScreen(context: CliContext, { source }: BackfillRequest) {
  let bar: ProgressBar | null = null;
  const note = (line: string) => {
    if (bar === null) printNote(context, line);
    else bar.note(line);
  };
  const listener: BackfillListener = {
    onStart: ({ conversations, until }, isResumed) => {
      if (!isResumed) return;
      note(
        `Going on where a back-fill of ${formatInstant(until)} stopped: ${formatCount(conversations)} conversations are done. For what is newer than that, run it again when it is done.`,
      );
    },
    onProgress: (conversations, total) => {
      if (total !== null) {
        bar ??= openProgressBar(context.notes, { title: source.title, total, unit: "conversations" });
      }
      bar?.update(conversations);
    },
    onNote: note,
    onRejected: (origin, { id, problems }) => {
      for (const { field, reason } of problems) note(`${id ?? origin}: ${field}: ${reason}`);
    },
  };
  return { note, listener, close: () => bar?.close() };
}

function tellOutcome(context: CliContext, counts: IngestCounts): void {
  const { accepted, duplicates, conflicts, rejected } = counts;
  if (conflicts > 0) {
    printNote(
      context,
      `${formatCount(conflicts)} of the duplicates had other content than the event first stored with their id; the first one holds.`,
    );
  }
  if (rejected > 0) {
    printNote(context, `${formatCount(rejected)} could not be read and are kept; see caseboard refused.`);
  }
  printResult(context, JSON.stringify({ accepted, duplicates, rejected }));
  if (rejected > 0) context.setExitCode(1);
}
