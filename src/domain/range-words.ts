import type { Instant } from "./instant";
import { addDays, daysBetween, isLocalDate, localDateAt } from "./period";
import { monthOf, type Preset, presets, type RangeChoice } from "./range";

/** The longest range that can be asked for in words, in days. */
export const longestRange = 3660;

const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

export type RangeWords =
  | { readonly ok: true; readonly choice: RangeChoice }
  | { readonly ok: false; readonly reason: string };

/** What people can type for a range, for messages that say what would work. */
export const rangeExamples = "`7d`, `last 30 days`, `this month`, `october`, `2026-10-01..2026-10-31`";

/**
 * Reads a range as people type it, free of case: a preset, `30d`, `last 30 days`, a month by name
 * (the latest one that has begun) or as `2026-10`, one date, or two dates `2026-10-01..2026-10-31`.
 */
export function parseRange(text: string, now: Instant, zone: string): RangeWords {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+(?=days?\b|week\b|month\b)/g, " ")
    .replace(/\s+/g, " ");
  const preset = presets.find((candidate) => candidate === words);
  if (preset) return { ok: true, choice: { kind: "preset", preset } };
  const days = /^(?:last )?(\d{1,6}) ?(?:d|days?)$/.exec(words);
  if (days) return lastDays(Number(days[1]));
  if (words.includes("..")) return betweenDates(words);
  if (isLocalDate(words)) return { ok: true, choice: { kind: "dates", first: words, last: words } };
  if (/^\d{4}-\d{2}$/.test(words) && isLocalDate(`${words}-01`)) {
    return { ok: true, choice: { kind: "dates", ...monthOf(`${words}-01`) } };
  }
  return monthByName(words, now, zone) ?? unknownRange(text);
}

function lastDays(days: number): RangeWords {
  if (days < 1) return { ok: false, reason: "A range needs at least one day." };
  if (days > longestRange) return { ok: false, reason: `A range can be at most ${longestRange} days long.` };
  const preset = `last ${days} days`;
  if (isPreset(preset)) return { ok: true, choice: { kind: "preset", preset } };
  return { ok: true, choice: { kind: "days", days } };
}

function isPreset(text: string): text is Preset {
  return (presets as readonly string[]).includes(text);
}

function betweenDates(words: string): RangeWords {
  const [first = "", last = "", ...more] = words.split("..").map((part) => part.trim());
  const wrong = [first, last].find((date) => !isLocalDate(date));
  if (wrong !== undefined || more.length > 0) {
    return {
      ok: false,
      reason: `“${wrong ?? words}” is not a date; write a range as 2026-10-01..2026-10-31.`,
    };
  }
  if (last < first) return { ok: false, reason: `The range ends (${last}) before it begins (${first}).` };
  if (daysBetween(first, last) >= longestRange) {
    return { ok: false, reason: `A range can be at most ${longestRange} days long.` };
  }
  return { ok: true, choice: { kind: "dates", first, last } };
}

function monthByName(words: string, now: Instant, zone: string): RangeWords | undefined {
  const match = /^([a-z]{3,9})(?: (\d{4}))?$/.exec(words);
  if (!match?.[1]) return undefined;
  const name = match[1];
  const month = monthNames.findIndex((candidate) => candidate === name || candidate.slice(0, 3) === name);
  if (month < 0) return undefined;
  const today = localDateAt(now, zone);
  const firstOf = (year: string) => `${year}-${String(month + 1).padStart(2, "0")}-01`;
  const thisYear = today.slice(0, 4);
  const hasBegun = firstOf(thisYear) <= today;
  const year = match[2] ?? (hasBegun ? thisYear : addDays(`${thisYear}-01-01`, -1).slice(0, 4));
  return { ok: true, choice: { kind: "dates", ...monthOf(firstOf(year)) } };
}

function unknownRange(text: string): RangeWords {
  return { ok: false, reason: `“${text.trim()}” is not a range. Try ${rangeExamples}.` };
}
