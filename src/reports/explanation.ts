import {
  type Breakdown,
  type Contribution,
  type ContributionKind,
  compareContributions,
  type MetricDescription,
} from "../domain/contribution";
import { memberName } from "../domain/directory";
import type { Instant } from "../domain/instant";
import { figureOf, type ReportFigure } from "./figure";
import type { ReportSource } from "./ports";

/** One thing that goes into a number. */
export interface ExplainedContribution {
  readonly kind: ContributionKind;
  /** Null for online time, as the contact is. */
  readonly conversationId: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  /** The member credited, and their name; null for nobody. */
  readonly memberId: string | null;
  readonly user: string | null;
  readonly at: Instant;
  /** Seconds for a duration; else what it adds, 0 where something was counted with an earlier entry. */
  readonly amount: number;
}

/** A number opened: what it means, its value and sample size, and everything behind it. */
export interface ReportExplanation {
  readonly metric: MetricDescription;
  readonly figure: ReportFigure;
  readonly amountUnit: "seconds" | "number";
  /** By `at`, then conversation id. */
  readonly contributions: readonly ExplainedContribution[];
  /** The value is the sum of the amounts divided by this; null where the value is no such quotient. */
  readonly divisor: number | null;
}

/** Puts names to a breakdown and durations into seconds. */
export async function explanationOf(
  source: ReportSource,
  workspace: string,
  metric: MetricDescription,
  breakdown: Breakdown,
): Promise<ReportExplanation> {
  const { divisor } = breakdown;
  const contributions = breakdown.contributions.toSorted(compareContributions);
  const isTime = (metric.contributionUnit ?? metric.unit) === "milliseconds";
  const areBothTimes = metric.contributionUnit === "milliseconds";
  return {
    metric,
    figure: figureOf(metric.unit, breakdown),
    amountUnit: isTime ? "seconds" : "number",
    contributions: await withNames(source, workspace, contributions, isTime ? 1000 : 1),
    divisor: divisor !== null && areBothTimes ? divisor / 1000 : divisor,
  };
}

async function withNames(
  source: ReportSource,
  workspace: string,
  contributions: readonly Contribution[],
  unitsInOne: number,
): Promise<ExplainedContribution[]> {
  const directory = await source.directory(workspace);
  const contactIds = contributions.flatMap(({ conversation }) => conversation?.contactId ?? []);
  const names = await source.contactNames(workspace, [...new Set(contactIds)]);
  return contributions.map(({ kind, conversation, memberId, at, value }) => ({
    kind,
    conversationId: conversation?.id ?? null,
    contactId: conversation?.contactId ?? null,
    contactName: (conversation && names.get(conversation.contactId)) ?? null,
    memberId,
    user: memberId === null ? null : memberName(directory, memberId),
    at,
    amount: value / unitsInOne,
  }));
}
