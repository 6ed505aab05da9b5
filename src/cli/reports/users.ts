import { usersFigures } from "../../domain/metrics";
import { type Figures, readUsersView, type UsersView } from "../../reports/users-report";
import { askedRange, conversationFilterOf, filterWords, memberFilterOf } from "../report-request";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";
import { usersCsv } from "./users-csv";
import { usersTable } from "./users-table";

/** `caseboard report users`. */
export const usersDefinition: ReportDefinition = {
  name: "users",
  summary: "per member: conversations closed, response and resolution times",
  filters: ["user", "team", "inbox", "channel", "tag", "topic"],
  run: runUsers,
};

async function runUsers({ source, workspace, options, now, onNote }: ReportInput): Promise<RenderedReport> {
  const zone = options.tz ?? (await source.zone(workspace));
  const { range, words } = askedRange(options, now, zone);
  const directory = await source.directory(workspace);
  const view = await readUsersView(source, workspace, {
    range,
    previous: null,
    filter: conversationFilterOf(options),
    members: memberFilterOf(options, directory, onNote),
  });
  const filters = filterWords(options);
  const title = ["Users", words, zone, filters].filter((part) => part !== "").join(" · ");
  return {
    json: () => usersJson(view),
    csv: () => usersCsv(view),
    table: (width) => usersTable(view, { title, width }),
  };
}

/** The report in the shape of the contract: durations in seconds, null where there is nothing to measure. */
export function usersJson(view: UsersView) {
  return {
    rows: view.rows.map(({ userId, user, team, figures }) => ({ userId, user, team, ...values(figures) })),
    total: values(view.total),
    withoutCloser: view.withoutCloser,
  };
}

function values(figures: Figures): Record<string, number | null> {
  return Object.fromEntries(usersFigures.map(({ key }) => [key, figures[key].value]));
}
