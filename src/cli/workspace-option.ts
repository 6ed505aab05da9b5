import type { Command } from "commander";
import { requireWorkspaceName } from "../storage/workspace-name";

/** The workspace that the command line names, before or after the subcommand. Throws `bad-workspace`. */
export function workspaceOf(command: Command): string {
  const { workspace } = command.optsWithGlobals<{ workspace: string }>();
  return requireWorkspaceName(workspace);
}
