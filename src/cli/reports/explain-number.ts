import { formatCount, formatDuration, formatNumber } from "../../domain/format";
import { formatInstant } from "../../domain/instant";
import type { ServiceTargets } from "../../domain/service-targets";
import type { ReportColumn } from "../../reports/columns/column";
import { type ExplainableReport, explainReport, metricsOf } from "../../reports/explain-report";
import type { ExplainedContribution, ReportExplanation } from "../../reports/explanation";
import { figureText } from "../../reports/figure";
import { askedTargets, readAsked, targetWords } from "../asked-report";
import { badOption } from "../report-request";
import { columnTable } from "./column-table";
import { columnsCsv } from "./columns-csv";
import type { RenderedReport, ReportInput } from "./report-definition";

/** Opens one number of a report. Throws `bad-option` when there is none of that key. */
export async function explainNumber(
  input: ReportInput,
  report: ExplainableReport,
  key: string,
): Promise<RenderedReport> {
  const metric = metricsOf(report).find((known) => known.key === key);
  if (metric === undefined) {
    const keys = metricsOf(report)
      .map((known) => known.key)
      .join(", ");
    throw badOption(`--metric: the ${report} report has no number ${key}.`, `Numbers: ${keys}.`);
  }
  const asked = await readAsked(input);
  const targets = report === "sla" ? await askedTargets(input) : withoutTargets;
  if (report === "sla") requireTarget(key, targets);
  const { source, workspace } = input;
  const explanation = await explainReport(source, workspace, { ...asked, targets }, { report, key });
  if (explanation === null) throw new RangeError(`The report ${report} does not open ${key}`);
  const title = asked.title(`${report} ${key}`, [asked.clockWords, ...targetWords(targets)]);
  return {
    json: () => explanationJson(explanation),
    csv: () => columnsCsv(report, contributionColumns(explanation), explanation.contributions),
    table: (width) => explanationTable(explanation, title, width),
  };
}

const withoutTargets: ServiceTargets = { everyone: { first: null, every: null }, byTeam: new Map() };

function requireTarget(key: string, { everyone, byTeam }: ServiceTargets): void {
  const level = key.startsWith("firstResponse.") ? "first" : "every";
  if ([everyone, ...byTeam.values()].some((targets) => targets[level] !== null)) return;
  const option = level === "first" ? "--first-response-target" : "--response-target";
  throw badOption(`${key} needs a target.`, `Give ${option} in seconds.`);
}

function explanationJson({ metric, figure, contributions, divisor, amountUnit }: ReportExplanation) {
  return {
    metric: metric.key,
    title: metric.title,
    definition: metric.definition,
    unit: figure.unit,
    value: figure.value,
    sampleSize: figure.sampleSize,
    contributionUnit: amountUnit,
    dividedBy: divisor,
    contributions: contributions.map(({ kind, at, amount, ...one }) => ({
      kind,
      conversationId: one.conversationId,
      at: formatInstant(at),
      userId: one.memberId,
      user: one.user,
      contactId: one.contactId,
      contactName: one.contactName,
      contribution: amount,
    })),
  };
}

function contributionColumns({ amountUnit }: ReportExplanation): ReportColumn<ExplainedContribution>[] {
  return [
    { key: "kind", title: "What", kind: "text", cell: ({ kind }) => kind },
    { key: "conversationId", title: "Conversation", kind: "text", cell: (one) => one.conversationId },
    { key: "at", title: "When", kind: "instant", cell: ({ at }) => at },
    { key: "userId", title: "Member id", kind: "text", cell: ({ memberId }) => memberId },
    { key: "user", title: "Member", kind: "text", cell: ({ user }) => user },
    { key: "contactId", title: "Contact id", kind: "text", cell: ({ contactId }) => contactId },
    { key: "contactName", title: "Contact", kind: "text", cell: ({ contactName }) => contactName },
    {
      key: "contribution",
      title: "Contribution",
      kind: amountUnit === "seconds" ? "seconds" : "number",
      cell: ({ amount }) => amount,
    },
  ];
}

function explanationTable(explanation: ReportExplanation, title: string, width: number): string {
  const { metric, figure, contributions, divisor } = explanation;
  const columns = contributionColumns(explanation).filter(
    ({ key }) => key !== "userId" && key !== "contactId",
  );
  return (
    [
      title,
      "",
      `${metric.key}: ${figureText(figure)}, over ${formatCount(figure.sampleSize)}`,
      metric.definition,
      ...arithmetic(explanation),
      "",
      contributions.length === 0
        ? "Nothing contributes to it."
        : columnTable({ columns, rows: contributions, leading: columns.length }, width),
    ].join("\n") + (divisor === null && contributions.length > 0 ? "\nThe list does not add up to it." : "")
  );
}

/** How the list makes the number, where it is not simply its sum. */
function arithmetic({ contributions, divisor, amountUnit, metric }: ReportExplanation): string[] {
  if (divisor === null || divisor === 1 || contributions.length === 0) return [];
  const sum = contributions.reduce((total, { amount }) => total + amount, 0);
  const shown = amountUnit === "seconds" ? formatDuration(sum) : formatNumber(sum);
  const isTimeByTime = metric.contributionUnit === "milliseconds";
  return [
    `The list adds up to ${shown}; divided by ${isTimeByTime ? formatDuration(divisor) : formatNumber(divisor)}.`,
  ];
}
