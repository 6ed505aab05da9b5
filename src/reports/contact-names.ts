import type { ContactNames } from "../domain/reports/assignments";
import type { ReportSource } from "./ports";

/** The names of the contacts of these entries. */
export function readContactNames(
  source: Pick<ReportSource, "contactNames">,
  workspace: string,
  entries: readonly { readonly contactId: string }[],
): Promise<ContactNames> {
  return source.contactNames(workspace, [...new Set(entries.map(({ contactId }) => contactId))]);
}
