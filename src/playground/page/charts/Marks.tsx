import { keyed } from "../keyed";
import type { Series, SeriesChart } from "./chart-data";
import type { Frame, Scale } from "./scale";
import { colourOf, dashesOf } from "./series-style";

export interface MarksProps {
  readonly chart: SeriesChart;
  readonly frame: Frame;
  readonly scale: Scale;
  x(index: number): number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs of neighbouring values: a missing one is a gap, never a zero. */
function runsOf(series: Series, { scale, x }: MarksProps): Point[][] {
  const runs: Point[][] = [[]];
  for (const [index, value] of series.values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: x(index), y: scale.y(value) });
  }
  return runs.filter((run) => run.length > 0);
}

const path = (run: readonly Point[]): string =>
  run.map((point, index) => `${index === 0 ? "M" : "L"}${point.x} ${point.y}`).join("");

function Lines({ series, index, props }: { series: Series; index: number; props: MarksProps }) {
  const runs = runsOf(series, props);
  return (
    <g stroke={colourOf(index)} fill={colourOf(index)}>
      {keyed(runs).map(({ key, item: run }) => (
        <path
          key={key}
          d={path(run)}
          fill="none"
          strokeWidth="2.5"
          strokeDasharray={dashesOf(index)}
          strokeLinejoin="round"
        />
      ))}
      {keyed(runs.flat()).map(({ key, item }) => (
        <circle key={key} cx={item.x} cy={item.y} r="3.2" strokeWidth="0" />
      ))}
    </g>
  );
}

export function LineMarks(props: MarksProps) {
  return keyed(props.chart.series).map(({ key, place, item }) => (
    <Lines key={key} series={item} index={place} props={props} />
  ));
}

export function AreaMarks(props: MarksProps) {
  const floor = props.scale.y(0);
  return keyed(props.chart.series).map(({ key, place, item }) => (
    <g key={key}>
      {keyed(runsOf(item, props)).map(({ key: runKey, item: run }) => (
        <path
          key={runKey}
          d={`${path(run)}L${run.at(-1)?.x ?? 0} ${floor}L${run[0]?.x ?? 0} ${floor}Z`}
          fill={colourOf(place)}
          fillOpacity="0.25"
        />
      ))}
      <Lines series={item} index={place} props={props} />
    </g>
  ));
}

export function BarMarks({ chart, frame, scale, x }: MarksProps) {
  const room = (frame.right - frame.left) / Math.max(chart.categories.length, 1);
  const width = Math.min((room * 0.72) / Math.max(chart.series.length, 1), 56);
  const floor = scale.y(0);
  return keyed(chart.series).map(({ key, place, item }) => (
    <g key={key} fill={colourOf(place)}>
      {keyed(item.values).map(({ key: barKey, place: at, item: value }) => {
        if (value === null) return null;
        const top = scale.y(value);
        const left = x(at) + (place - chart.series.length / 2) * width;
        return (
          <rect
            key={barKey}
            x={left + 1}
            y={Math.min(top, floor)}
            width={Math.max(width - 2, 1)}
            height={Math.abs(floor - top)}
            rx="2"
          />
        );
      })}
    </g>
  ));
}
