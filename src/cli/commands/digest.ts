import { Command, Option } from "commander";
import type { Instant } from "../../domain/instant";
import { CaseboardError } from "../../errors";
import { type CliContext, printNote, printResult } from "../context";
import { openProgressBar } from "../progress";
import { readInstant } from "../report-options";
import { workspaceOf } from "../workspace-option";

interface PreviewOptions {
  readonly at?: Instant;
  readonly format: "text" | "json";
}

/** `caseboard digest`: what is posted in Slack by itself. */
export function digestCommand(context: CliContext): Command {
  const digest = new Command("digest").description("Digests that are posted in Slack by themselves.");
  digest.addCommand(previewCommand(context));
  return digest;
}

function previewCommand(context: CliContext): Command {
  return new Command("preview")
    .description(
      "Print what a digest posts at an instant: the post of its latest date by then. Posts nothing.",
    )
    .argument("<name>", "the digest's name, as /digest lists it")
    .addOption(new Option("--at <iso>", "as of this instant; now unless given").argParser(readInstant))
    .addOption(
      new Option("--format <format>", "as people read it, or the message as Slack gets it")
        .choices(["text", "json"])
        .default("text"),
    )
    .addHelpText(
      "after",
      '\nExample:\n  caseboard digest preview "Support week" --at 2026-11-23T09:00:00+01:00',
    )
    .action(async (name: string, { at, format }: PreviewOptions, command: Command) => {
      const workspace = workspaceOf(command);
      await context.withStore("caseboard digest", async (store) => {
        await store.prepareDerived(context.now(), (title, total) =>
          openProgressBar(context.notes, { title, total, unit: "conversations" }),
        );
        const preview = await context.previewDigest(store, { workspace, name, at: at ?? context.now() });
        if (preview.kind !== "post") throw nothingToPost(name, preview);
        printNote(
          context,
          `“${preview.digest.name}”: the post for ${preview.slot.localDate}, due at ${new Date(preview.slot.dueAt).toISOString()}.`,
        );
        printResult(context, format === "json" ? JSON.stringify(preview.message, null, 2) : preview.text);
      });
    });
}

type NothingToPost = Exclude<Awaited<ReturnType<CliContext["previewDigest"]>>, { kind: "post" }>;

function nothingToPost(name: string, nothing: NothingToPost): CaseboardError {
  switch (nothing.kind) {
    case "no-such-digest": {
      const { names } = nothing;
      const there =
        names.length === 0
          ? "There is none yet; add one with /digest in Slack."
          : `There are: ${names.join(", ")}.`;
      return new CaseboardError("not-found", `There is no digest “${name}”.`, { hint: there });
    }
    case "paused":
      return new CaseboardError(
        "not-available",
        `“${name}” would not be posted but paused: ${nothing.because}.`,
        {
          hint: "/digest list in Slack says what brings it back.",
        },
      );
    case "whose-is-unknown":
      return new CaseboardError(
        "not-available",
        `“${name}” tells somebody their own figures, and without Slack it is not known whose.`,
        {
          hint: "Link the person to a member with /caseboard link, or preview it in Slack with /digest preview.",
        },
      );
  }
}
