import { badOption } from "../report-request";
import { assignmentsDefinition } from "./assignments";
import { commentsDefinition } from "./comments";
import { feedbackDefinition } from "./feedback";
import { overallDefinition } from "./overall";
import { performanceDefinition } from "./performance";
import type { ReportDefinition } from "./report-definition";
import { slaDefinition } from "./sla";
import { usageDefinition } from "./usage";
import { usersDefinition } from "./users";
import { workloadDefinition } from "./workload";

/** The reports of the command line. */
export const reportDefinitions: readonly ReportDefinition[] = [
  usersDefinition,
  performanceDefinition,
  feedbackDefinition,
  assignmentsDefinition,
  commentsDefinition,
  overallDefinition,
  usageDefinition,
  workloadDefinition,
  slaDefinition,
];

/** The report of that name. Throws `bad-option`. */
export function findReport(name: string): ReportDefinition {
  const definition = reportDefinitions.find((candidate) => candidate.name === name);
  if (definition) return definition;
  const names = reportDefinitions.map((candidate) => candidate.name).join(", ");
  throw badOption(`There is no report “${name}”.`, `Reports: ${names}.`);
}
