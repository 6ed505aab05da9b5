import type { ChartOutcome } from "../../charts/chart";
import type { ChartBlock } from "../../charts/renderer";
import { serviceLevelPerMember } from "../../charts/service-level-charts";
import { formatCount, formatDuration, formatPercent } from "../../domain/format";
import type { ServiceLevel } from "../../domain/reports/sla";
import type { ServiceLevelKind } from "../../domain/service-targets";
import type { Heading } from "../../reports/heading";
import type { ServiceLevelView } from "../../reports/sla-report";
import { type Cell, instantCell, numberCell, textCell } from "../blocks/build";
import { shortened } from "../escape";
import { whose } from "./heading";
import type { Fact, ReportParts, ReportTable } from "./report-page";
import { byName } from "./table";

const NAME_LENGTH = 60;

/** The tables of the service levels. */
export const serviceLevelTables = { members: "Members", breaches: "Breaches" } as const;
export type ServiceLevelTable = keyof typeof serviceLevelTables;

const kinds = ["first", "every"] as const;
const kindNames: Readonly<Record<ServiceLevelKind, string>> = {
  first: "First response",
  every: "Response",
};

export interface ServiceLevelsShown {
  readonly heading: Heading;
  readonly view: ServiceLevelView;
  readonly table: ServiceLevelTable;
}

/** The share within target of each member, one chart a target. */
export function serviceLevelCharts({ view }: ServiceLevelsShown): ChartOutcome[] {
  if (view.rows.length < 2) return [];
  return kindsOf(view).map((kind) => {
    const members = view.rows.flatMap(({ user, levels }) => {
      const level = levels[kind];
      return level ? [{ name: shortened(user, NAME_LENGTH), met: level.met, breached: level.breached }] : [];
    });
    return serviceLevelPerMember(members, kindNames[kind]);
  });
}

/** Shares within the targets, in total and for each member, or the breaches. */
export function serviceLevelParts(shown: ServiceLevelsShown, charts: readonly ChartBlock[]): ReportParts {
  const { heading, view, table } = shown;
  const shared = { title: `Service levels: ${whose(heading)}`, heading, charts };
  if (kindsOf(view).length === 0) {
    const nothing =
      "No targets are set yet, so nothing can be within them. Managers set them: /sla set first 1h response 4h.";
    return { ...shared, facts: [], notes: [], table: null, nothing };
  }
  return {
    ...shared,
    facts: kindsOf(view).flatMap((kind) => factsOf(kind, view)),
    notes: [],
    table: table === "breaches" ? breachTable(view) : memberTable(view),
    nothing: table === "breaches" ? "No wait was longer than its target." : "Nobody waited in this range.",
  };
}

function kindsOf({ total, rows }: ServiceLevelView): readonly ServiceLevelKind[] {
  return kinds.filter((kind) => total[kind] !== null || rows.some(({ levels }) => levels[kind] !== null));
}

function factsOf(kind: ServiceLevelKind, { total, previousTotal }: ServiceLevelView): Fact[] {
  const level = total[kind];
  if (level === null) return [];
  const target = level.target === null ? "each team’s target" : formatDuration(level.target / 1000);
  return [
    {
      title: `${kindNames[kind]} within ${target}`,
      text: `${shareText(level)}${pointsText(level, previousTotal?.[kind] ?? null)}`,
    },
    {
      title: `${kindNames[kind]}: breached, pending`,
      text: `${formatCount(level.breached)}, ${formatCount(level.pending)}`,
    },
  ];
}

/** `92.5% · n 40`: the share, of so many waits that were met or breached. */
function shareText({ share, met, breached }: ServiceLevel): string {
  if (share === null) return "–";
  return `${formatPercent(100 * share)} · n ${formatCount(met + breached)}`;
}

function pointsText({ share }: ServiceLevel, before: ServiceLevel | null): string {
  if (share === null || before === null || before.share === null) return "";
  const points = Math.round(1_000 * (share - before.share)) / 10;
  if (points === 0) return " · =";
  return ` · ${points > 0 ? "▲" : "▼"} ${Math.abs(points)} points`;
}

function memberTable(view: ServiceLevelView): ReportTable {
  const shown = kindsOf(view);
  const head = shown.flatMap((kind) => [
    `${kindNames[kind]} within`,
    `${kindNames[kind]} breached`,
    `${kindNames[kind]} pending`,
  ]);
  return {
    name: "members",
    head: ["Member", "Team", ...head],
    rows: view.rows
      .toSorted(byName)
      .map(({ user, team, levels, previous }) => [
        textCell(user, NAME_LENGTH),
        textCell(team ?? "–", NAME_LENGTH),
        ...shown.flatMap((kind) => levelCells(levels[kind], previous?.[kind] ?? null)),
      ]),
    legend: "n: waits met or breached. A wait still open counts once it is past its target.",
  };
}

function levelCells(level: ServiceLevel | null, before: ServiceLevel | null): Cell[] {
  if (level === null) return [textCell("–"), textCell("–"), textCell("–")];
  const share = level.share === null ? null : 100 * level.share;
  return [
    numberCell(share, `${shareText(level)}${pointsText(level, before)}`),
    numberCell(level.breached, formatCount(level.breached)),
    numberCell(level.pending, formatCount(level.pending)),
  ];
}

function breachTable({ breaches, breachCount }: ServiceLevelView): ReportTable {
  return {
    name: "breaches, newest first",
    head: ["Conversation", "Contact", "Target", "Since", "Took", "Credited to"],
    rows: breaches.map((breach) => [
      textCell(breach.conversationId, NAME_LENGTH),
      textCell(breach.contactName ?? breach.contactId, NAME_LENGTH),
      textCell(kindNames[breach.kind]),
      instantCell(breach.start),
      numberCell(
        breach.duration / 1000,
        `${formatDuration(breach.duration / 1000)}${breach.end === null ? ", still open" : ""}`,
      ),
      textCell(breach.creditedToName ?? "nobody", NAME_LENGTH),
    ]),
    count: breachCount,
    legend: "Credited to who answered, else to the owner.",
  };
}
