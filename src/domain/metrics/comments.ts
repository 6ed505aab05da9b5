import type { CountMetric } from "./metric";

export const comments: CountMetric<"comments"> = {
  key: "comments",
  kind: "count",
  unit: "comments",
  title: "Comments",
  definition: "Internal comments that the member wrote.",
  observe: ({ memberComments }) => memberComments.map(({ memberId }) => ({ memberId, value: 1 })),
};
