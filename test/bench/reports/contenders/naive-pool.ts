import { type Directory, memberName, memberTeamName } from "../../../../src/domain/directory";
import { nearestRank } from "../../../../src/domain/statistics";
import type { AnswerRow } from "../answer";

/** A conversation as the aggregation folds it; assignments to members only, in event order. */
export interface FoldedState {
  readonly openedAt: Date;
  readonly contactId: string;
  readonly closing: { readonly at: Date; readonly by: string | null; readonly assignments: number };
  readonly firstResponse: { readonly at: Date; readonly by: string } | null;
  readonly assignments: readonly { readonly at: Date; readonly to: string }[];
  /** Durations in ms. */
  readonly responses: readonly { readonly member: string; readonly duration: number }[];
  readonly messages: readonly string[];
  readonly comments: readonly string[];
}

const counts = ["conversationsAssigned", "conversationsClosed", "messagesSent", "comments"] as const;
const times = [
  "FirstResponseTime",
  "FirstAssignmentToFirstResponseTime",
  "ResponseTime",
  "ResolutionTime",
  "FirstAssignmentToCloseTime",
  "LastAssignmentToCloseTime",
] as const;
const timesWithMaximum: ReadonlySet<string> = new Set(times.slice(3));

/** What is credited to one member. */
class Credit {
  readonly counts = { conversationsAssigned: 0, conversationsClosed: 0, messagesSent: 0, comments: 0 };
  readonly contacts: string[] = [];
  readonly times: Record<(typeof times)[number], number[]> = {
    FirstResponseTime: [],
    FirstAssignmentToFirstResponseTime: [],
    ResponseTime: [],
    ResolutionTime: [],
    FirstAssignmentToCloseTime: [],
    LastAssignmentToCloseTime: [],
  };
}

/** The rows of the report and, without `userId`, its total. */
export function poolStates(states: readonly FoldedState[], directory: Directory): AnswerRow[] {
  const credits = new Map<string, Credit>();
  const creditOf = (memberId: string) => {
    const credit = credits.get(memberId) ?? new Credit();
    credits.set(memberId, credit);
    return credit;
  };
  let withoutCloser = 0;
  for (const state of states) {
    const closer = closerOf(state);
    if (closer === null) withoutCloser += 1;
    else creditConversation(state, closer, creditOf);
  }
  const shown = [...credits].filter(([, credit]) => credit.counts.conversationsClosed > 0);
  const rows = shown.map(([userId, credit]) => ({
    userId,
    user: memberName(directory, userId),
    team: memberTeamName(directory, userId),
    ...figuresOf([credit]),
  }));
  return [...rows, { userId: null, ...figuresOf(shown.map(([, credit]) => credit)), withoutCloser }];
}

function closerOf({ closing, assignments }: FoldedState): string | null {
  return closing.by ?? assignments[Math.max(0, closing.assignments - 1)]?.to ?? null;
}

function creditConversation(
  state: FoldedState,
  closer: string,
  creditOf: (memberId: string) => Credit,
): void {
  const { openedAt, closing, firstResponse, assignments } = state;
  const upToClose = assignments.slice(0, closing.assignments);
  const first = assignments[0];
  const last = upToClose.at(-1);
  for (const memberId of new Set(upToClose.map(({ to }) => to))) {
    creditOf(memberId).counts.conversationsAssigned += 1;
  }
  for (const memberId of state.messages) creditOf(memberId).counts.messagesSent += 1;
  for (const memberId of state.comments) creditOf(memberId).counts.comments += 1;
  for (const { member, duration } of state.responses) creditOf(member).times.ResponseTime.push(duration);
  const own = creditOf(closer);
  own.counts.conversationsClosed += 1;
  own.contacts.push(state.contactId);
  own.times.ResolutionTime.push(between(openedAt, closing.at));
  if (first && first.at <= closing.at) {
    own.times.FirstAssignmentToCloseTime.push(between(first.at, closing.at));
  }
  if (last) own.times.LastAssignmentToCloseTime.push(between(last.at, closing.at));
  if (firstResponse === null) return;
  const answering = creditOf(firstResponse.by).times;
  answering.FirstResponseTime.push(between(openedAt, firstResponse.at));
  if (first && first.at <= firstResponse.at) {
    answering.FirstAssignmentToFirstResponseTime.push(between(first.at, firstResponse.at));
  }
}

function between(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime());
}

function figuresOf(credits: readonly Credit[]): AnswerRow {
  const figures: AnswerRow = {
    uniqueContactsClosed: new Set(credits.flatMap(({ contacts }) => contacts)).size,
  };
  for (const key of counts) figures[key] = credits.reduce((sum, credit) => sum + credit.counts[key], 0);
  for (const key of times) {
    const { mean, p50, p90, max } = exactSummary(credits.flatMap((credit) => credit.times[key]));
    Object.assign(figures, {
      [`avg${key}`]: inSeconds(mean),
      [`p50${key}`]: inSeconds(p50),
      [`p90${key}`]: inSeconds(p90),
      ...(timesWithMaximum.has(key) && { [`max${key}`]: inSeconds(max) }),
    });
  }
  return figures;
}

function inSeconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}

/** Percentiles over all durations, as the other contenders take them; absent over nothing. */
function exactSummary(durations: readonly number[]) {
  const sorted = durations.toSorted((left, right) => left - right);
  const sum = sorted.reduce((total, duration) => total + duration, 0);
  return {
    mean: sorted.length === 0 ? null : sum / sorted.length,
    p50: nearestRank(sorted, 50),
    p90: nearestRank(sorted, 90),
    max: sorted.at(-1) ?? null,
  };
}
