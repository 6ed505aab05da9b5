import { weekdayNames } from "../../src/domain/weekdays";

const SHORTEST = 3;

/** The ISO weekday, 1 Monday to 7 Sunday, of `Monday`, `mondays` or `mon`; null for anything else. */
export function weekdayIn(text: string): number | null {
  const typed = text.toLowerCase();
  const found = weekdayNames.findIndex((name) => {
    const whole = name.toLowerCase();
    return typed === `${whole}s` || (typed.length >= SHORTEST && whole.startsWith(typed));
  });
  return found < 0 ? null : found + 1;
}

/** `09:30` of `9:30`, `09.30`, `9`, `9am` or `5:30pm`; null for anything else. */
export function timeIn(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?$/i.exec(text);
  if (match === null) return null;
  const [, hours = "", minutes = "00", half] = match;
  const hour = hourOf(Number(hours), half?.toLowerCase());
  if (hour === null || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

function hourOf(hours: number, half: string | undefined): number | null {
  if (half === undefined) return hours <= 23 ? hours : null;
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + (half === "pm" ? 12 : 0);
}
