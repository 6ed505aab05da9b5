import { CaseboardError } from "../errors";

const WORKSPACE_NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** What a workspace may be called; the name is part of database keys. */
export const workspaceNameRule =
  "A workspace name has 1 to 64 lower-case letters, digits and hyphens, and begins with a letter or digit.";

export function isWorkspaceName(name: string): boolean {
  return WORKSPACE_NAME.test(name);
}

/** Answers the name; throws `bad-workspace` when it cannot be one. */
export function requireWorkspaceName(name: string): string {
  if (isWorkspaceName(name)) return name;
  throw new CaseboardError("bad-workspace", `${JSON.stringify(name)} cannot be a workspace's name.`, {
    hint: workspaceNameRule,
  });
}
