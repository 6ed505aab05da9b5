import { stringify } from "csv-stringify/sync";
import { formatCount, formatDuration } from "../../domain/format";
import { formatInstant } from "../../domain/instant";
import { findUsersFigure, usersFigures } from "../../domain/metrics";
import { type Explanation, explainFigure } from "../../reports/explain";
import { readAsked } from "../asked-report";
import { plainTable } from "../plain-table";
import { badOption } from "../report-request";
import type { RenderedReport, ReportInput } from "./report-definition";

/** Opens one number of the users report. Throws `bad-option` when there is none of that key. */
export async function explainUsers(input: ReportInput, key: string): Promise<RenderedReport> {
  const { source, workspace, options } = input;
  const figure = findUsersFigure(key);
  if (figure === undefined) {
    const keys = usersFigures.map((one) => one.key).join(", ");
    throw badOption(`--metric: the users report has no number ${key}.`, `Numbers: ${keys}.`);
  }
  if (options.user === undefined) {
    throw badOption(
      "--user is missing: whose number is it?",
      "Give --user with a member's id or exact name.",
    );
  }
  const asked = await readAsked(input);
  const explanation = await explainFigure(source, workspace, asked, figure);
  const title = asked.title(`users ${key}`, [asked.clockWords]);
  return {
    json: () => explanationJson(explanation),
    csv: () => explanationCsv(explanation),
    table: () => explanationTable(explanation, title),
  };
}

function explanationJson({ figure, value, conversations }: Explanation) {
  return {
    metric: figure.key,
    title: figure.metric.title,
    definition: figure.metric.definition,
    unit: value.unit,
    value: value.value,
    sampleSize: value.sampleSize,
    conversations: conversations.map((one) => ({ ...one, closedAt: formatInstant(one.closedAt) })),
  };
}

const columns = ["conversationId", "closedAt", "userId", "contactId", "contactName", "contribution"] as const;

function explanationCsv({ conversations }: Explanation): string {
  const rows = conversations.map((one) => [
    one.conversationId,
    formatInstant(one.closedAt),
    one.memberId,
    one.contactId,
    one.contactName,
    one.contribution,
  ]);
  return stringify([columns, ...rows], { escape_formulas: true });
}

function explanationTable({ figure, value, conversations }: Explanation, title: string): string {
  const shown = (amount: number | null) =>
    value.unit === "seconds" ? formatDuration(amount) : formatCount(amount);
  const rows = conversations.map((one) => [
    one.conversationId,
    formatInstant(one.closedAt),
    one.memberId,
    one.contactName ?? one.contactId,
    shown(one.contribution),
  ]);
  return [
    title,
    "",
    `${figure.key}: ${shown(value.value)}, over ${formatCount(value.sampleSize)}`,
    figure.metric.definition,
    "",
    rows.length === 0
      ? "No conversation contributes to it."
      : plainTable(["conversation", "closed", "member", "contact", "contribution"], rows),
  ].join("\n");
}
