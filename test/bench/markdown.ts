/** A Markdown table; every column but the first is for numbers. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = headings.map((_, index) => (index === 0 ? "---" : "---:"));
  return [headings, rule, ...rows].map(line).join("\n");
}

/** Seconds in the unit that suits them: `12 ms`, `3.41 s`. */
export function shownSeconds(seconds: number): string {
  if (seconds >= 100) return `${seconds.toFixed(0)} s`;
  if (seconds >= 1) return `${seconds.toPrecision(3)} s`;
  return `${(seconds * 1000).toPrecision(3)} ms`;
}

/** A ratio with as many digits as mean something: `0.87 ×`, `41 ×`. */
export function shownRatio(ratio: number): string {
  return `${ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2)} ×`;
}

/** `1 M`, `50 k`. */
export function shownCount(count: number): string {
  if (count % 1_000_000 === 0) return `${count / 1_000_000} M`;
  if (count % 1_000 === 0) return `${count / 1_000} k`;
  return String(count);
}
