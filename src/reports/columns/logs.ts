import type { AssignmentsView } from "../assignments-report";
import type { CommentViewEntry } from "../comments-report";
import type { FeedbackViewEntry } from "../feedback-report";
import type { BreachView } from "../sla-report";
import type { ReportColumn } from "./column";

interface Logged {
  readonly at: number;
  readonly conversationId: string;
  readonly contactId: string;
  readonly contactName: string | null;
}

const at: ReportColumn<Pick<Logged, "at">> = {
  key: "at",
  title: "When",
  kind: "instant",
  cell: (entry) => entry.at,
};

const place: readonly ReportColumn<Omit<Logged, "at">>[] = [
  { key: "conversationId", title: "Conversation", kind: "text", cell: (entry) => entry.conversationId },
  { key: "contactId", title: "Contact id", kind: "text", cell: (entry) => entry.contactId },
  { key: "contactName", title: "Contact", kind: "text", cell: (entry) => entry.contactName },
];

/** The columns of recent feedback. */
export const feedbackColumns: readonly ReportColumn<FeedbackViewEntry>[] = [
  at,
  { key: "score", title: "Score", kind: "score", cell: ({ score }) => score },
  { key: "comment", title: "Comment", kind: "text", cell: ({ comment }) => comment },
  ...place,
  { key: "creditedTo", title: "Credited to id", kind: "text", cell: ({ creditedTo }) => creditedTo },
  {
    key: "creditedToName",
    title: "Credited to",
    kind: "text",
    cell: ({ creditedToName }) => creditedToName,
  },
];

/** The columns of the assignment log. */
export const assignmentColumns: readonly ReportColumn<AssignmentsView["log"][number]>[] = [
  at,
  ...place,
  {
    key: "previousAssignee",
    title: "From",
    kind: "text",
    cell: ({ previousAssignee }) => previousAssignee,
  },
  { key: "assignedTo", title: "To", kind: "text", cell: ({ assignedTo }) => assignedTo },
  { key: "source", title: "Source", kind: "text", cell: ({ source }) => source },
  { key: "assignedBy", title: "By", kind: "text", cell: ({ assignedBy }) => assignedBy },
];

/** The columns of the comment log. */
export const commentColumns: readonly ReportColumn<CommentViewEntry>[] = [
  at,
  { key: "byKind", title: "By kind", kind: "text", cell: ({ byKind }) => byKind },
  { key: "by", title: "By", kind: "text", cell: ({ by }) => by },
  ...place,
  { key: "text", title: "Comment", kind: "text", cell: ({ text }) => text },
];

/** The columns of the breaches of service levels. */
export const breachColumns: readonly ReportColumn<BreachView>[] = [
  { key: "start", title: "Since", kind: "instant", cell: ({ start }) => start },
  { key: "end", title: "Until", kind: "instant", cell: ({ end }) => end },
  { key: "kind", title: "Wait", kind: "text", cell: ({ kind }) => kind },
  { key: "duration", title: "Lasted", kind: "seconds", cell: ({ duration }) => duration / 1000 },
  ...place,
  { key: "creditedTo", title: "Credited to id", kind: "text", cell: ({ creditedTo }) => creditedTo },
  {
    key: "creditedToName",
    title: "Credited to",
    kind: "text",
    cell: ({ creditedToName }) => creditedToName,
  },
];
