import type { ContributionKind } from "../../domain/contribution";
import { formatCount, formatDuration, formatNumber } from "../../domain/format";
import type { ReportExplanation } from "../../reports/explanation";
import { figureText } from "../../reports/figure";
import type { Heading } from "../../reports/heading";
import { bold, instantCell, numberCell, paragraph, textCell, words } from "../blocks/build";
import { whose } from "./heading";
import { type ReportPage, reportPage } from "./report-page";

const NAME_LENGTH = 60;

const kindNames: Readonly<Record<ContributionKind, string>> = {
  conversation: "conversation",
  reply: "reply",
  message: "message",
  wait: "wait",
  visit: "visit",
  "online time": "time online",
  rating: "rating",
  "follow-up": "follow-up",
  assignment: "assignment",
  comment: "comment",
};

export interface ContributionsShown {
  readonly heading: Heading;
  readonly explanation: ReportExplanation;
}

/** One number opened: what it means, its value and sample, and everything behind it. */
export function contributionsReport(
  { heading, explanation }: ContributionsShown,
  wanted: number,
): ReportPage {
  const { metric, figure, contributions, amountUnit } = explanation;
  const value = figureText(figure);
  const amount = (one: number) => (amountUnit === "seconds" ? formatDuration(one) : formatNumber(one));
  const parts = {
    title: `${metric.title}: ${value}`,
    heading,
    facts: [],
    notes: [whose(heading)],
    charts: [],
    more: [paragraph(words(metric.definition)), paragraph(bold(value), words(`${sampleText(explanation)}.`))],
    table: {
      name: "what is behind it",
      head: ["Conversation", "What", "When", "Contact", "Member", amountUnit === "seconds" ? "Time" : "Adds"],
      rows: contributions.map((one) => [
        textCell(one.conversationId ?? "–", NAME_LENGTH),
        textCell(kindNames[one.kind]),
        instantCell(one.at),
        textCell(one.contactName ?? one.contactId ?? "–", NAME_LENGTH),
        textCell(one.user ?? "nobody", NAME_LENGTH),
        numberCell(one.amount, amount(one.amount)),
      ]),
      legend: "",
    },
    nothing: "Nothing stands behind this number.",
    told: `${metric.definition} ${whose(heading)}`,
  };
  return reportPage(parts, wanted);
}

/** How the value comes out of what is listed. */
function sampleText({ figure, divisor, contributions }: ReportExplanation): string {
  const values = contributions.length === 1 ? "1 entry" : `${formatCount(contributions.length)} entries`;
  if (divisor === null) return ` over ${values}`;
  if (divisor === 1 && figure.unit !== "score") return `, the sum of ${values} below`;
  return divisor === contributions.length ? `, the mean of ${values} below` : `, from ${values} below`;
}
