import { ownerAt } from "../conversation";
import type { Directory } from "../directory";
import type { Instant } from "../instant";
import { type MemberFilter, matchesCredited } from "../member-filter";
import { textAt } from "../sums/entries";
import type { Entry, Family } from "../sums/measure";
import type { Sums } from "../sums/sums";
import { creditedIn } from "./credited";
import { byNewest } from "./newest";

/** A rating; its comment is in the event of that id. */
export interface FeedbackEntry {
  readonly eventId: string;
  readonly at: Instant;
  /** 1 to 5. */
  readonly score: number;
  readonly conversationId: string;
  readonly contactId: string;
  readonly channel: string | null;
  /** The owner at the rating; null when nobody owned the conversation. */
  readonly creditedTo: string | null;
}

/** Ratings, with the score as value, for the owner at the rating. */
export const feedbackFamily: Family<"ratings"> = {
  name: "feedback",
  measures: [
    {
      key: "ratings",
      keeps: "valued-entries",
      observe: (conversation) =>
        conversation.ratings.map(({ eventId, at, score, position }) => ({
          at,
          memberId: ownerAt(conversation, position),
          value: score,
          details: [eventId, conversation.id, conversation.contactId, conversation.channel],
        })),
    },
  ],
};

/** The ratings, newest first; a filter of members chooses by the member credited. */
export function feedbackReport(
  ratings: readonly FeedbackEntry[],
  directory: Directory,
  members: MemberFilter,
): FeedbackEntry[] {
  return ratings.filter(({ creditedTo }) => matchesCredited(directory, members, creditedTo)).sort(byNewest);
}

/** How often the contacts of whom the filter chooses gave each score, 1 first. */
export function scoreCounts(sums: Sums, directory: Directory, members: MemberFilter): number[] {
  const counts = [0, 0, 0, 0, 0];
  sums.eachValue("ratings", creditedIn(sums, directory, members), (score) => {
    counts[score - 1] = (counts[score - 1] ?? 0) + 1;
  });
  return counts;
}

/** Reads what the family writes. */
export function ratingOf({ at, memberId, value, details }: Entry): FeedbackEntry {
  return {
    eventId: textAt(details, 0),
    at,
    score: value,
    conversationId: textAt(details, 1),
    contactId: textAt(details, 2),
    channel: details[3] ?? null,
    creditedTo: memberId,
  };
}
