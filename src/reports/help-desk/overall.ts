import type { TimeRange } from "../../domain/instant";
import { type RatingClass, ratingClassOf } from "../../domain/rating-class";
import { type ConversationFigures, conversationFigures } from "../../domain/reports/conversation-figures";
import { type Deltas, deltasOf } from "../../domain/reports/deltas";
import { feedbackFamily, feedbackReport, ratingOf } from "../../domain/reports/feedback";
import { overallAmounts, overallFigures } from "../../domain/reports/overall";
import type { OverallPart } from "../json/overall";
import { readOverallCounts } from "../overall-report";
import { elapsedOf } from "../selection";
import { memberIdsOf, type Numbered, numberedTags, type Person } from "./numbered";
import type { HelpDesk } from "./ports";
import type { UserReportQuestion } from "./question";

/** A rating of the report, with the figures of its conversation. */
export interface RatedConversation extends ConversationFigures {
  readonly rating: RatingClass;
}

export interface UserReportPart extends OverallPart {
  readonly rated: readonly RatedConversation[];
}

/** The overall report of a member or a team. */
export interface UserReport {
  readonly tags: readonly Numbered[];
  readonly person: Person;
  readonly contactsHelped: number;
  readonly current: UserReportPart;
  /** Null without a previous range, as are the deltas. */
  readonly previous: UserReportPart | null;
  readonly deltas: Deltas | null;
}

/** Answers the overall report from what is stored. */
export async function readUserReport(desk: HelpDesk, question: UserReportQuestion): Promise<UserReport> {
  const { person, directory, selection } = question;
  const { range, previous: earlier } = selection;
  const current = await readPart(desk, question, range);
  const previous = earlier && (await readPart(desk, question, earlier));
  return {
    tags: await numberedTags(desk),
    person,
    contactsHelped: await desk.facts.contactsHelped(desk.workspace, memberIdsOf(person, directory)),
    current,
    previous,
    deltas: previous && deltasOf(current.figures, previous.figures),
  };
}

async function readPart(
  desk: HelpDesk,
  question: UserReportQuestion,
  range: TimeRange,
): Promise<UserReportPart> {
  const selection = { ...question.selection, range };
  const counts = await readOverallCounts(desk.source, desk.workspace, selection);
  return {
    range,
    figures: overallFigures(overallAmounts(counts)),
    rated: await readRatedConversations(desk, { ...question, selection }),
  };
}

/** In the order of the ratings. */
async function readRatedConversations(
  { source, workspace }: HelpDesk,
  { directory, selection }: UserReportQuestion,
): Promise<RatedConversation[]> {
  const { range, filter, members } = selection;
  const entries = await source.entries(workspace, { family: feedbackFamily, range, filter });
  const ratings = feedbackReport(entries.map(ratingOf), directory, members).filter(
    ({ creditedTo }) => creditedTo !== null,
  );
  const ids = [...new Set(ratings.map(({ conversationId }) => conversationId))];
  const conversations = await source.conversations(workspace, ids);
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const elapsed = elapsedOf(selection, directory);
  return ratings.toReversed().flatMap(({ conversationId, score }) => {
    const conversation = byId.get(conversationId);
    if (conversation === undefined) return [];
    return [{ rating: ratingClassOf(score), ...conversationFigures(conversation, elapsed) }];
  });
}
