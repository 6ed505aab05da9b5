import { setImmediate } from "node:timers/promises";
import { usersFigures, usersMetrics } from "../domain/metrics";
import type { ReportColumn } from "../reports/columns/column";
import { explainFigure } from "../reports/explain";
import { type ExplainableReport, explainReport, metricsOf } from "../reports/explain-report";
import type { OpenReport } from "../reports/open-report";

/** What conversations add to one number of a report. */
export interface Amounts {
  readonly key: string;
  readonly title: string;
  readonly kind: ReportColumn<never>["kind"];
  /** Whether the number is a mean or a share, so that it matters how many amounts a conversation adds. */
  readonly isMean: boolean;
  /** By conversation; durations in seconds. */
  readonly byConversation: ReadonlyMap<string, { readonly sum: number; readonly count: number }>;
}

/**
 * What every conversation adds to every number of the report; online time belongs to none and is left out.
 * Lets other work go on between the numbers.
 */
export function amountsOf(report: OpenReport): Promise<readonly Amounts[]> {
  const { report: name } = report.request;
  return name === "users" ? usersAmounts(report) : otherAmounts(report, name);
}

/** Of a duration the statistics have all the same conversations behind them. */
async function usersAmounts({ source, workspace, selection }: OpenReport): Promise<readonly Amounts[]> {
  const all: Amounts[] = [];
  for (const { key, title, kind } of usersMetrics) {
    const figure = usersFigures.find(({ metric }) => metric.key === key);
    if (figure === undefined) continue;
    await setImmediate();
    const { conversations } = await explainFigure(source, workspace, selection, figure);
    const isTime = kind === "duration";
    all.push({
      key,
      title,
      kind: isTime ? "seconds" : "count",
      isMean: isTime,
      byConversation: addedUp(
        conversations.map(({ conversationId, contribution }) => ({ conversationId, amount: contribution })),
      ),
    });
  }
  return all;
}

async function otherAmounts(
  { source, workspace, selection }: OpenReport,
  name: ExplainableReport,
): Promise<readonly Amounts[]> {
  const all: Amounts[] = [];
  for (const { key, title, unit } of metricsOf(name)) {
    await setImmediate();
    const explanation = await explainReport(source, workspace, selection, { report: name, key });
    if (explanation === null) continue;
    const isCount = unit === "count";
    all.push({
      key,
      title,
      kind: explanation.amountUnit === "seconds" ? "seconds" : isCount ? "count" : "number",
      isMean: !isCount,
      byConversation: addedUp(explanation.contributions),
    });
  }
  return all;
}

function addedUp(entries: readonly { readonly conversationId: string | null; readonly amount: number }[]) {
  const byConversation = new Map<string, { sum: number; count: number }>();
  for (const { conversationId, amount } of entries) {
    if (conversationId === null) continue;
    const known = byConversation.get(conversationId);
    if (known === undefined) byConversation.set(conversationId, { sum: amount, count: 1 });
    else {
      known.sum += amount;
      known.count += 1;
    }
  }
  return byConversation;
}
