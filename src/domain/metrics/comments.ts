import { isMember } from "../events";
import type { CountMetric } from "./metric";

export const comments: CountMetric<"comments"> = {
  key: "comments",
  kind: "count",
  unit: "comments",
  title: "Comments",
  definition: "Internal comments that the member wrote.",
  observe: (conversation) =>
    conversation.comments.flatMap(({ by }) => (isMember(by) ? [{ memberId: by.id, value: 1 }] : [])),
};
