import { memberName } from "../../domain/directory";
import type { Instant } from "../../domain/instant";
import { type RatingClass, ratingClassOf } from "../../domain/rating-class";
import { type FeedbackEntry, feedbackFamily, feedbackReport, ratingOf } from "../../domain/reports/feedback";
import { numberedPeople, numberLookup } from "./numbered";
import { type Page, pageOf, type SortOrder, sortedBy } from "./page";
import type { HelpDesk } from "./ports";
import type { UserReportQuestion } from "./question";

export const ratingFields = ["number", "modifiedAt", "rating"] as const;

export interface RatingsRequest {
  /** Null for all. */
  readonly rating: RatingClass | null;
  /** Null for the latest rating first. */
  readonly sortField: (typeof ratingFields)[number] | null;
  readonly sortOrder: SortOrder;
  readonly page: number;
}

/** A rating, and whom and which conversation it is of. */
export interface RatingEntry {
  readonly rating: RatingClass;
  readonly at: Instant;
  /** Null where the contact wrote none. */
  readonly comment: string | null;
  readonly conversation: { readonly number: number; readonly channel: string | null };
  readonly customer: { readonly number: number; readonly name: string };
  readonly member: { readonly number: number; readonly name: string };
}

type Entry = FeedbackEntry & { readonly creditedTo: string };

const PAGE_SIZE = 10;
/** From the best to the worst, as the help-desk API numbers them. */
export const ratingNumbers: Readonly<Record<RatingClass, number>> = { great: 1, okay: 2, notGood: 3 };

/** The ratings of which the overall report gives the number. */
export async function readRatings(
  desk: HelpDesk,
  { directory, selection }: UserReportQuestion,
  request: RatingsRequest,
): Promise<Page<RatingEntry>> {
  const { range, filter, members } = selection;
  const ratings = await desk.source.entries(desk.workspace, { family: feedbackFamily, range, filter });
  const entries = feedbackReport(ratings.map(ratingOf), directory, members)
    .filter((entry): entry is Entry => entry.creditedTo !== null)
    .filter(({ score }) => request.rating === null || ratingClassOf(score) === request.rating);
  const page = pageOf(await sorted(desk, entries, request), request.page, PAGE_SIZE);
  return { ...page, results: await presented(desk, directory, page.results) };
}

async function sorted(
  desk: HelpDesk,
  entries: readonly Entry[],
  { sortField, sortOrder }: RatingsRequest,
): Promise<readonly Entry[]> {
  if (sortField === null) return entries;
  if (sortField === "modifiedAt") return sortedBy(entries, ({ at }) => at, sortOrder);
  if (sortField === "rating") {
    return sortedBy(entries, ({ score }) => ratingNumbers[ratingClassOf(score)], sortOrder);
  }
  const ids = entries.map(({ conversationId }) => conversationId);
  const numberOf = await numberLookup(desk, "conversations", ids);
  return sortedBy(entries, ({ conversationId }) => numberOf(conversationId), sortOrder);
}

async function presented(
  desk: HelpDesk,
  directory: UserReportQuestion["directory"],
  entries: readonly Entry[],
): Promise<RatingEntry[]> {
  const { source, workspace } = desk;
  const contactIds = [...new Set(entries.map(({ contactId }) => contactId))];
  const conversationIds = entries.map(({ conversationId }) => conversationId);
  const eventIds = entries.map(({ eventId }) => eventId);
  const [names, comments] = [
    await source.contactNames(workspace, contactIds),
    await source.eventTexts(workspace, eventIds),
  ];
  const customerNumber = await numberLookup(desk, "customers", contactIds);
  const conversationNumber = await numberLookup(desk, "conversations", conversationIds);
  const memberNumber = new Map(
    (await numberedPeople(desk, directory)).flatMap((person) =>
      person.kind === "member" ? [[person.member.id, person.number] as const] : [],
    ),
  );
  return entries.flatMap(({ at, score, eventId, conversationId, contactId, channel, creditedTo }) => {
    const number = memberNumber.get(creditedTo);
    if (number === undefined) return [];
    return [
      {
        rating: ratingClassOf(score),
        at,
        comment: comments.get(eventId) ?? null,
        conversation: { number: conversationNumber(conversationId), channel },
        customer: { number: customerNumber(contactId), name: names.get(contactId) ?? contactId },
        member: { number, name: memberName(directory, creditedTo) },
      },
    ];
  });
}
