import { assignmentsBySourceBars, assignmentsBySourcePie } from "../../../src/charts/assignment-charts";
import type { Chart, ChartOutcome } from "../../../src/charts/chart";
import { ratingsByScore } from "../../../src/charts/feedback-charts";
import { leaderboard } from "../../../src/charts/leaderboard-chart";
import { closedPerDay, responseTimeTrend } from "../../../src/charts/member-charts";
import { serviceLevelPerDay, serviceLevelPerMember } from "../../../src/charts/service-level-charts";
import { volumeByHourAndWeekday } from "../../../src/charts/volume-chart";
import { handleTimePerMember, utilizationPerMember } from "../../../src/charts/workload-charts";
import { daysFromOctober } from "../../support/charts";

const NAMES = [
  "Amelia Hart",
  "Ben Okafor",
  "Chloé Dubois",
  "محمد بن سلمان",
  "Wilhelmina Constantinopoulou-Featherstonehaugh",
  "Zoë 🚀",
  "Ирина Петрова",
  "Jun <!channel>",
];
const SOURCES = [
  { source: "workflow", count: 182 },
  { source: "user", count: 96 },
  { source: "outgoing_message", count: 54 },
  { source: "developer_api", count: 23 },
  { source: "contact_import", count: 9 },
] as const;
/** A quiet weekend, busy mornings, a dip at noon. */
const WEIGHTS = [10, 9, 8, 8, 7, 3, 2];
const DAY_SHAPE = [
  0, 0, 0, 0, 0, 0, 0.3, 1, 2.6, 4.4, 4.9, 4, 2.4, 3.3, 4.1, 3.9, 3, 2, 1.2, 0.8, 0.5, 0.3, 0.1, 0,
];
const VOLUME = WEIGHTS.flatMap((weight, day) =>
  DAY_SHAPE.map((shape, hour) => ({
    weekday: day + 1,
    hour,
    count: Math.round(shape * weight * (1 + ((day * 5 + hour * 3) % 4) / 20)),
  })),
);
const october = (last: number) => ({ first: "2026-10-01", last: `2026-10-${String(last).padStart(2, "0")}` });

/** The charts whose pictures are compared, by the name of their file. */
export const GOLDEN_CASES: Readonly<Record<string, Chart>> = {
  "assignments-bars": chartOf(assignmentsBySourceBars(SOURCES)),
  "assignments-pie": chartOf(assignmentsBySourcePie(SOURCES)),
  "closed-per-day": chartOf(
    closedPerDay(
      daysFromOctober(30).map((date, index) => ({ date, closed: index % 7 > 4 ? 0 : 3 + ((index * 5) % 7) })),
      october(30),
    ),
  ),
  "handle-time": chartOf(
    handleTimePerMember(NAMES.map((name, index) => ({ name, handleTime: 31_000 - 3_900 * index }))),
  ),
  leaderboard: chartOf(
    leaderboard(
      [...NAMES, "Kim", "Lea", "Mo", "Nina"].map((name, index) => ({
        name,
        rank: index < 3 ? 1 + (index === 0 ? 0 : 1) : index < 11 ? index + 1 : null,
        value: index < 11 ? ([41, 38, 38, 33, 29, 24, 18, 12, 7, 4, 1][index] ?? null) : null,
      })),
      { title: "Cases closed", unit: "count" },
    ),
  ),
  "leaderboard-times": chartOf(
    leaderboard(
      NAMES.slice(0, 5).map((name, index) => ({
        name,
        rank: index < 2 ? 1 : index + 1,
        value: index < 2 ? 240 : 240 + 900 * index,
        sampleSize: 40 - 7 * index,
      })),
      { title: "First response", unit: "seconds" },
    ),
  ),
  ratings: chartOf(ratingsByScore([4, 2, 7, 31, 58].map((count, index) => ({ score: index + 1, count })))),
  "response-time": chartOf(
    responseTimeTrend(
      daysFromOctober(30).flatMap((date, index) =>
        index % 7 > 4
          ? []
          : [
              {
                date,
                median: 300 + 60 * ((index * 7) % 11),
                mean: 700 + 90 * ((index * 5) % 13),
                sampleSize: 12,
              },
            ],
      ),
      october(30),
    ),
  ),
  "service-level-days": chartOf(
    serviceLevelPerDay(
      daysFromOctober(14).flatMap((date, index) =>
        index % 7 > 4 ? [] : [{ date, met: 9 + ((index * 3) % 8), breached: (index * 5) % 6 }],
      ),
      october(14),
      "First response",
    ),
  ),
  "service-level-members": chartOf(
    serviceLevelPerMember(
      NAMES.map((name, index) => ({ name, met: 30 - 3 * index, breached: 2 * index })),
      "First response",
    ),
  ),
  utilization: chartOf(
    utilizationPerMember([
      ...NAMES.map((name, index) => ({ name, utilization: 1.12 - 0.13 * index })),
      { name: "Kim", utilization: null },
    ]),
  ),
  volume: chartOf(volumeByHourAndWeekday(VOLUME, { what: "Messages received", zone: "Europe/Berlin" })),
  "volume-few": chartOf(
    volumeByHourAndWeekday(
      [
        { weekday: 1, hour: 9, count: 2 },
        { weekday: 5, hour: 23, count: 1 },
      ],
      { what: "Conversations opened", zone: "America/New_York" },
    ),
  ),
  "volume-thousands": chartOf(
    volumeByHourAndWeekday(
      VOLUME.map((point) => ({ ...point, count: point.count * 260 })),
      { what: "Messages received", zone: "Asia/Kolkata" },
    ),
  ),
};

function chartOf(outcome: ChartOutcome): Chart {
  if (outcome.kind !== "chart") {
    throw new Error(`A chart was expected, not "${outcome.kind}".`);
  }
  return outcome.chart;
}
