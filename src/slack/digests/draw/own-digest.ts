import { formatCount } from "../../../domain/format";
import { findUsersFigure, type UsersFigureKey } from "../../../domain/metrics";
import type { NotRead, OwnDigestView, ReadView } from "../../../reports/digests/digest-view";
import { biggestImprovement } from "../../../reports/digests/highlights";
import type { MemberCard } from "../../../reports/perf";
import type { OwnedConversation, WorkloadNowView } from "../../../reports/workload-now";
import {
  bold,
  bullets,
  code,
  context,
  type Inline,
  instant,
  type Message,
  message,
  paragraph,
  words,
} from "../../blocks/build";
import { shortened } from "../../escape";
import { feedbackSection } from "./feedback";
import { above, aboveTold, howToStop, type Lateness, type OpenButton, openButtons } from "./frame";
import { improvementWords } from "./highlights";
import { type DrawnSection, factFields, factsTold, SAMPLE_LEGEND, sectionTitle, sentences } from "./section";

const NAME_LENGTH = 60;
const MOST_CONVERSATIONS = 5;

/** The card in brief. */
const figures = [
  "conversationsClosed",
  "uniqueContactsClosed",
  "messagesSent",
  "p50FirstResponseTime",
  "p50ResponseTime",
  "p50ResolutionTime",
] as const satisfies readonly UsersFigureKey[];

export interface OwnDigestShown {
  readonly late: Lateness | null;
  readonly view: OwnDigestView;
  readonly buttons: readonly OpenButton[];
}

/** A member's own summary as a message to nobody else. */
export function ownDigestMessage({ late, view, buttons }: OwnDigestShown): Message {
  const title = view.name === null ? "Your week" : `Your week, ${shortened(view.name, NAME_LENGTH)}`;
  const frame = { title, days: view.days, team: null, late };
  const sections = [
    { name: "Your figures", drawn: drawnPart(view.card, ({ view: card }) => cardSection(card)) },
    {
      name: "What your contacts said",
      drawn: drawnPart(view.feedback, (one) => feedbackSection(one.view, "nobody")),
    },
    { name: "Open now", drawn: drawnPart(view.open, ({ view: open }) => openSection(open)) },
  ];
  const told = sections.map(({ name, drawn }) => `${name}: ${drawn.told}`);
  return message(sentences([aboveTold(frame), ...told]), [
    ...above(frame),
    ...sections.flatMap(({ name, drawn }) => [...sectionTitle(name), ...drawn.blocks]),
    { type: "divider" },
    ...openButtons(buttons),
    howToStop(),
  ]);
}

function drawnPart<View>(
  part: ReadView<View> | NotRead,
  draw: (read: ReadView<View>) => DrawnSection,
): DrawnSection {
  if (part.kind === "read") return draw(part);
  const text = `This could not be read this time. The reference for whoever runs Caseboard: ${part.reference}`;
  return { blocks: [paragraph(words(text))], told: text, has: "something" };
}

function cardSection({ row }: MemberCard): DrawnSection {
  if (row === null) {
    const nothing = "You closed no conversation in these days, so there is nothing to count.";
    return { blocks: [paragraph(words(nothing))], told: nothing, has: "nothing" };
  }
  const facts = figures.map((key) => ({
    title: titleOf(key),
    current: row.figures[key],
    previous: row.previous?.[key],
    best: row.figures[key].unit === "seconds" ? ("least" as const) : null,
  }));
  const improved = improvementWords(biggestImprovement(facts));
  return {
    blocks: [
      factFields(facts),
      context(SAMPLE_LEGEND),
      ...(improved.length === 0 ? [] : [paragraph(...improved)]),
    ],
    told: factsTold(facts),
    has: "something",
  };
}

function titleOf(key: UsersFigureKey): string {
  const figure = findUsersFigure(key);
  if (figure === undefined) return key;
  return figure.statistic === "p50" ? `${figure.metric.title}, median` : figure.metric.title;
}

/** How many are open, and in which somebody waits, the longest first. */
function openSection({ conversations }: WorkloadNowView): DrawnSection {
  if (conversations.length === 0) {
    const nothing = "You have no open conversation. Well done!";
    return { blocks: [paragraph(words(nothing))], told: nothing, has: "nothing" };
  }
  const waiting = conversations.filter(({ waitingSince }) => waitingSince !== null);
  const shown = waiting.slice(0, MOST_CONVERSATIONS);
  const more = waiting.length - shown.length;
  const open = `${formatCount(conversations.length)} open ${conversations.length === 1 ? "conversation" : "conversations"}`;
  const wait =
    waiting.length === 0
      ? ", and nobody waits for you."
      : `; in ${formatCount(waiting.length)} somebody waits for you:`;
  return {
    blocks: [
      paragraph(bold(open), words(wait)),
      ...(shown.length === 0 ? [] : [bullets(shown.map(waitingWords))]),
      ...(more === 0 ? [] : [paragraph(words(`… and ${formatCount(more)} more.`))]),
    ],
    told: `${open}${wait}`,
    has: "something",
  };
}

function waitingWords({ conversation, contactName, waitingSince }: OwnedConversation): Inline[] {
  return [
    bold(shortened(contactName ?? conversation.contactId, NAME_LENGTH)),
    ...(waitingSince === null ? [] : [words(" since "), instant(waitingSince)]),
    words(", "),
    code(shortened(conversation.id, NAME_LENGTH)),
  ];
}
