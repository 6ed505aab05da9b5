import fc from "fast-check";
import { instants } from "./arbitrary-events";
import type { Calendar, ReportParameters } from "./oracle";

/** Office hours with everything that is hard: overlaps, nights, a skipped and a repeated hour, a holiday. */
const calendars: readonly Calendar[] = [
  {
    zone: "Europe/Berlin",
    week: {
      1: [
        ["09:00", "12:00"],
        ["10:30", "18:00"],
      ],
      4: [["00:00", "00:00"]],
      6: [["22:00", "02:30"]],
      7: [
        ["02:15", "02:45"],
        ["01:00", "03:00"],
      ],
    },
    holidays: ["2026-10-08"],
  },
  { zone: "America/St_Johns", week: { 7: [["20:00", "08:00"]], 1: [["05:00", "17:00"]] } },
];

const anyRange = fc
  .tuple(fc.constantFrom(...instants), fc.constantFrom(...instants))
  .map(([first, second]) => (first <= second ? { from: first, to: second } : { from: second, to: first }));

const range = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ from: instants[0], to: "2026-11-02T00:00:00.000Z" }) },
  { weight: 1, arbitrary: fc.constant({ from: "2026-10-01T00:00:00.000Z", to: "2026-11-01T00:00:00.000Z" }) },
  { weight: 2, arbitrary: anyRange },
);

type Filters = Pick<ReportParameters, "user" | "team" | "inbox" | "channel" | "tag" | "topic">;

const filter: fc.Arbitrary<Filters> = fc.oneof(
  fc.record({ user: fc.subarray(["u1", "u2", "unknown"], { minLength: 1 }) }),
  fc.record({ team: fc.subarray(["t1", "t2"], { minLength: 1 }) }),
  fc.record({ inbox: fc.subarray(["support", "sales"], { minLength: 1 }) }),
  fc.record({ channel: fc.constantFrom(["chat"], ["chat", "email"]) }),
  fc.record({ tag: fc.subarray(["untagged", "vip", "bug"], { minLength: 1 }) }),
  fc.record({ topic: fc.subarray(["login", "refund"], { minLength: 1 }) }),
);

const filters: fc.Arbitrary<Filters> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: filter },
  { weight: 1, arbitrary: fc.tuple(filter, filter).map(([first, second]) => ({ ...first, ...second })) },
);

type AssignmentFilters = Pick<
  ReportParameters,
  "source" | "assignedTo" | "assignedBy" | "contact" | "conversation"
>;

const assignmentFilters: fc.Arbitrary<AssignmentFilters> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ source: fc.subarray(["user", "workflow"], { minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ assignedTo: fc.subarray(["u1", "unknown"], { minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ assignedBy: fc.constantFrom(["u1"], ["u1", "u2"]) }) },
  { weight: 1, arbitrary: fc.record({ contact: fc.constantFrom(["k1"], ["AD"], ["k2", "mile"]) }) },
  { weight: 1, arbitrary: fc.record({ conversation: fc.constantFrom(["c1"], ["c1", "c10"]) }) },
);

const metrics = [
  "casesClosed",
  "winRate",
  "openCases",
  "avgFirstResponseTime",
  "repliesSent",
  "csatAverage",
] as const;

/** Parameters of any report: ranges that begin and end on the instants of the logs, seldom many filters. */
export function reportParameters(): fc.Arbitrary<ReportParameters> {
  return fc
    .record({
      range,
      previous: fc.option(range),
      now: fc.constantFrom(...instants, "2026-11-15T12:00:00.000Z"),
      zone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York"),
      filters,
      assignmentFilters,
      metric: fc.constantFrom(...metrics),
      calendar: fc.option(fc.constantFrom(...calendars)),
      firstResponseTarget: fc.option(fc.constantFrom(0, 1_800)),
      responseTarget: fc.option(fc.constantFrom(1_800, 14_400)),
    })
    .map(({ range, previous, filters, assignmentFilters, ...others }) => ({
      ...range,
      ...(previous === null ? {} : { previousFrom: previous.from, previousTo: previous.to }),
      ...filters,
      ...assignmentFilters,
      now: others.now,
      zone: others.zone,
      metric: others.metric,
      ...(others.calendar === null ? {} : { calendar: others.calendar }),
      ...(others.firstResponseTarget === null ? {} : { firstResponseTarget: others.firstResponseTarget }),
      ...(others.responseTarget === null ? {} : { responseTarget: others.responseTarget }),
    }));
}
