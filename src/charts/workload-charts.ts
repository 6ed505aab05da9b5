import { type ChartOutcome, createChart } from "./chart";
import type { ChartUnit } from "./facts";

export interface MemberUtilization {
  readonly name: string;
  /** Handle time ÷ time online: 0.5 is half of it, and it may exceed 1; null without time online. */
  readonly utilization: number | null;
}

export interface MemberHandleTime {
  readonly name: string;
  /** In seconds. */
  readonly handleTime: number;
}

/** Utilization of each member in percent, highest first; members who were never online are only counted. */
export function utilizationPerMember(members: readonly MemberUtilization[]): ChartOutcome {
  const measured = members.flatMap(({ name, utilization }) =>
    utilization === null ? [] : [{ name, value: 100 * utilization }],
  );
  const offline = members.length - measured.length;
  const never = offline === 1 ? "1 member was" : `${offline} members were`;
  return perMember(measured, {
    title: "Utilization",
    unit: "percent",
    notes: [
      "Handle time in percent of the time online.",
      ...(offline === 0 ? [] : [`${never} never online.`]),
    ],
  });
}

/** Handle time of each member, most first; members without any are left out. */
export function handleTimePerMember(members: readonly MemberHandleTime[]): ChartOutcome {
  const working = members.filter(({ handleTime }) => handleTime > 0);
  return perMember(
    working.map(({ name, handleTime }) => ({ name, value: handleTime })),
    { title: "Handle time", unit: "seconds", notes: [] },
  );
}

function perMember(
  members: readonly { readonly name: string; readonly value: number }[],
  words: { readonly title: string; readonly unit: ChartUnit; readonly notes: readonly string[] },
): ChartOutcome {
  if (members.length === 0) {
    return { kind: "no-data" };
  }
  const sorted = members.toSorted((a, b) => b.value - a.value);
  const chart = createChart({
    kind: "bar",
    categoryKind: "name",
    categories: sorted.map(({ name }) => name),
    series: [{ name: words.title, values: sorted.map(({ value }) => value) }],
    ...words,
  });
  return { kind: "chart", chart };
}
