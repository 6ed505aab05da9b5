import { keyed } from "../keyed";
import type { PieChart } from "./chart-data";
import { formatValue } from "./scale";
import { colourOf } from "./series-style";

const CENTRE = 110;
const RADIUS = 100;

function pointAt(share: number): string {
  const angle = 2 * Math.PI * share - Math.PI / 2;
  return `${(CENTRE + RADIUS * Math.cos(angle)).toFixed(2)} ${(CENTRE + RADIUS * Math.sin(angle)).toFixed(2)}`;
}

/** One slice from `start` to `end`, both shares of the whole; a slice of everything is a circle. */
function slicePath(start: number, end: number): string {
  if (end - start >= 0.999_999) {
    const half = `A${RADIUS} ${RADIUS} 0 1 1`;
    return `M${pointAt(0)}${half} ${pointAt(0.5)}${half} ${pointAt(0)}Z`;
  }
  const isLarge = end - start > 0.5 ? 1 : 0;
  return `M${CENTRE} ${CENTRE}L${pointAt(start)}A${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${pointAt(end)}Z`;
}

/** A pie with its legend: name, value and share of each slice. */
export function PieVisualization({ chart, title }: { chart: PieChart; title: string }) {
  const total = chart.segments.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  const slices = chart.segments.map(({ label, value }) => {
    const start = before;
    before += value / total;
    return { label, value, path: slicePath(start, before), share: `${((100 * value) / total).toFixed(1)}%` };
  });
  return (
    <div className="pie">
      <svg viewBox="0 0 220 220" role="img" aria-label={`${title}, pie chart`}>
        {keyed(slices).map(({ key, place, item }) => (
          <path key={key} d={item.path} fill={colourOf(place)} className="slice">
            <title>{`${item.label}: ${formatValue(item.value)} (${item.share})`}</title>
          </path>
        ))}
      </svg>
      <ul className="legend">
        {keyed(slices).map(({ key, place, item }) => (
          <li key={key}>
            <span className="swatch" style={{ background: colourOf(place) }} />
            <span dir="auto">{item.label}</span> <b>{formatValue(item.value)}</b>{" "}
            <span className="quiet">{item.share}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
