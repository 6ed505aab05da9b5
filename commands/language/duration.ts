const units: Readonly<Record<string, number>> = { s: 1, min: 60, m: 60, h: 3_600, d: 86_400 };
const LONGEST_SECONDS = 366 * 86_400;

/** A duration as people type it, `45s`, `30min`, `1h30m`, `2d`, in seconds; null for anything else. */
export function durationIn(text: string): number | null {
  const compact = text.toLowerCase().replaceAll(/\s/g, "");
  if (!/^(?:\d{1,6}(?:min|[smhd]))+$/.test(compact)) return null;
  const parts = [...compact.matchAll(/(\d+)(min|[smhd])/g)];
  const seconds = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ""] ?? 0), 0);
  return seconds <= LONGEST_SECONDS ? seconds : null;
}
