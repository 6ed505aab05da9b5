import { UNTAGGED } from "../../src/domain/conversation-filter";
import { assignmentSources } from "../../src/domain/events";
import type { FilterName } from "../../src/reports/report-kinds";
import { visibleMembers } from "../../src/reports/rights";
import type { Vocabulary } from "./draft";
import { sameText } from "./phrase";
import { membersCalled } from "./read-member";
import { mentionIn } from "./words";

/** What can be typed after a filter's colon. */
export interface FilterWords {
  /** The values that a text stands for; null for none. */
  matching(text: string): readonly string[] | null;
  /** What can be suggested. */
  readonly known: readonly string[];
  /** Whether any text is a value, so that what follows is none. */
  readonly takesAnything: boolean;
  /** Why a text stands for nothing. */
  reason(text: string): string;
}

const faces = ["😡", "🙁", "😐", "🙂", "😀"];

export function filterWords(name: FilterName, vocabulary: Vocabulary): FilterWords {
  switch (name) {
    case "user":
    case "to":
    case "by":
      return memberWords(vocabulary);
    case "score":
      return {
        matching: scoreIn,
        known: ["1", "2", "3", "4", "5"],
        takesAnything: false,
        reason: () => "A score is a number from 1 to 5, or one of 😡 🙁 😐 🙂 😀.",
      };
    case "source":
      return {
        matching: sourceCalled,
        known: assignmentSources,
        takesAnything: false,
        reason: (text) =>
          `Nothing is assigned by “${text}”. The sources are ${assignmentSources.join(", ")}.`,
      };
    case "contact":
    case "conversation":
      return {
        matching: (text) => (text.trim() === "" ? null : [text.trim()]),
        known: [],
        takesAnything: true,
        reason: () => "Give an id, or part of a name in quotes.",
      };
    case "team":
      return conversationWords("team", []);
    default:
      return conversationWords(name, knownValues(name, vocabulary));
  }
}

/** The known values of a filter; tags can also be asked for by their absence. */
export function knownValues(
  name: "inbox" | "channel" | "tag" | "topic",
  { filterValues }: Vocabulary,
): readonly string[] {
  return name === "tag" ? [...filterValues.tag, UNTAGGED] : filterValues[name];
}

/** The value itself where it is known word for word, else all that differ only in case. */
function conversationWords(name: string, known: readonly string[]): FilterWords {
  return {
    matching: (text) =>
      known.includes(text) ? [text] : nonEmpty(known.filter((candidate) => sameText(candidate, text))),
    known,
    takesAnything: false,
    reason: (text) =>
      known.length === 0
        ? `No conversation has a ${name} yet.`
        : `No conversation has the ${name} “${text}”.`,
  };
}

function memberWords({ directory, mentioned, viewer }: Vocabulary): FilterWords {
  return {
    matching: (text) => {
      const slackUserId = mentionIn(text);
      if (slackUserId !== null) return nonEmpty([mentioned.get(slackUserId) ?? []].flat());
      if (text.toLowerCase() === "me") return viewer.kind === "member" ? [viewer.memberId] : null;
      const found = membersCalled(text, directory.members);
      return found?.length === 1 ? found.map(({ id }) => id) : null;
    },
    known: visibleMembers(viewer, directory).map(({ name }) => name),
    takesAnything: false,
    reason: (text) =>
      mentionIn(text) === null
        ? `“${text}” is no member of the support team, or several. An id is always understood.`
        : "This person is not linked to a member of the support team.",
  };
}

function scoreIn(text: string): readonly string[] | null {
  const face = faces.indexOf(text);
  const score = face < 0 ? text : String(face + 1);
  return /^[1-5]$/.test(score) ? [score] : null;
}

function sourceCalled(text: string): readonly string[] | null {
  const wanted = text.toLowerCase().replaceAll(/[\s-]+/g, "_");
  return nonEmpty(assignmentSources.filter((source) => source === wanted));
}

function nonEmpty(values: readonly string[]): readonly string[] | null {
  return values.length > 0 ? values : null;
}
