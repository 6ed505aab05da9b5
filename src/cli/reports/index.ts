import type { ReportDefinition } from "./report-definition";
import { usersDefinition } from "./users";

/** The reports of the command line. */
export const reportDefinitions: readonly ReportDefinition[] = [usersDefinition];
