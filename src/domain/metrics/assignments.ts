import type { MetricDescription } from "../contribution";
import { type AssignmentSource, assignmentSources } from "../events";

/** A number of the assignments report; of one source, or of all where that is null. */
export interface AssignmentMetric extends MetricDescription {
  readonly source: AssignmentSource | null;
}

/** The numbers of the assignments report, by the place in its JSON. */
export const assignmentMetrics: readonly AssignmentMetric[] = [
  {
    key: "total",
    title: "Assignments",
    definition: "Assignments in the range, unassignments included; a carried-over assignee is none.",
    unit: "count",
    source: null,
  },
  ...assignmentSources.flatMap((source): AssignmentMetric[] => [
    {
      key: `bySource.${source}.count`,
      title: `Assignments by ${source}`,
      definition: `Assignments in the range whose source is ${source}.`,
      unit: "count",
      source,
    },
    {
      key: `bySource.${source}.percentage`,
      title: `Assignments by ${source}, of all`,
      definition: `The share, in percent, of the assignments in the range whose source is ${source}.`,
      unit: "percent",
      source,
    },
  ]),
];
