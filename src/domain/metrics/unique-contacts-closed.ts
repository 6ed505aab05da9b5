import { closerOf } from "../conversation";
import type { CountMetric } from "./metric";

export const uniqueContactsClosed: CountMetric<"uniqueContactsClosed"> = {
  key: "uniqueContactsClosed",
  kind: "distinct",
  unit: "contacts",
  title: "Contacts",
  definition: "Distinct contacts of the conversations closed.",
  observe: (conversation) => {
    const memberId = closerOf(conversation);
    return memberId === null ? [] : [{ memberId, value: 1, item: conversation.contactId }];
  },
};
