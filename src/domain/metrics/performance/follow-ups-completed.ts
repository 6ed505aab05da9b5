import { isWithin } from "../../instant";
import type { PerformanceMetric } from "./metric";

export const followUpsCompleted: PerformanceMetric<"followUpsCompleted"> = {
  key: "followUpsCompleted",
  title: "Follow-ups",
  definition: "Follow-ups completed in the window, for the member who did it.",
  of: "follow-up",
  unit: "count",
  reduce: "sum",
  best: "most",
  observe: ({ followUps }, { range }) =>
    followUps.filter(({ at }) => isWithin(range, at)).map(({ memberId, at }) => ({ memberId, at, value: 1 })),
};
