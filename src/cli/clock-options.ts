import { readFile } from "node:fs/promises";
import { allHours, type Clock, officeHoursClock } from "../domain/clock";
import { type Calendar, calendarSchema } from "../domain/office-hours";
import { messageOf } from "../errors";
import { badOption } from "./report-request";
import type { ReportInput } from "./reports/report-definition";

const EXAMPLE =
  'A calendar is JSON such as {"zone":"Europe/Berlin","week":{"1":[["09:00","18:00"]]},"holidays":["2026-12-25"]}.';

/** What times are measured by: `--calendar`, the workspace's `--office-hours`, else all hours. Throws `bad-option`. */
export async function askedClock(
  input: Pick<ReportInput, "source" | "workspace" | "options">,
): Promise<Clock> {
  const { calendar, officeHours } = input.options;
  if (calendar !== undefined && officeHours === true) {
    throw badOption("--calendar and --office-hours exclude each other.", "Give one of the two.");
  }
  if (officeHours === true) return workspaceClock(input);
  return calendar === undefined ? allHours : calendarClock(calendar);
}

async function workspaceClock({
  source,
  workspace,
}: Pick<ReportInput, "source" | "workspace">): Promise<Clock> {
  const { everyone, byTeam } = await source.officeCalendars(workspace);
  if (everyone !== null) return { kind: "office-hours", calendars: { everyone, byTeam } };
  throw badOption(
    `--office-hours: the workspace ${workspace} has no office hours.`,
    "Set them with caseboard calendar set FILE, or give a calendar of your own: --calendar FILE.",
  );
}

async function calendarClock(path: string): Promise<Clock> {
  return officeHoursClock(await readCalendar(path, `--calendar ${path}`));
}

/** The calendar in a JSON file. Throws `bad-option` that names the file and what is wrong with which field. */
export async function readCalendar(path: string, name = path): Promise<Calendar> {
  const parsed = calendarSchema.safeParse(await readJson(path, name));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw badOption(`${name} is not a calendar: ${problems.join("; ")}.`, EXAMPLE);
}

async function readJson(path: string, name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw badOption(`${name} cannot be read: ${messageOf(error)}.`, EXAMPLE);
  }
}
