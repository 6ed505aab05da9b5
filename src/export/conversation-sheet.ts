import { type Conversation, closerOf, firstResponseOf, isClosed } from "../domain/conversation";
import { memberName } from "../domain/directory";
import { compareText } from "../domain/event-order";
import { isMemberFilterSet } from "../domain/member-filter";
import type { ReportColumn } from "../reports/columns/column";
import type { OpenReport } from "../reports/open-report";
import { refusalToSee } from "../reports/rights";
import { type Amounts, amountsOf } from "./amounts";
import { type Sheet, sheetOf } from "./sheet";
import type { Snapshot } from "./snapshot";

/** Stands for somebody whom the reader may not know about. */
const SOMEBODY_ELSE = "another member";

/**
 * The conversations behind the report, a row each, with what each adds to every number. The sums of a column
 * are the report's count or total time; a mean is the sum divided by the sum of its n column. Has every
 * conversation of the population where the reader sees everyone and no members are chosen, else those alone
 * that the shown figures are made of.
 */
export async function conversationSheet(report: OpenReport, snapshot: Snapshot): Promise<Sheet> {
  const amounts = await amountsOf(report);
  const ids = new Set(amounts.flatMap(({ byConversation }) => [...byConversation.keys()]));
  for (const { id } of await wholePopulation(report)) ids.add(id);
  const conversations = [...ids]
    .map((id) => snapshot.conversation(id))
    .filter((conversation) => conversation !== undefined)
    .sort((left, right) => left.openedAt - right.openedAt || compareText(left.id, right.id));
  const contactIds = [...new Set(conversations.map(({ contactId }) => contactId))];
  const names = await report.source.contactNames(report.workspace, contactIds);
  return sheetOf({
    name: "Conversations",
    columns: [...factColumns(report, names), ...amounts.flatMap(amountColumns)],
    rows: conversations,
  });
}

/** Also conversations that no number counts, such as those without a closer. */
async function wholePopulation(report: OpenReport): Promise<readonly Conversation[]> {
  const { source, workspace, selection, request, seesEveryone } = report;
  const isWhole = request.report === "users" && seesEveryone && !isMemberFilterSet(selection.members);
  return isWhole ? source.closedConversations(workspace, selection.range, selection.filter) : [];
}

function factColumns(
  { directory, viewer }: OpenReport,
  contactNames: ReadonlyMap<string, string>,
): ReportColumn<Conversation>[] {
  const nameOf = (memberId: string | null | undefined) => {
    if (memberId == null) return null;
    const isVisible = refusalToSee(viewer, { user: [memberId] }) === null;
    return isVisible ? memberName(directory, memberId) : SOMEBODY_ELSE;
  };
  const text = (key: string, title: string, cell: (conversation: Conversation) => string | null) => ({
    key,
    title,
    kind: "text" as const,
    cell,
  });
  const instant = (key: string, title: string, cell: (conversation: Conversation) => number | null) => ({
    key,
    title,
    kind: "instant" as const,
    cell,
  });
  return [
    text("conversationId", "Conversation", ({ id }) => id),
    text("contactId", "Contact id", ({ contactId }) => contactId),
    text("contactName", "Contact", ({ contactId }) => contactNames.get(contactId) ?? null),
    text("inbox", "Inbox", ({ inboxId }) => inboxId),
    text("channel", "Channel", ({ channel }) => channel),
    text("topic", "Topic", ({ topic }) => topic),
    text("tags", "Tags", ({ tags }) => tags.join(", ")),
    instant("openedAt", "Opened at", ({ openedAt }) => openedAt),
    instant("closedAt", "Closed at", ({ closing }) => closing?.at ?? null),
    text("closer", "Closer", (conversation) =>
      isClosed(conversation) ? nameOf(closerOf(conversation)) : null,
    ),
    text("firstResponseBy", "First response by", (conversation) =>
      nameOf(firstResponseOf(conversation)?.memberId),
    ),
  ];
}

/** What a conversation adds; empty where it adds nothing, and how many amounts that is for a mean. */
function amountColumns({ key, title, kind, isMean, byConversation }: Amounts): ReportColumn<Conversation>[] {
  const sum: ReportColumn<Conversation> = {
    key,
    title,
    kind,
    cell: ({ id }) => byConversation.get(id)?.sum ?? null,
  };
  if (!isMean) return [sum];
  const count: ReportColumn<Conversation> = {
    key: `n${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    title: `n of ${title}`,
    kind: "count",
    cell: ({ id }) => byConversation.get(id)?.count ?? null,
  };
  return [sum, count];
}
