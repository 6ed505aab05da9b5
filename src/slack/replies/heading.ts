import { describeDates } from "../../domain/range";
import type { Heading } from "../../reports/heading";
import { shortened } from "../escape";

const NAME_LENGTH = 80;
const FILTER_LENGTH = 900;

/** Whose figures: `Everyone`, a name, or several. */
export function whose({ who }: Heading): string {
  return who.length === 0 ? "Everyone" : who.map((name) => shortened(name, NAME_LENGTH)).join(", ");
}

/** The range with its dates and zone, as `Last 30 days (2–31 Oct 2026) · Europe/Berlin`. */
export function when({ range, dates, zone, previousDates, clock, isNow }: Heading): string {
  if (isNow === true) return `At this moment · ${zone}`;
  const words = describeDates(dates.first, dates.last);
  const named = range === words ? words : `${capitalised(range)} (${words})`;
  const against = previousDates
    ? ` · compared with ${describeDates(previousDates.first, previousDates.last)}`
    : "";
  const measured = clock ? ` · times in ${clock}` : "";
  return `${named} · ${zone}${measured}${against}`;
}

/** The filters in words; null when none is set. */
export function filtersInWords({ filters }: Heading): string | null {
  if (filters.length === 0) return null;
  const words = filters.map(({ name, values }) => `${name} ${values.map(quoted).join(" or ")}`);
  return shortened(`Only ${words.join(", ")}`, FILTER_LENGTH);
}

/** The lines under a report's title. */
export function headingLines(heading: Heading): string[] {
  const filters = filtersInWords(heading);
  return [when(heading), ...(filters === null ? [] : [filters])];
}

function quoted(value: string): string {
  return `“${shortened(value, NAME_LENGTH)}”`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
