/**
 * Figures as people read them: the same words in messages, tables, charts and on the command line.
 * Absence is always the dash, never 0: nothing measured is not the same as zero.
 */

/** What stands where there is no value. */
export const ABSENT = "–";

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 86_400;
const MINUS = "−";

/**
 * A duration in its two largest units: `0 s`, `45 s`, `1 min 30 s`, `12 min`, `1 h 5 min`, `2 d 3 h`.
 * A day is 24 hours here. The value is rounded to the smaller unit that is shown, seconds being left
 * out from ten minutes on; `null` and what is not a finite number give the dash.
 */
export function formatDuration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) {
    return ABSENT;
  }
  const text = formatMagnitude(Math.abs(seconds));
  return seconds < 0 && text !== "0 s" ? `${MINUS}${text}` : text;
}

function formatMagnitude(seconds: number): string {
  const wholeSeconds = Math.round(seconds);
  if (wholeSeconds < 10 * SECONDS_PER_MINUTE) {
    return twoUnits(wholeSeconds, [SECONDS_PER_MINUTE, "min"], [1, "s"]);
  }
  const wholeMinutes = Math.round(seconds / SECONDS_PER_MINUTE) * SECONDS_PER_MINUTE;
  if (wholeMinutes < SECONDS_PER_DAY) {
    return twoUnits(wholeMinutes, [SECONDS_PER_HOUR, "h"], [SECONDS_PER_MINUTE, "min"]);
  }
  const wholeHours = Math.round(seconds / SECONDS_PER_HOUR) * SECONDS_PER_HOUR;
  return twoUnits(wholeHours, [SECONDS_PER_DAY, "d"], [SECONDS_PER_HOUR, "h"]);
}

type Unit = readonly [seconds: number, name: string];

function twoUnits(seconds: number, [largeSize, largeName]: Unit, [smallSize, smallName]: Unit): string {
  const large = Math.floor(seconds / largeSize);
  const small = (seconds - large * largeSize) / smallSize;
  if (large === 0) {
    return `${small} ${smallName}`;
  }
  const start = `${grouped(large, 0)} ${largeName}`;
  return small === 0 ? start : `${start} ${small} ${smallName}`;
}

/** A whole number with thousands separators: `12,345`. A fraction is rounded; `null` gives the dash. */
export function formatCount(count: number | null): string {
  return formatNumber(count, 0);
}

/** A share that is already in percent, with at most one decimal: `83.3%`, `50%`; `null` gives the dash. */
export function formatPercent(percent: number | null): string {
  const text = formatNumber(percent, 1);
  return text === ABSENT ? text : `${text}%`;
}

/**
 * A number with thousands separators and at most `maximumDecimals` (2) decimals, without trailing
 * zeros: `4.25`, `1,234.5`, `7`; `null` and what is not a finite number give the dash.
 */
export function formatNumber(value: number | null, maximumDecimals = 2): string {
  if (value === null || !Number.isFinite(value)) {
    return ABSENT;
  }
  const text = grouped(Math.abs(value), maximumDecimals);
  return value < 0 && text !== "0" ? `${MINUS}${text}` : text;
}

/** Making a formatter costs more than using it a hundred times, and a table has 100,000 figures. */
const formatters = new Map<number, Intl.NumberFormat>();

function grouped(value: number, maximumFractionDigits: number): string {
  const known = formatters.get(maximumFractionDigits);
  if (known) return known.format(value);
  const formatter = new Intl.NumberFormat("en-US", { maximumFractionDigits });
  formatters.set(maximumFractionDigits, formatter);
  return formatter.format(value);
}
