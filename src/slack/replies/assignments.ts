import { whereApplicable } from "../../charts/applicable";
import {
  ASSIGNMENT_SOURCE_NAMES,
  assignmentsBySourceBars,
  assignmentsBySourcePie,
} from "../../charts/assignment-charts";
import type { ChartOutcome } from "../../charts/chart";
import type { ChartBlock } from "../../charts/renderer";
import { formatCount, formatPercent } from "../../domain/format";
import type { AssignmentsView } from "../../reports/assignments-report";
import type { Heading } from "../../reports/heading";
import { instantCell, textCell } from "../blocks/build";
import { shortChange } from "./figures";
import type { ReportParts } from "./report-page";

const NAME_LENGTH = 60;

export interface AssignmentsShown {
  readonly heading: Heading;
  readonly view: AssignmentsView;
  /** The only name to be shown, of who sees only themselves; null for who sees everyone. */
  readonly onlyName: string | null;
}

/** Counts and shares by source. Shares among chosen sources would not be shares of all: then there is no pie. */
export function assignmentCharts({ heading, view }: AssignmentsShown): ChartOutcome[] {
  const bars = assignmentsBySourceBars(view.bySource);
  if (bars.kind !== "chart") return [bars];
  const chosen = heading.filters.map(({ name }) => name).filter((name) => name === "source");
  return [bars, whereApplicable({ chosen, understood: [] }, () => assignmentsBySourcePie(view.bySource))];
}

/** Counts and shares by source, and the log, newest first. */
export function assignmentsParts(shown: AssignmentsShown, charts: readonly ChartBlock[]): ReportParts {
  const { heading, view, onlyName } = shown;
  const before = new Map(view.previous?.bySource.map(({ source, count }) => [source, count]));
  const name = (given: string | null, nobody: string) => {
    if (given === null) return nobody;
    return onlyName === null || given === onlyName ? given : "a teammate";
  };
  return {
    title: onlyName === null ? "Assignments" : `Assignments to ${onlyName}`,
    heading,
    facts: [
      { title: "Assignments", text: countText(view.total, view.previous?.total) },
      ...view.bySource.map(({ source, count, percentage }) => ({
        title: ASSIGNMENT_SOURCE_NAMES[source],
        text: `${countText(count, view.previous ? (before.get(source) ?? 0) : undefined)} · ${formatPercent(percentage)}`,
      })),
    ],
    notes: [],
    charts,
    table: {
      name: "the log, newest first",
      head: ["Conversation", "When", "Contact", "From", "To", "Source", "By"],
      rows: view.log.map((entry) => [
        textCell(entry.conversationId, NAME_LENGTH),
        instantCell(entry.at),
        textCell(entry.contactName ?? entry.contactId, NAME_LENGTH),
        textCell(name(entry.previousAssignee, "-"), NAME_LENGTH),
        textCell(name(entry.assignedTo, "unassigned"), NAME_LENGTH),
        textCell(ASSIGNMENT_SOURCE_NAMES[entry.source]),
        textCell(name(entry.assignedBy, "–"), NAME_LENGTH),
      ]),
      count: view.total,
      legend: "Unassignments count; carried-over assignees do not.",
    },
    nothing: "Nothing was assigned in this range.",
  };
}

function countText(count: number, before: number | undefined): string {
  const change = before === undefined ? null : shortChange(figure(count), figure(before));
  return change === null ? formatCount(count) : `${formatCount(count)} · ${change}`;
}

function figure(value: number) {
  return { value, unit: "count", sampleSize: value } as const;
}
