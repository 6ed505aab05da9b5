import {
  type ClosedConversation,
  type Conversation,
  closerOf,
  isClosed,
  ownerAt,
  repliesBeforeClose,
  responsesOf,
} from "../conversation";
import { isMember } from "../events";
import type { CreditedTime } from "../instant";
import { type RatingClass, ratingClassOf } from "../rating-class";
import type { Fact, Family, Measure } from "../sums/measure";

export type OverallFactKey =
  | "closed"
  | "resolved"
  | "resolvedOnFirstReply"
  | "resolutionTime"
  | "worked"
  | "created"
  | "responses"
  | "ratings"
  | "great"
  | "notGood";

/**
 * What the overall report counts but for replies and visits. `resolved` adds up the replies before the close;
 * `worked` and `created` keep conversations, `ratings` the contacts who rated.
 */
export const overallFamily: Family<OverallFactKey> = {
  name: "overall",
  measures: [
    atClose("closed", () => 1),
    atClose("resolved", (conversation) => repliesBeforeClose(conversation).length || null),
    atClose("resolvedOnFirstReply", (conversation) =>
      repliesBeforeClose(conversation).length === 1 ? 1 : null,
    ),
    {
      ...atClose("resolutionTime", (conversation, elapsed, closer) =>
        repliesBeforeClose(conversation).length === 0
          ? null
          : elapsed(conversation.openedAt, conversation.closing.at, closer),
      ),
      measuresTimes: true,
    },
    { key: "worked", keeps: "different", observe: workOf },
    { key: "created", keeps: "different", observe: creationOf },
    {
      key: "responses",
      keeps: "sum",
      measuresTimes: true,
      observe: (conversation, elapsed) =>
        responsesOf(conversation).map(({ memberId, startedAt, at }) => ({
          at,
          memberId,
          value: elapsed(startedAt, at, memberId),
        })),
    },
    {
      key: "ratings",
      keeps: "different",
      observe: (conversation) =>
        ratingsOf(conversation).map((rating) => ({ ...rating, value: 1, item: conversation.contactId })),
    },
    ratingsThatAre("great"),
    ratingsThatAre("notGood"),
  ],
};

/** Replies, at each, with the contacts replied to. Apart from the others, since it keeps the hours of the week too. */
export const repliesFamily: Family<"replies"> = {
  name: "replies",
  measures: [
    {
      key: "replies",
      keeps: "different",
      countsQuarterHours: true,
      observe: (conversation) =>
        repliesOf(conversation).map((reply) => ({ ...reply, item: conversation.contactId })),
    },
  ],
};

/** Something at the close, for the closer; nothing where the value is null. */
function atClose(
  key: OverallFactKey,
  measured: (conversation: ClosedConversation, elapsed: CreditedTime, closer: string) => number | null,
): Measure<OverallFactKey> {
  return {
    key,
    keeps: "sum",
    observe: (conversation, elapsed) => {
      const memberId = isClosed(conversation) ? closerOf(conversation) : null;
      if (!isClosed(conversation) || memberId === null) return [];
      const value = measured(conversation, elapsed, memberId);
      return value === null ? [] : [{ at: conversation.closing.at, memberId, value }];
    },
  };
}

function repliesOf({ memberMessages }: Conversation): Fact[] {
  return memberMessages
    .filter(({ isReply }) => isReply)
    .map(({ at, memberId }) => ({ at, memberId, value: 1 }));
}

/** Assignments, a carry-over among them, and replies. */
function workOf(conversation: Conversation): Fact[] {
  const assigned = conversation.assignments.flatMap(({ at, memberId }) =>
    memberId === null ? [] : [{ at, memberId, value: 1 }],
  );
  return [...assigned, ...repliesOf(conversation)];
}

/** The opening, for the member who opened it and for the first owner. */
function creationOf({ openedAt: at, openedBy, assignments }: Conversation): Fact[] {
  const firstOwner = assignments.find(({ memberId }) => memberId !== null)?.memberId;
  const creators = new Set([isMember(openedBy) ? openedBy.id : undefined, firstOwner]);
  return [...creators].flatMap((memberId) => (memberId ? [{ at, memberId, value: 1 }] : []));
}

function ratingsThatAre(key: RatingClass & OverallFactKey): Measure<OverallFactKey> {
  return {
    key,
    keeps: "sum",
    observe: (conversation) =>
      ratingsOf(conversation)
        .filter(({ value }) => ratingClassOf(value) === key)
        .map((rating) => ({ ...rating, value: 1 })),
  };
}

/** Each with its score, for the owner at the rating; those of nobody are not counted. */
function ratingsOf(conversation: Conversation): Fact[] {
  return conversation.ratings.flatMap(({ at, position, score }) => {
    const memberId = ownerAt(conversation, position);
    return memberId === null ? [] : [{ at, memberId, value: score }];
  });
}
