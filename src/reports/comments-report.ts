import type { TimeRange } from "../domain/instant";
import { isChosenContact } from "../domain/reports/assignments";
import { type CommentEntry, commentOf, commentsFamily, commentsReport } from "../domain/reports/comments";
import { readContactNames } from "./contact-names";
import type { ReportSource } from "./ports";
import type { ListSelection, ReportSelection } from "./selection";

/** The members filter chooses by the author. */
export interface CommentsSelection extends ReportSelection, ListSelection {
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
  /** Those that are listed, newest first. */
  readonly entries: readonly CommentViewEntry[];
  readonly count: number;
  /** How many there were in the period before. */
  readonly previousCount: number | null;
}

/** Answers the comment log from what is stored. */
export async function readCommentsView(
  source: ReportSource,
  workspace: string,
  selection: CommentsSelection,
): Promise<CommentsView> {
  const { previous, listed } = selection;
  const comments = await readComments(source, workspace, selection, selection.range);
  return {
    entries: await withTexts(source, workspace, comments.slice(0, listed)),
    count: comments.length,
    previousCount: previous && (await readComments(source, workspace, selection, previous)).length,
  };
}

/** The comments without texts, newest first. */
export async function readComments(
  source: ReportSource,
  workspace: string,
  { filter, members, contact }: Pick<CommentsSelection, "filter" | "members" | "contact">,
  range: TimeRange,
): Promise<readonly CommentEntry[]> {
  const directory = await source.directory(workspace);
  const entries = await source.entries(workspace, { family: commentsFamily, range, filter });
  const comments = commentsReport(entries.map(commentOf), directory, members);
  if (contact === undefined) return comments;
  const names = await readContactNames(source, workspace, comments);
  return comments.filter(({ contactId }) =>
    isChosenContact(contact, contactId, names.get(contactId) ?? null),
  );
}

async function withTexts(
  source: ReportSource,
  workspace: string,
  comments: readonly CommentEntry[],
): Promise<CommentViewEntry[]> {
  const names = await readContactNames(source, workspace, comments);
  const texts = await source.eventTexts(
    workspace,
    comments.map(({ eventId }) => eventId),
  );
  return comments.map((comment) => ({
    ...comment,
    contactName: names.get(comment.contactId) ?? null,
    text: texts.get(comment.eventId) ?? "",
  }));
}
