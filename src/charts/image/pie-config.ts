import type { ChartConfiguration } from "chart.js";
import { formatPercent } from "../../domain/format";
import { BACKGROUND_COLOUR } from "../palette";
import { formatValue } from "../units";
import type { ChartView } from "../view";
import { fillOf } from "./hatching";
import { BASE_OPTIONS, type Heading, headingOptions, LEGEND_LABEL_OPTIONS } from "./options";
import { backgroundPlugin } from "./plugins";

/** A pie whose legend says name, value and share, in the order of the parts, clockwise from the top. */
export function pieConfig(view: ChartView, heading: Heading): ChartConfiguration<"pie", number[], string> {
  const values = (view.series[0]?.values ?? []).map((value) => value ?? 0);
  const whole = values.reduce((sum, value) => sum + value, 0);
  const words = view.labels.map((label, index) => {
    const value = values[index] ?? 0;
    return `${label}  ${formatValue(view.unit, value)} (${formatPercent((100 * value) / whole)})`;
  });
  return {
    type: "pie",
    data: {
      labels: words,
      datasets: [
        {
          data: values,
          backgroundColor: values.map((_, index) => fillOf(index)),
          borderColor: BACKGROUND_COLOUR,
          borderWidth: 3,
        },
      ],
    },
    options: {
      ...BASE_OPTIONS,
      plugins: {
        ...headingOptions(heading, false),
        legend: {
          position: "right",
          align: "center",
          labels: { ...LEGEND_LABEL_OPTIONS, boxWidth: 26, boxHeight: 18 },
        },
      },
    },
    plugins: [backgroundPlugin],
  };
}
