import { readFile } from "node:fs/promises";
import type { ElapsedTime } from "../domain/instant";
import { calendarSchema, officeHoursTime } from "../domain/office-hours";
import { messageOf } from "../errors";
import type { ReportOptions } from "./report-options";
import { badOption } from "./report-request";

const EXAMPLE =
  'A calendar is JSON such as {"zone":"Europe/Berlin","week":{"1":[["09:00","18:00"]]},"holidays":["2026-12-25"]}.';

/** The time that counts by `--calendar`; nothing without it. Throws `bad-option`. */
export async function officeHoursOf({ calendar }: ReportOptions): Promise<{ elapsed?: ElapsedTime }> {
  if (calendar === undefined) return {};
  const parsed = calendarSchema.safeParse(await readJson(calendar));
  if (parsed.success) return { elapsed: officeHoursTime(parsed.data) };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw badOption(`--calendar ${calendar} is not a calendar: ${problems.join("; ")}.`, EXAMPLE);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw badOption(`--calendar ${path} cannot be read: ${messageOf(error)}.`, EXAMPLE);
  }
}
