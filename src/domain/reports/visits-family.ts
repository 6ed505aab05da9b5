import type { Family } from "../sums/measure";
import { repliesInside } from "../visits";

/**
 * What is counted of visits, however they ended: `visits` are those with a reply inside, at their end, each with its
 * length and its conversation; `handledReplies` are the replies inside, each with its time since the visit began.
 */
export const visitsFamily: Family<"visits" | "handledReplies"> = {
  name: "visits",
  isGrouped: false,
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
      observeVisit: (visit) =>
        repliesInside(visit).map(({ at, memberId }) => ({ at, memberId, value: at - visit.startedAt })),
    },
  ],
};
