import {
  type Highlight,
  type Highlights,
  isQuiet,
  type TopPerformers,
} from "../../../reports/digests/highlights";
import { figureText } from "../../../reports/figure";
import { bold, context, type Inline, lines, paragraph, words } from "../../blocks/build";
import { shortened } from "../../escape";
import { figureWithSample } from "../../replies/figures";
import { meanTitle } from "./mean-title";
import {
  changeText,
  type DrawnSection,
  factFields,
  factsTold,
  plainWords,
  SAMPLE_LEGEND,
  sentences,
} from "./section";

const NAME_LENGTH = 60;

/** The figures beside each other, and below them what is notable. */
export function highlightsSection(highlights: Highlights): DrawnSection {
  // What nobody measured in either week, such as ratings where none are asked for, is left out.
  const figures = highlights.figures.filter(isKnown);
  if (isQuiet(highlights) || figures.length === 0) {
    const nothing = "Nothing was closed, answered or rated in these days.";
    return { blocks: [paragraph(words(nothing))], told: nothing, has: "nothing" };
  }
  const { improvement, top } = highlights;
  const notable = [improvementWords(improvement), topWords(top)].filter((words) => words.length > 0);
  return {
    blocks: [
      factFields(figures),
      context(SAMPLE_LEGEND),
      ...(notable.length === 0 ? [] : [lines(...notable)]),
    ],
    told: sentences([factsTold(figures), ...notable.map(plainWords)]),
    has: "something",
  };
}

function isKnown({ current, previous }: Highlight): boolean {
  return current.value !== null || (previous !== undefined && previous.value !== null);
}

/** What got better most; nothing where nothing did. */
export function improvementWords(improvement: Highlight | null): Inline[] {
  if (improvement === null) return [];
  const { title, current, previous } = improvement;
  return [
    words("🎉 Biggest improvement: "),
    bold(`${title} ${figureText(current)}`),
    words(`, ${changeText(current, previous)}.`),
  ];
}

/** Who is to be congratulated, and for what: only ever something to be glad about. */
function topWords(top: TopPerformers | null): Inline[] {
  if (top === null) return [];
  const { names, metric, figure } = top;
  const title = meanTitle(metric).toLowerCase();
  const what =
    figure.unit === "count" ? `${figureText(figure)} ${title}` : `${title} ${figureWithSample(figure)}`;
  const each = names.length > 1 ? " each" : "";
  return [
    words("👏 Congratulations to "),
    bold(listed(names.map((name) => shortened(name, NAME_LENGTH)))),
    words(`, in front with ${what}${each}.`),
  ];
}

function listed(names: readonly string[]): string {
  const [last, ...others] = names.toReversed();
  return others.length === 0 ? (last ?? "") : `${others.toReversed().join(", ")} and ${last}`;
}
