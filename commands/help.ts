import type { Command } from "./command";
import type { Reply } from "./reply";

/** A command's help, with what else is worth knowing. */
export function commandHelp(
  { name, summary, usage, examples }: Pick<Command, "name" | "summary" | "usage" | "examples">,
  notes: readonly string[],
): Reply {
  return { kind: "command-help", command: name, summary, usage, examples, notes };
}
