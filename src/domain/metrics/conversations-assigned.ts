import { assigneesUpToClose } from "../conversation";
import type { CountMetric } from "./metric";

export const conversationsAssigned: CountMetric<"conversationsAssigned"> = {
  key: "conversationsAssigned",
  kind: "count",
  unit: "conversations",
  title: "Assigned",
  definition: "Conversations assigned or carried over to the member at some time up to the close.",
  observe: (conversation) =>
    assigneesUpToClose(conversation).map((memberId) => ({
      memberId,
      value: 1,
    })),
};
