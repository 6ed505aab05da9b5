import { z } from "zod";
import { ratingEvent } from "../../connectors/help-scout/rating";
import { helpScoutInstant } from "../../connectors/help-scout/schema";
import { readAnswer } from "../read-answer";
import { type ConversationRead, readConversation } from "./conversations";
import { addressOf, type HelpScoutPlace, secondsOf } from "./place";

const reportSchema = z.object({
  results: z.array(
    z.object({
      /** Of the conversation. */
      id: z.number().int(),
      threadid: z.number().int(),
      threadCreatedAt: helpScoutInstant,
      ratingId: z.number().int(),
      ratingComments: z.string().nullish(),
      ratingCreatedAt: helpScoutInstant,
    }),
  ),
  pages: z.number().int(),
});

type ReportedRating = z.output<typeof reportSchema>["results"][number];

/** In the report a rating is a number. */
const ratings: Readonly<Record<number, string>> = { 1: "great", 2: "okay", 3: "not good" };

const withoutReports =
  "Help Scout's plan or the app's owner has no access to its reports, so no ratings of before the connection.";

/** One page of the ratings given in the time of the back-fill, each with the conversation where that is older. */
export async function readRatings(place: HelpScoutPlace) {
  const url = addressOf(place, "reports/happiness/ratings", {
    start: secondsOf(place.since),
    end: secondsOf(place.until),
    rating: "all",
    sortField: "modifiedAt",
    sortOrder: "ASC",
    page: place.page,
  });
  const answer = await place.api.ask({ url, answers: [402, 403] });
  const common = { conversations: 0, total: null };
  if (answer.status >= 400) {
    return { ...common, events: [], unreadable: [], hasMore: false, notes: [withoutReports] };
  }
  const report = readAnswer(reportSchema, answer, "Help Scout's report of ratings");
  const older: ConversationRead[] = [];
  for (const rating of report.results) {
    if (rating.threadCreatedAt < place.since) older.push(await ratedConversation(place, rating));
  }
  return {
    ...common,
    events: [...older.flatMap(({ events }) => events), ...report.results.flatMap(eventsOf)],
    unreadable: older.flatMap(({ unreadable }) => unreadable),
    hasMore: place.page < report.pages,
  };
}

function eventsOf(rating: ReportedRating): object[] {
  const event = ratingEvent({
    threadId: rating.threadid,
    conversationId: rating.id,
    rating: ratings[rating.ratingId] ?? "unknown",
    comments: rating.ratingComments,
    createdAt: rating.ratingCreatedAt,
  });
  return event === null ? [] : [event];
}

/** A rating alone does not bring its conversation into the list of what is new. */
async function ratedConversation(place: HelpScoutPlace, rating: ReportedRating): Promise<ConversationRead> {
  const answer = await place.api.ask({
    url: addressOf(place, `conversations/${rating.id}`, { embed: "threads" }),
  });
  return answer.status === 404 ? { events: [], unreadable: [] } : readConversation(place, answer.body);
}
