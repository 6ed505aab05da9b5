import { usersFigures } from "../../domain/metrics";
import { usersJson } from "../../reports/json/users";
import { readUsersView } from "../../reports/users-report";
import { readAsked } from "../asked-report";
import { clockOptions, filterOptions } from "../report-options";
import { explainUsers } from "./explain-users";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";
import { usersCsv } from "./users-csv";
import { usersTable } from "./users-table";

/** `caseboard report users`. */
export const usersDefinition: ReportDefinition = {
  name: "users",
  summary: "per member: conversations closed, response and resolution times",
  options: [...filterOptions, ...clockOptions],
  run: runUsers,
  metrics: usersFigures.map(({ key }) => key),
  explain: explainUsers,
};

async function runUsers(input: ReportInput): Promise<RenderedReport> {
  const asked = await readAsked(input);
  const view = await readUsersView(input.source, input.workspace, asked);
  const title = asked.title("Users", [asked.clockWords]);
  return {
    json: () => usersJson(view),
    csv: () => usersCsv(view),
    table: (width) => usersTable(view, { title, width }),
  };
}
