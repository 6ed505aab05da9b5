import type { TimeRange } from "../domain/instant";
import { isChosenContact } from "../domain/reports/assignments";
import { type CommentEntry, commentOf, commentsFamily, commentsReport } from "../domain/reports/comments";
import type { ReportSource } from "./ports";
import type { ReportSelection } from "./selection";

/** The members filter chooses by the author. */
export interface CommentsSelection extends ReportSelection {
  /** Ids of contacts, or parts of their names, free of case. */
  readonly contact?: readonly string[] | undefined;
}

/** A comment with what people read. */
export interface CommentViewEntry extends CommentEntry {
  readonly contactName: string | null;
  readonly text: string;
}

/** The comment log as every way out shows it. */
export interface CommentsView {
  /** Newest first, never cut. */
  readonly entries: readonly CommentViewEntry[];
  /** How many there were in the period before. */
  readonly previousCount: number | null;
}

/** Answers the comment log from what is stored. */
export async function readCommentsView(
  source: ReportSource,
  workspace: string,
  selection: CommentsSelection,
): Promise<CommentsView> {
  const { previous } = selection;
  const entries = await readEntries(source, workspace, selection, selection.range);
  const texts = await source.eventTexts(
    workspace,
    entries.map(({ eventId }) => eventId),
  );
  return {
    entries: entries.map((entry) => ({ ...entry, text: texts.get(entry.eventId) ?? "" })),
    previousCount: previous && (await readEntries(source, workspace, selection, previous)).length,
  };
}

async function readEntries(
  source: ReportSource,
  workspace: string,
  { filter, members, contact }: CommentsSelection,
  range: TimeRange,
): Promise<readonly Omit<CommentViewEntry, "text">[]> {
  const directory = await source.directory(workspace);
  const comments = await source.entries(workspace, { family: commentsFamily, range, filter });
  const entries = commentsReport(comments.map(commentOf), directory, members);
  const contactIds = [...new Set(entries.map(({ contactId }) => contactId))];
  const names = await source.contactNames(workspace, contactIds);
  return entries
    .map((entry) => ({ ...entry, contactName: names.get(entry.contactId) ?? null }))
    .filter(({ contactId, contactName }) => isChosenContact(contact, contactId, contactName));
}
