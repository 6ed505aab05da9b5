import type { StaticSelect } from "@slack/types";
import { formatCount } from "../../domain/format";
import type { Instant } from "../../domain/instant";
import type { Heading } from "../../reports/heading";
import type { OwnedConversation, WorkloadNowView } from "../../reports/workload-now";
import { reportActions } from "../action-ids";
import { instantCell, numberCell, textCell } from "../blocks/build";
import { select } from "../blocks/elements";
import { choiceOption, MOST_OPTIONS } from "../modals/choices";
import { elapsedText } from "./elapsed";
import { whose } from "./heading";
import type { ReportParts } from "./report-page";

const NAME_LENGTH = 60;

export interface WorkloadNowShown {
  readonly heading: Heading;
  readonly view: WorkloadNowView;
  readonly now: Instant;
}

/** Who is online and what they own, and how long contacts have waited. */
export function workloadNowParts({ heading, view, now }: WorkloadNowShown): ReportParts {
  const { rows, conversations } = view;
  const waiting = conversations.filter(({ waitingSince }) => waitingSince !== null);
  const longest = waiting[0]?.waitingSince ?? null;
  return {
    title: `Now: ${whose(heading)}`,
    heading: { ...heading, isNow: true },
    facts: [
      { title: "Online", text: formatCount(rows.filter(({ onlineSince }) => onlineSince !== null).length) },
      { title: "Open conversations", text: formatCount(conversations.length) },
      { title: "Contacts waiting", text: formatCount(waiting.length) },
      { title: "Longest wait", text: longest === null ? "–" : elapsedText(longest, now) },
    ],
    notes: [
      ...(conversations.length > MOST_OPTIONS
        ? [`The menu has the ${MOST_OPTIONS} conversations that wait longest; a filter finds the others.`]
        : []),
    ],
    charts: [],
    table: {
      name: "members",
      head: ["Member", "Team", "Status", "Since", "Open", "Waiting"],
      rows: rows.map(({ user, team, onlineSince, open, waiting: unanswered }) => [
        textCell(user, NAME_LENGTH),
        textCell(team ?? "–", NAME_LENGTH),
        textCell(onlineSince === null ? "○ not online" : "● online"),
        onlineSince === null ? textCell("–") : instantCell(onlineSince),
        numberCell(open, formatCount(open)),
        numberCell(unanswered, formatCount(unanswered)),
      ]),
      legend: "Waiting: open conversations whose contact waits for a reply.",
    },
    nothing: "Nobody is online, and nobody owns an open conversation.",
  };
}

/** The menu of open conversations, who waits longest first; none without one. */
export function conversationSelect({ view, now }: WorkloadNowShown): StaticSelect[] {
  const shown = view.conversations.slice(0, MOST_OPTIONS);
  if (shown.length === 0) return [];
  const options = shown.map((one) => choiceOption({ value: one.conversation.id, label: labelOf(one, now) }));
  return [select(reportActions.conversation, "Open a conversation…", { options, chosen: null })];
}

function labelOf(
  { conversation, contactName, waitingSince, owner }: OwnedConversation,
  now: Instant,
): string {
  const wait = waitingSince === null ? "" : `, waits ${elapsedText(waitingSince, now)}`;
  return `${contactName ?? conversation.contactId} – ${owner ?? "nobody"}${wait}`;
}
