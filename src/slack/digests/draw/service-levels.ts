import { formatCount, formatDuration, formatPercent } from "../../../domain/format";
import type { ServiceLevel } from "../../../domain/reports/sla";
import type { ReportFigure } from "../../../reports/figure";
import type { BreachView, ServiceLevelView } from "../../../reports/sla-report";
import { bold, bullets, code, type Inline, instant, paragraph, words } from "../../blocks/build";
import { shortened } from "../../escape";
import { changeText, type DrawnSection, plainWords } from "./section";

const NAME_LENGTH = 60;
const MOST_BREACHES = 5;
const kinds = ["first", "every"] as const;
const kindNames = { first: "First response", every: "Response" } as const;

/** The shares within the targets in words, and the longest breaches. Nobody is named beside a breach. */
export function serviceLevelSection(view: ServiceLevelView): DrawnSection {
  const { total, previousTotal } = view;
  const levels = kinds.flatMap((kind) => {
    const level = total[kind];
    return level === null ? [] : [{ kind, level, previous: previousTotal?.[kind] ?? null }];
  });
  if (levels.length === 0) {
    const nothing = "There are no targets yet. A manager sets them, such as ";
    const block = paragraph(words(nothing), code("/sla set first 1h"), words("."));
    return { blocks: [block], told: "There are no targets yet.", has: "advice" };
  }
  const counted = levels.reduce((sum, { level }) => sum + level.met + level.breached + level.pending, 0);
  if (counted === 0) {
    const nothing = "Nobody waited in these days.";
    return { blocks: [paragraph(words(nothing))], told: nothing, has: "nothing" };
  }
  const lines = levels.map(({ kind, level, previous }) => levelWords(kindNames[kind], level, previous));
  return {
    blocks: [bullets(lines), ...breachBlocks(view.breaches)],
    told: lines.map(plainWords).join(" "),
    has: "something",
  };
}

/** `First response: 92.5% within 1 h (37 of 40), ▲ 3 points, better (89.5% before). 2 still wait in time.` */
function levelWords(name: string, level: ServiceLevel, previous: ServiceLevel | null): Inline[] {
  const { target, met, breached, pending } = level;
  const within = target === null ? "each team’s target" : formatDuration(target / 1000);
  const waiting =
    pending === 0 ? "" : ` ${formatCount(pending)} still ${pending === 1 ? "waits" : "wait"} in time.`;
  if (level.share === null) return [words(`${name} within ${within}: nothing to count yet.${waiting}`)];
  const change = changeText(shareFigure(level), previous === null ? undefined : shareFigure(previous));
  return [
    words(`${name}: `),
    bold(`${formatPercent(100 * level.share)} within ${within}`),
    words(` (${formatCount(met)} of ${formatCount(met + breached)}), ${change}.${waiting}`),
  ];
}

function shareFigure({ share, met, breached }: ServiceLevel): ReportFigure {
  return { value: share, unit: "share", sampleSize: met + breached };
}

function breachBlocks(breaches: readonly BreachView[]) {
  // A first wait may breach both targets; it is one wait.
  const waits = [...new Map(breaches.map((breach) => [waitOf(breach), breach])).values()];
  const longest = waits.toSorted((left, right) => right.duration - left.duration).slice(0, MOST_BREACHES);
  if (longest.length === 0) return [paragraph(words("No wait was longer than its target."))];
  const more = waits.length - longest.length;
  return [
    paragraph(
      words(longest.length === 1 ? "The one that took too long:" : "The longest waits past their target:"),
    ),
    bullets(longest.map(breachWords)),
    ...(more === 0 ? [] : [paragraph(words(`… and ${formatCount(more)} more.`))]),
  ];
}

function waitOf({ conversationId, start }: BreachView): string {
  return `${start}/${conversationId}`;
}

function breachWords({ duration, contactName, contactId, conversationId, start, end }: BreachView): Inline[] {
  return [
    bold(formatDuration(duration / 1000)),
    words(` – ${shortened(contactName ?? contactId, NAME_LENGTH)}, since `),
    instant(start),
    words(end === null ? ", still open at the end, " : ", "),
    code(shortened(conversationId, NAME_LENGTH)),
  ];
}
