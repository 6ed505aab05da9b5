import type { Contribution } from "../../domain/contribution";
import { type Conversation, isClosed } from "../../domain/conversation";
import { compareText } from "../../domain/event-order";
import type { Milliseconds } from "../../domain/instant";
import { conversationFigures } from "../../domain/reports/conversation-figures";
import { readOverallObservations } from "../overall-report";
import { numberLookup } from "./numbered";
import { type Page, pageOf, type SortOrder, sortedBy } from "./page";
import type { HelpDesk } from "./ports";
import type { UserReportQuestion } from "./question";

export const historyFields = ["number", "repliesSent", "responseTime", "resolveTime"] as const;
export const conversationStatuses = ["active", "pending", "closed"] as const;

export interface HistoryRequest {
  /** Null for all. */
  readonly status: (typeof conversationStatuses)[number] | null;
  /** Null for the latest opened first. */
  readonly sortField: (typeof historyFields)[number] | null;
  readonly sortOrder: SortOrder;
  readonly page: number;
}

/** A conversation of the members with what they did in it in the range, and its own times. */
export interface HistoryEntry {
  readonly number: number;
  readonly status: "active" | "closed";
  readonly customer: { readonly number: number; readonly name: string };
  /** Replies by the members in the range, and the means of their response and handle times. */
  readonly repliesSent: number;
  readonly responseTime: Milliseconds | null;
  readonly handleTime: Milliseconds | null;
  /** Of the conversation, whoever responded and closed. */
  readonly firstResponseTime: Milliseconds | null;
  readonly resolveTime: Milliseconds | null;
}

type Entry = Omit<HistoryEntry, "number" | "customer"> & { readonly conversation: Conversation };

const PAGE_SIZE = 10;

/** The conversations that the overall report counts as `totalConversations`. */
export async function readConversationHistory(
  desk: HelpDesk,
  { selection }: UserReportQuestion,
  request: HistoryRequest,
): Promise<Page<HistoryEntry>> {
  const read = await readOverallObservations(desk.source, desk.workspace, selection);
  const { worked, replies, responses, handled } = read.observed;
  const repliesOf = byConversation(replies);
  const responsesOf = byConversation(responses);
  const handledOf = byConversation(handled);
  const chosen = new Set(worked.map(({ conversation }) => conversation?.id));
  const entries = read.conversations
    .filter(({ id }) => chosen.has(id))
    .map((conversation): Entry => {
      const { firstResponseTime, resolveTime } = conversationFigures(conversation, read.elapsed);
      return {
        conversation,
        status: isClosed(conversation) ? "closed" : "active",
        repliesSent: repliesOf.get(conversation.id)?.length ?? 0,
        responseTime: meanOf(responsesOf.get(conversation.id)),
        handleTime: meanOf(handledOf.get(conversation.id)),
        firstResponseTime,
        resolveTime,
      };
    })
    .filter(({ status }) => request.status === null || status === request.status)
    .sort(latestFirst);
  const page = pageOf(await sorted(desk, entries, request), request.page, PAGE_SIZE);
  return { ...page, results: await presented(desk, page.results) };
}

async function sorted(
  desk: HelpDesk,
  entries: readonly Entry[],
  { sortField, sortOrder }: HistoryRequest,
): Promise<readonly Entry[]> {
  if (sortField === null) return entries;
  if (sortField !== "number") return sortedBy(entries, (entry) => entry[sortField], sortOrder);
  const numberOf = await numberLookup(desk, "conversations", idsOf(entries));
  return sortedBy(entries, ({ conversation }) => numberOf(conversation.id), sortOrder);
}

async function presented(desk: HelpDesk, entries: readonly Entry[]): Promise<HistoryEntry[]> {
  const contactIds = entries.map(({ conversation }) => conversation.contactId);
  const names = await desk.source.contactNames(desk.workspace, [...new Set(contactIds)]);
  const customerNumber = await numberLookup(desk, "customers", contactIds);
  const conversationNumber = await numberLookup(desk, "conversations", idsOf(entries));
  return entries.map(({ conversation: { id, contactId }, ...entry }) => ({
    ...entry,
    number: conversationNumber(id),
    customer: { number: customerNumber(contactId), name: names.get(contactId) ?? contactId },
  }));
}

function idsOf(entries: readonly Entry[]): string[] {
  return entries.map(({ conversation }) => conversation.id);
}

function byConversation(contributions: readonly Contribution[]): ReadonlyMap<string, Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const contribution of contributions) {
    const id = contribution.conversation?.id ?? "";
    const group = groups.get(id);
    if (group) group.push(contribution);
    else groups.set(id, [contribution]);
  }
  return groups;
}

function meanOf(contributions: readonly Contribution[] | undefined): Milliseconds | null {
  if (contributions === undefined) return null;
  return contributions.reduce((sum, { value }) => sum + value, 0) / contributions.length;
}

function latestFirst({ conversation: left }: Entry, { conversation: right }: Entry): number {
  return right.openedAt - left.openedAt || compareText(left.id, right.id);
}
