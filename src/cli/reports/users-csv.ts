import { csvText } from "../../export/csv";
import { usersSheet } from "../../export/users-sheet";
import type { UsersView } from "../../reports/users-report";

/**
 * The report as CSV: a row a member, durations in seconds, absent values empty. What a spreadsheet would
 * take for a formula is made text.
 */
export function usersCsv(view: UsersView): string {
  return csvText(usersSheet(view));
}
