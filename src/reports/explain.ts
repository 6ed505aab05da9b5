import { type FigureValue, figureValue } from "../domain/figure-value";
import type { Instant } from "../domain/instant";
import type { UsersFigure } from "../domain/metrics";
import { evaluate } from "../domain/metrics/metric";
import { type Contribution, explainUsers } from "../domain/reports/users";
import type { Heading } from "./heading";
import { clockOf, usersHeading, zoneOf } from "./open-report";
import { type PerfDependencies, selectionOf } from "./perf";
import type { ReportSource } from "./ports";
import type { UsersRequest } from "./request";
import { type Refusal, refusalToSee, type Viewer } from "./rights";
import { questionOf, type UsersSelection } from "./users-report";

/** What one conversation contributes to a number. */
export interface ExplainedConversation {
  readonly conversationId: string;
  readonly contactId: string;
  readonly contactName: string | null;
  readonly closedAt: Instant;
  readonly memberId: string;
  /** Seconds for a duration; else how many, 0 where a contact was counted with an earlier conversation. */
  readonly contribution: number;
}

/** A number opened: what it means, its value and sample, and every contribution behind it. */
export interface Explanation {
  readonly figure: UsersFigure;
  readonly value: FigureValue;
  /** By time of the close; a count has one entry a conversation and member, a duration one an observation. */
  readonly conversations: readonly ExplainedConversation[];
}

export type ExplainOutcome =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "explanation"; readonly heading: Heading; readonly explanation: Explanation };

/** Opens one number of the report that the request asks for. Checks the rights. */
export async function openExplanation(
  { source, workspace }: PerfDependencies,
  viewer: Viewer,
  question: { readonly request: UsersRequest; readonly figure: UsersFigure },
  now: Instant,
): Promise<ExplainOutcome> {
  const { request, figure } = question;
  const refusal = refusalToSee(viewer, request.members);
  if (refusal) return { kind: "refused", refusal };
  const zone = await zoneOf({ source, workspace }, request);
  const directory = await source.directory(workspace);
  const clock = await clockOf({ source, workspace }, request.officeHours === true);
  if (clock === null) return { kind: "refused", refusal: { kind: "no-office-hours" } };
  const heading = usersHeading(request, { directory, now, zone, compares: false, clock });
  const selection = { ...selectionOf(request, { now, zone, compares: false }), clock };
  return {
    kind: "explanation",
    heading,
    explanation: await explainFigure(source, workspace, selection, figure),
  };
}

/** Opens one number of the users report; the selection's members say whose. The caller checked the rights. */
export async function explainFigure(
  source: ReportSource,
  workspace: string,
  selection: Omit<UsersSelection, "previous">,
  figure: UsersFigure,
): Promise<Explanation> {
  const { metric } = figure;
  const directory = await source.directory(workspace);
  const conversations = await source.closedConversations(workspace, selection.range, selection.filter);
  const contributions = explainUsers(conversations, directory, questionOf(selection, directory), metric);
  const observations = contributions.map(({ observation }) => observation);
  const contactIds = new Set(contributions.map(({ conversation }) => conversation.contactId));
  const names = await source.contactNames(workspace, [...contactIds]);
  const explained = contributions.map((contribution) => ({
    ...amountOf(contribution, metric.kind),
    contactName: names.get(contribution.conversation.contactId) ?? null,
  }));
  return {
    figure,
    value: figureValue(new Map([[metric.key, evaluate(metric, observations)]]), figure),
    conversations: metric.kind === "duration" ? explained : addUp(countContactsOnce(explained, metric.kind)),
  };
}

function amountOf({ conversation, observation }: Contribution, kind: UsersFigure["metric"]["kind"]) {
  return {
    conversationId: conversation.id,
    contactId: conversation.contactId,
    closedAt: conversation.closing.at,
    memberId: observation.memberId,
    contribution: kind === "duration" ? observation.value / 1000 : observation.value,
  };
}

function countContactsOnce(
  explained: readonly ExplainedConversation[],
  kind: UsersFigure["metric"]["kind"],
): readonly ExplainedConversation[] {
  if (kind !== "distinct") return explained;
  const counted = new Set<string>();
  return explained.map((entry) => {
    if (counted.has(entry.contactId)) return { ...entry, contribution: 0 };
    counted.add(entry.contactId);
    return entry;
  });
}

function addUp(explained: readonly ExplainedConversation[]): readonly ExplainedConversation[] {
  const byConversation = new Map<string, ExplainedConversation>();
  for (const entry of explained) {
    const key = JSON.stringify([entry.conversationId, entry.memberId]);
    const known = byConversation.get(key);
    const contribution = entry.contribution + (known?.contribution ?? 0);
    byConversation.set(key, { ...entry, contribution });
  }
  return [...byConversation.values()];
}
