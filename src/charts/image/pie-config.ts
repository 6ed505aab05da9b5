import type { ChartConfiguration } from "chart.js";
import { BACKGROUND_COLOUR } from "../palette";
import type { ChartView } from "../view";
import { shareLabels } from "../view-words";
import { fillOf } from "./hatching";
import { BASE_OPTIONS, type Heading, headingOptions, LEGEND_LABEL_OPTIONS } from "./options";
import { backgroundPlugin } from "./plugins";

/** A pie whose legend says name, value and share, in the order of the parts, clockwise from the top. */
export function pieConfig(view: ChartView, heading: Heading): ChartConfiguration<"pie", number[], string> {
  const values = (view.series[0]?.values ?? []).map((value) => value ?? 0);
  return {
    type: "pie",
    data: {
      labels: shareLabels(view),
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
