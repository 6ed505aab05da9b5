import { usersJson } from "../../reports/json/users";
import { readUsersView } from "../../reports/users-report";
import { askedClock } from "../clock-options";
import { askedRange, conversationFilterOf, filterWords, memberFilterOf } from "../report-request";
import type { RenderedReport, ReportDefinition, ReportInput } from "./report-definition";
import { usersCsv } from "./users-csv";
import { usersTable } from "./users-table";

/** `caseboard report users`. */
export const usersDefinition: ReportDefinition = {
  name: "users",
  summary: "per member: conversations closed, response and resolution times",
  options: ["user", "team", "inbox", "channel", "tag", "topic", "calendar", "officeHours"],
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
    clock: await askedClock({ source, workspace, options }),
  });
  const filters = filterWords(options);
  const title = ["Users", words, zone, filters].filter((part) => part !== "").join(" · ");
  return {
    json: () => usersJson(view),
    csv: () => usersCsv(view),
    table: (width) => usersTable(view, { title, width }),
  };
}
