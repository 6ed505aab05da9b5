import { keyed } from "../keyed";
import { type Frame, formatValue, type Scale } from "./scale";

interface Props {
  readonly frame: Frame;
  readonly scale: Scale;
  readonly categories: readonly string[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** The middle of a category. */
  x(index: number): number;
}

/** Grid lines, the numbers beside them and the categories below; labels that would collide stand slanted. */
export function Axes({ frame, scale, categories, xLabel, yLabel, x }: Props) {
  const room = (frame.right - frame.left) / Math.max(categories.length, 1);
  const longest = Math.max(0, ...categories.map((category) => category.length));
  const isSlanted = longest * 6.6 > room;
  return (
    <g className="axes">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 0 ? "zero" : "grid"}
            x1={frame.left}
            x2={frame.right}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
          />
          <text x={frame.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {formatValue(tick)}
          </text>
        </g>
      ))}
      {keyed(categories).map(({ key, place, item }) => {
        const at = { x: x(place), y: frame.bottom + 18 };
        return (
          <text
            key={key}
            {...at}
            textAnchor={isSlanted ? "end" : "middle"}
            transform={isSlanted ? `rotate(-35 ${at.x} ${at.y - 6})` : undefined}
          >
            {item}
          </text>
        );
      })}
      {xLabel && (
        <text
          className="axis-title"
          x={(frame.left + frame.right) / 2}
          y={frame.height - 6}
          textAnchor="middle"
        >
          {xLabel}
        </text>
      )}
      {yLabel && (
        <text
          className="axis-title"
          textAnchor="middle"
          transform={`translate(14 ${(frame.top + frame.bottom) / 2}) rotate(-90)`}
        >
          {yLabel}
        </text>
      )}
    </g>
  );
}

/** Room for what stands around the drawing. */
export function frameFor(
  categories: readonly string[],
  largestTick: string,
  hasLabels: { x: boolean; y: boolean },
): Frame {
  const width = 620;
  const besideTicks = 26 + largestTick.length * 7 + (hasLabels.y ? 20 : 0);
  const room = (width - besideTicks - 12) / Math.max(categories.length, 1);
  const longest = Math.max(0, ...categories.map((category) => category.length));
  const isSlanted = longest * 6.6 > room;
  const below = isSlanted ? 24 + longest * 3.9 : 30;
  // A slanted label ends at its mark and begins far to the left of it.
  const besideFirst = isSlanted ? (categories[0] ?? "").length * 5.6 - room / 2 : 0;
  const left = Math.max(besideTicks, besideFirst);
  const height = 220 + below + (hasLabels.x ? 22 : 0);
  return { width, height, left, right: width - 12, top: 12, bottom: 220 };
}
