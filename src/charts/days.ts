import { addDays, daysBetween, type LocalDate } from "../domain/period";

/** Words for local dates such as `2026-10-01`; they are dates without a zone, so UTC only carries them. */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `1 Oct`, or `1 Oct 2026` where the year is not clear from what stands around it. */
export function dayLabel(date: string, withYear = false): string {
  const { year, month, day } = partsOf(date);
  const label = `${day} ${months[month - 1]}`;
  return withYear ? `${label} ${year}` : label;
}

/** `1–7 Oct`, `28 Sep–4 Oct`, or `1 Oct` where both are the same day. */
export function daySpanLabel(first: string, last: string): string {
  if (first === last) {
    return dayLabel(first);
  }
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return sameMonth ? `${partsOf(first).day}–${dayLabel(last)}` : `${dayLabel(first)}–${dayLabel(last)}`;
}

/** A period with its year: `1–30 Oct 2026`, `20 Dec 2025–3 Jan 2026`. */
export function periodLabel(first: string, last: string): string {
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return sameYear
    ? `${daySpanLabel(first, last)} ${first.slice(0, 4)}`
    : `${dayLabel(first, true)}–${dayLabel(last, true)}`;
}

/** The labels of consecutive days; from the second year on, the first day of a year says which. */
export function dayLabels(dates: readonly string[]): string[] {
  return dates.map((date, index) => {
    const previous = dates[index - 1];
    return dayLabel(date, previous !== undefined && previous.slice(0, 4) !== date.slice(0, 4));
  });
}

/** The title of a chart whose points stand for so many days each: `Response time per day`, `… per 7 days`. */
export function titlePerDays(title: string, days: number): string {
  return days === 1 ? `${title} per day` : `${title} per ${days} days`;
}

/** Every local date from `first` to `last`, both included; empty when `last` comes before `first`. */
export function datesFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index) =>
    addDays(first, index),
  );
}

/** Not with luxon: the charts of one answer have hundreds of labels. */
function partsOf(date: string): { readonly year: string; readonly month: number; readonly day: number } {
  const [year = "", month, day] = date.split("-");
  return { year, month: Number(month), day: Number(day) };
}
