import { DateTime } from "luxon";
import type { Instant } from "../../../domain/instant";
import { describeDates } from "../../../domain/range";
import type { DigestDays } from "../../../reports/digests/digest-view";
import type { ReportName } from "../../../reports/request";
import { openAction } from "../../action-ids";
import {
  actions,
  bold,
  code,
  context,
  header,
  type MessageBlock,
  paragraph,
  words,
} from "../../blocks/build";
import { button } from "../../blocks/elements";
import { shortened } from "../../escape";

/** What stands around the sections of every digest. */

const NAME_LENGTH = 80;

/** When a post was due that comes late. */
export interface Lateness {
  readonly dueAt: Instant;
}

/** A button that opens a report for whoever presses it, by their own rights. */
export interface OpenButton {
  readonly report: ReportName;
  readonly label: string;
  /** Of the report's state. */
  readonly token: string;
}

export interface Frame {
  readonly title: string;
  readonly days: DigestDays;
  /** The name of the only team; null for everyone. */
  readonly team: string | null;
  /** Null for what comes in time. */
  readonly late: Lateness | null;
}

/** The title, the days and what they are set against, and whether the post is late. */
export function above({ title, days, team, late }: Frame): MessageBlock[] {
  return [
    header(title),
    context(daysInWords(days), ...teamWords(team)),
    ...(late === null ? [] : [paragraph(bold("⏰ Late"), words(`: ${lateWords(late, days.zone)}`))]),
  ];
}

/** The same for screen readers. */
export function aboveTold({ title, days, team, late }: Frame): string {
  const lateness = late === null ? [] : [`late: ${lateWords(late, days.zone)}`];
  return [title, daysInWords(days), ...teamWords(team), ...lateness].join(", ");
}

function teamWords(team: string | null): string[] {
  return team === null ? [] : [`Only the team “${shortened(team, NAME_LENGTH)}”`];
}

/** `16–22 Nov 2026 · Europe/Berlin · compared with 9–15 Nov 2026` */
function daysInWords({ dates, previous, zone }: DigestDays): string {
  const now = describeDates(dates.first, dates.last);
  return `${now} · ${zone} · compared with ${describeDates(previous.first, previous.last)}`;
}

/** `this was due on Monday, 23 Nov, at 09:00 (Europe/Berlin).` */
function lateWords({ dueAt }: Lateness, zone: string): string {
  const due = DateTime.fromMillis(dueAt, { zone, locale: "en-US" });
  return `this was due on ${due.toFormat("cccc, d LLL, 'at' HH:mm")} (${zone}).`;
}

/** The buttons below everything; none without a report. */
export function openButtons(buttons: readonly OpenButton[]): MessageBlock[] {
  if (buttons.length === 0) return [];
  return [
    context("Open privately, with what you may see:"),
    actions(
      "digest-open",
      buttons.map(({ report, label, token }) => ({ ...button(openAction(report), label), value: token })),
    ),
  ];
}

/** Who set a team's digest up, and where it is changed. A mention would call that person at every post. */
export function setUpBy(name: string | null): MessageBlock {
  return paragraph(
    ...(name === null ? [] : [words(`Set up by ${shortened(name, NAME_LENGTH)}. `)]),
    code("/digest"),
    words(" changes, pauses or removes it."),
  );
}

/** How a private summary is stopped. */
export function howToStop(): MessageBlock {
  return paragraph(words("Only you see this. "), code("/digest me off"), words(" stops it."));
}
