import type { Conversation } from "../../domain/conversation";
import type { CreditedTime, TimeRange } from "../../domain/instant";
import { type RatingClass, ratingClassOf } from "../../domain/rating-class";
import { type ConversationFigures, conversationFigures } from "../../domain/reports/conversation-figures";
import { type Deltas, deltasOf } from "../../domain/reports/deltas";
import { overallBreakdowns, overallFigures } from "../../domain/reports/overall";
import type { OverallObservations } from "../../domain/reports/overall-observations";
import type { OverallPart } from "../json/overall";
import { readOverallObservations } from "../overall-report";
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
  { source, workspace }: HelpDesk,
  { selection }: UserReportQuestion,
  range: TimeRange,
): Promise<UserReportPart> {
  const read = await readOverallObservations(source, workspace, { ...selection, range });
  return {
    range,
    figures: overallFigures(overallBreakdowns(read.observed)),
    rated: ratedConversations(read.observed, read.conversations, read.elapsed),
  };
}

/** In the order of the ratings. */
function ratedConversations(
  { ratings }: OverallObservations,
  conversations: readonly Conversation[],
  elapsed: CreditedTime,
): RatedConversation[] {
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  return ratings
    .toSorted((left, right) => left.at - right.at)
    .flatMap(({ conversation, value }) => {
      const rated = conversation && byId.get(conversation.id);
      return rated ? [{ rating: ratingClassOf(value), ...conversationFigures(rated, elapsed) }] : [];
    });
}
