import type { AssignmentSource } from "../domain/events";
import { type ChartOutcome, createChart } from "./chart";

/** What people call the sources of assignments. */
export const ASSIGNMENT_SOURCE_NAMES: Readonly<Record<AssignmentSource, string>> = {
  user: "User",
  developer_api: "Developer API",
  workflow: "Workflow",
  dialogflow: "Dialogflow",
  zapier: "Zapier",
  outgoing_message: "Outgoing message",
  contact_import: "Contact import",
  close_conversation: "Close conversation",
};

export interface SourceCount {
  readonly source: AssignmentSource;
  readonly count: number;
}

/** The assignments of each source that occurs as bars, most first. */
export function assignmentsBySourceBars(sources: readonly SourceCount[]): ChartOutcome {
  return assignmentsBySource(sources, "bar");
}

/** The assignments of each source that occurs as parts of a pie, most first. */
export function assignmentsBySourcePie(sources: readonly SourceCount[]): ChartOutcome {
  return assignmentsBySource(sources, "pie");
}

function assignmentsBySource(sources: readonly SourceCount[], kind: "bar" | "pie"): ChartOutcome {
  const occurring = sources.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  if (occurring.length === 0) {
    return { kind: "no-data" };
  }
  const chart = createChart({
    kind,
    title: kind === "bar" ? "Assignments by source" : "Shares of assignments by source",
    unit: "count",
    categoryKind: "name",
    categories: occurring.map(({ source }) => ASSIGNMENT_SOURCE_NAMES[source]),
    series: [{ name: "Assignments", values: occurring.map(({ count }) => count) }],
  });
  return { kind: "chart", chart };
}
