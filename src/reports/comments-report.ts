import type { TimeRange } from "../domain/instant";
import { matchesCredited } from "../domain/member-filter";
import { isChosenContact } from "../domain/reports/assignments";
import {
  type CommentEntry,
  commentCount,
  commentOf,
  commentsFamily,
  commentsReport,
} from "../domain/reports/comments";
import type { Entry } from "../domain/sums/measure";
import { readContactNames } from "./contact-names";
import type { ReportSource } from "./ports";
import { readSums } from "./read-sums";
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
  const { range, previous, listed } = selection;
  const comments = listed === 0 ? [] : await readComments(source, workspace, selection, range);
  return {
    entries: await withTexts(source, workspace, comments.slice(0, listed)),
    count: await readCount(source, workspace, selection, range),
    previousCount: previous && (await readCount(source, workspace, selection, previous)),
  };
}

/** The comments without texts, newest first; where only so many are listed, at least those. */
export async function readComments(
  source: ReportSource,
  workspace: string,
  { filter, members, contact, listed }: Pick<CommentsSelection, "filter" | "members" | "contact" | "listed">,
  range: TimeRange,
): Promise<readonly CommentEntry[]> {
  const directory = await source.directory(workspace);
  const isChosen = ({ memberId }: Entry) => matchesCredited(directory, members, memberId);
  // Which contacts a part of a name means is known when all names have been looked up.
  const isEnough =
    listed === undefined || contact !== undefined
      ? undefined
      : (found: readonly Entry[]) => found.filter(isChosen).length >= listed;
  const entries = await source.entries(workspace, { family: commentsFamily, range, filter, isEnough });
  const comments = commentsReport(entries.filter(isChosen).map(commentOf), directory, members);
  if (contact === undefined) return comments;
  const names = await readContactNames(source, workspace, comments);
  return comments.filter(({ contactId }) =>
    isChosenContact(contact, contactId, names.get(contactId) ?? null),
  );
}

async function readCount(
  source: ReportSource,
  workspace: string,
  selection: CommentsSelection,
  range: TimeRange,
): Promise<number> {
  const { filter, members, contact } = selection;
  if (contact !== undefined) return (await readComments(source, workspace, selection, range)).length;
  const directory = await source.directory(workspace);
  const reading = { source, workspace, family: commentsFamily, directory };
  return commentCount(await readSums(reading, { filter }, range), directory, members);
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
