import type { Instant } from "../instant";
import type { Fact, Family } from "../sums/measure";
import { repliesInside, type Visit, type Visited } from "../visits";

/**
 * What is counted of visits, however they ended: `visits` are those with a reply inside, at their end, each with its
 * length and its conversation; `handledReplies` are the replies inside, each with its time since the visit began.
 */
export const visitsFamily: Family<"visits" | "handledReplies"> = {
  name: "visits",
  measures: [
    {
      key: "visits",
      keeps: "different",
      observe: () => [],
      observeVisit: (visit) => {
        const { memberId, startedAt, endedAt } = visit;
        if (repliesInside(visit).length === 0) return [];
        return [{ at: endedAt, memberId, value: endedAt - startedAt }];
      },
    },
    {
      key: "handledReplies",
      keeps: "sum",
      observe: () => [],
      observeVisit: handledReplies,
    },
  ],
};

/** The replies inside those of the visits that began at or before the instant and end after it. */
export function repliesGoingOn(visits: readonly Visit<Visited>[], instant: Instant): Fact[] {
  return visits
    .filter(({ startedAt, endedAt }) => startedAt <= instant && instant < endedAt)
    .flatMap(handledReplies);
}

function handledReplies(visit: Visit<Visited>): Fact[] {
  return repliesInside(visit).map(({ at, memberId }) => ({ at, memberId, value: at - visit.startedAt }));
}
