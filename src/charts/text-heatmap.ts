import { formatCount } from "../domain/format";
import type { ChartSeries } from "./facts";
import { type HeatLevel, heatLevels, highestCount, isWithin, levelLabel, shortName } from "./heatmap";
import { busiestCell } from "./heatmap-words";

const BLOCKS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const NOTHING = "·";
/** Above the blocks, behind the three letters of the weekdays. */
const HOURS = "    0     6     12    18";

/** A line for each weekday with a block for each hour, as high as its count, and the total of the day. */
export function heatmapLines(rows: readonly ChartSeries[]): string {
  const levels = levelsOf(rows);
  const totals = rows.map(({ values }) => formatCount(sum(values)));
  const width = Math.max(...totals.map((total) => total.length));
  const lines = rows.map((row, index) => {
    const blocks = row.values.map((value) => blockOf(levels, value ?? 0)).join("");
    return `${shortName(row).padEnd(3)} ${blocks} ${(totals[index] ?? "").padStart(width)}`;
  });
  return [HOURS, ...lines].join("\n");
}

/** What the blocks mean, and the busiest hour: `· 0, ▁ 1–5, ▂ 6–10, …`. */
export function heatmapLegend(rows: readonly ChartSeries[]): string {
  const levels = levelsOf(rows);
  const words = levels.map((level) => `${blockOf(levels, level.to)} ${levelLabel(level)}`);
  return `${[`${NOTHING} 0`, ...words].join(", ")}. On the right the total of the day. ${busiestCell(rows)}.`;
}

function levelsOf(rows: readonly ChartSeries[]): HeatLevel[] {
  return heatLevels(highestCount(rows), BLOCKS.length);
}

/** With fewer levels than blocks the highest is still the full block. */
function blockOf(levels: readonly HeatLevel[], count: number): string {
  const level = levels.findIndex((candidate) => isWithin(candidate, count));
  return level < 0 ? NOTHING : (BLOCKS[BLOCKS.length - levels.length + level] ?? NOTHING);
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
