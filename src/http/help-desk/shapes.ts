import { formatInstant } from "../../domain/instant";
import type { RatingClass } from "../../domain/rating-class";
import type { HistoryEntry } from "../../reports/help-desk/conversation-history";
import type { HappinessReport } from "../../reports/help-desk/happiness";
import { type Numbered, type Person, untaggedNumber } from "../../reports/help-desk/numbered";
import type { RatedConversation, UserReport, UserReportPart } from "../../reports/help-desk/overall";
import type { Page } from "../../reports/help-desk/page";
import { type RatingEntry, ratingNumbers } from "../../reports/help-desk/ratings";
import type { Series, SeriesPoint } from "../../reports/help-desk/series";
import { overallJson } from "../../reports/json/overall";
import { inSeconds } from "../../reports/json/units";

/** The help-desk API's answers, field by field. Durations are in seconds; what is absent is null, or left out. */

export function userReportJson({ tags, person, contactsHelped, current, previous, deltas }: UserReport) {
  return {
    filterTags: filterTagsJson(tags),
    user: reportedPersonJson(person, contactsHelped),
    current: partJson(current),
    ...(previous && { previous: partJson(previous), deltas }),
  };
}

function partJson(part: UserReportPart) {
  return { ...overallJson(part, null).current, ratings: part.rated.map(ratedJson) };
}

function ratedJson({ rating, repliesSent, firstResponseTime, responseTime, resolveTime }: RatedConversation) {
  return {
    ratingId: String(ratingNumbers[rating]),
    repliesSent,
    firstResponseTime: inSeconds(firstResponseTime),
    responseTime: inSeconds(responseTime),
    resolveTime: inSeconds(resolveTime),
  };
}

function reportedPersonJson(person: Person, totalCustomersHelped: number) {
  if (person.kind === "team") {
    return { id: person.number, name: person.team.name, hasPhoto: false, totalCustomersHelped };
  }
  const { name, photoUrl, createdAt } = person.member;
  return {
    id: person.number,
    name,
    hasPhoto: photoUrl !== null,
    ...(photoUrl !== null && { photoUrl }),
    ...(createdAt !== null && { createdAt: formatInstant(createdAt) }),
    totalCustomersHelped,
  };
}

function filterTagsJson(tags: readonly Numbered[]) {
  return [
    { id: untaggedNumber, name: "untagged" },
    ...tags.map(({ id, number }) => ({ id: number, name: id })),
  ];
}

export function historyJson({ results, ...page }: Page<HistoryEntry>) {
  return {
    results: results.map(({ number, status, customer, repliesSent, ...times }) => ({
      id: number,
      number,
      status,
      customers: [{ id: customer.number, name: customer.name }],
      repliesSent,
      avgHandleTime: inWholeSeconds(times.handleTime),
      firstResponseTime: inWholeSeconds(times.firstResponseTime),
      responseTime: inWholeSeconds(times.responseTime),
      resolveTime: inWholeSeconds(times.resolveTime),
    })),
    ...page,
  };
}

/** The list of conversations has whole numbers where the report has means. */
function inWholeSeconds(time: number | null): number | null {
  return time === null ? null : Math.round(time / 1000);
}

export function ratingsJson({ results, ...page }: Page<RatingEntry>) {
  return {
    results: results.map(({ rating, at, comment, conversation, customer, member }) => ({
      number: conversation.number,
      id: conversation.number,
      ...(conversation.channel !== null && { type: conversation.channel }),
      ratingId: ratingNumbers[rating],
      ratingCustomerId: customer.number,
      ...(comment !== null && { ratingComments: comment }),
      ratingCreatedAt: formatInstant(at),
      ratingCustomerName: customer.name,
      ratingUserId: member.number,
      ratingUserName: member.name,
    })),
    ...page,
  };
}

/** The values of the parameter `rating`. */
export const ratingClasses: Readonly<Record<"great" | "ok" | "not-good" | "all", RatingClass | null>> = {
  great: "great",
  ok: "okay",
  "not-good": "notGood",
  all: null,
};

export function happinessJson({ tags, current, previous, deltas }: HappinessReport) {
  return { filterTags: filterTagsJson(tags), current, ...(previous && { previous, deltas }) };
}

export function seriesJson(name: "replies" | "resolved", { current, previous }: Series) {
  const points = (series: readonly SeriesPoint[]) =>
    series.map(({ at, count }) => ({ date: formatInstant(at), [name]: count }));
  return { current: points(current), ...(previous && { previous: points(previous) }) };
}
