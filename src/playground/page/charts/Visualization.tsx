import type { JsonObject } from "../../slack-stand-in/types";
import { keyed } from "../keyed";
import { readChart, type SeriesChart } from "./chart-data";
import { PieVisualization } from "./PieVisualization";
import { SeriesVisualization } from "./SeriesVisualization";
import { formatValue } from "./scale";

/** Slack's data_visualization. */
export function Visualization({ block }: { block: JsonObject }) {
  const chart = readChart(block);
  const title = String(block.title ?? "");
  return (
    <figure className="visualization">
      <figcaption dir="auto">{title}</figcaption>
      {chart === null && <p className="unknown">Slack draws no such chart.</p>}
      {chart?.kind === "pie" && <PieVisualization chart={chart} title={title} />}
      {chart && chart.kind !== "pie" && (
        <>
          <SeriesVisualization chart={chart} title={title} />
          <ReadableValues chart={chart} title={title} />
        </>
      )}
    </figure>
  );
}

/** The same values as a table, for those who hear the page. */
function ReadableValues({ chart, title }: { chart: SeriesChart; title: string }) {
  return (
    <table className="hidden">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{chart.xLabel || "Category"}</th>
          {keyed(chart.series).map(({ key, item }) => (
            <th key={key} scope="col">
              {item.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(chart.categories).map(({ key, place, item }) => (
          <tr key={key}>
            <th scope="row">{item}</th>
            {keyed(chart.series).map(({ key: seriesKey, item: series }) => {
              const value = series.values[place] ?? null;
              return <td key={seriesKey}>{value === null ? "no data" : formatValue(value)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
