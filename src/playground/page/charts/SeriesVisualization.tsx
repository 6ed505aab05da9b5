import { useState } from "react";
import { keyed } from "../keyed";
import { Axes, frameFor } from "./Axes";
import type { SeriesChart } from "./chart-data";
import { Legend } from "./Legend";
import { AreaMarks, BarMarks, LineMarks } from "./Marks";
import { formatValue, valueTicks, verticalScale } from "./scale";
import { colourOf } from "./series-style";

const MARKS = { line: LineMarks, area: AreaMarks, bar: BarMarks };

/** A line, area or bar chart. Pointing at a category shows its values. */
export function SeriesVisualization({ chart, title }: { chart: SeriesChart; title: string }) {
  const [pointed, setPointed] = useState<number | null>(null);
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const widestTick = valueTicks(values)
    .map(formatValue)
    .reduce((left, right) => (right.length > left.length ? right : left), "");
  const frame = frameFor(chart.categories, widestTick, { x: chart.xLabel !== "", y: chart.yLabel !== "" });
  const scale = verticalScale(values, frame);
  const room = (frame.right - frame.left) / Math.max(chart.categories.length, 1);
  const x = (index: number) => frame.left + room * (index + 0.5);
  const Marks = MARKS[chart.kind];
  return (
    <>
      <div className="plot">
        <svg
          viewBox={`0 0 ${frame.width} ${frame.height}`}
          role="img"
          aria-label={`${title}, ${chart.kind} chart`}
        >
          <Axes
            frame={frame}
            scale={scale}
            categories={chart.categories}
            xLabel={chart.xLabel}
            yLabel={chart.yLabel}
            x={x}
          />
          {pointed !== null && (
            <rect
              className="pointed"
              x={x(pointed) - room / 2}
              y={frame.top}
              width={room}
              height={frame.bottom - frame.top}
            />
          )}
          <Marks chart={chart} frame={frame} scale={scale} x={x} />
          {keyed(chart.categories).map(({ key, place }) => (
            <rect
              key={key}
              className="sensor"
              x={x(place) - room / 2}
              y={frame.top}
              width={room}
              height={frame.bottom - frame.top}
              onPointerEnter={() => setPointed(place)}
              onPointerLeave={() => setPointed(null)}
            />
          ))}
        </svg>
        {pointed !== null && <Tooltip chart={chart} index={pointed} at={x(pointed) / frame.width} />}
      </div>
      <Legend names={chart.series.map(({ name }) => name)} isDashed={chart.kind !== "bar"} />
    </>
  );
}

function Tooltip({ chart, index, at }: { chart: SeriesChart; index: number; at: number }) {
  const side = at > 0.6 ? { right: `${(1 - at) * 100 + 2}%` } : { left: `${at * 100 + 2}%` };
  return (
    <div className="tooltip" style={side}>
      <b>{chart.categories[index]}</b>
      {keyed(chart.series).map(({ key, place, item }) => {
        const value = item.values[index] ?? null;
        return (
          <span key={key}>
            <span className="swatch" style={{ background: colourOf(place) }} /> {item.name}{" "}
            <b>{value === null ? "no data" : formatValue(value)}</b>
          </span>
        );
      })}
    </div>
  );
}
