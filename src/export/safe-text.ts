/** Control characters beside tab and line feed; they mean nothing in a table and break readers. */
const CONTROLS = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu;

/** What a spreadsheet may take for the start of a formula: `=`, `+`, `-`, `@`, in any width, raised or doubled. */
const FORMULA_SIGNS =
  "=+\\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20\u207A-\u207C\u208A-\u208C\u2A75\u2A76\uFB29";
/** What may stand before the sign without making it harmless: spaces and what cannot be seen. */
const UNSEEN = "[\\p{Z}\\p{Cf}]*";

/** At the start, and after everything that some spreadsheet takes for the end of a cell. */
const FORMULA_START = new RegExp(`(^|[;\\t\\n|])(${UNSEEN})(?=[${FORMULA_SIGNS}])`, "gu");
/** These are signs themselves to some spreadsheets, whatever follows. */
const STRAY_START = /^[\t\n]/;

/** The text well-formed and without control characters; lines end with a line feed. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(CONTROLS, "");
}

/**
 * The text as nothing that opens a CSV file takes for a formula: an apostrophe stands before every sign
 * that could start one. Also inside the text, where a spreadsheet set to another separator would cut it.
 */
export function withoutFormulas(text: string): string {
  const safe = cleanText(text).replace(FORMULA_START, "$1'$2");
  return STRAY_START.test(safe) ? `'${safe}` : safe;
}
