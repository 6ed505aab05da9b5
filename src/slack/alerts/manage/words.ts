import type { RichTextBlock } from "@slack/types";
import type { Alert } from "../../../domain/alerts/alert";
import type { ChannelProblem } from "../../../domain/digests/channel-problem";
import type { PauseReason } from "../../../domain/digests/digest";
import { formatDuration } from "../../../domain/format";
import { bold, channel, code, type Inline, instant, lines, words } from "../../blocks/build";
import { shortened } from "../../escape";
import type { ListedAlert } from "./alert-list";

const NAME_LENGTH = 60;

/** When it tells whom: `15 min before the target, in #support`. */
export function alertWords({ minutes, tell }: Alert): Inline[] {
  const when = bold(`${formatDuration(minutes * 60)} before the target`);
  if (tell.kind === "channel") return [when, words(", in "), channel(tell.channelId)];
  if (tell.otherwise === null) return [when, words(", to the owner by direct message")];
  return [when, words(", to the owner by direct message, else in "), channel(tell.otherwise)];
}

/** An alert, each thing about it on a line. */
export function describedAlert(listed: ListedAlert): RichTextBlock {
  const { alert, teamName } = listed;
  const scope = teamName === null ? "All conversations" : `Team ${shortened(teamName, NAME_LENGTH)} only`;
  const clock = alert.officeHours ? "in office hours" : "around the clock";
  return lines(alertWords(alert), [words(`${scope}, measured ${clock}`)], ...stateLines(listed));
}

function stateLines({ alert: { state }, silence, teamName }: ListedAlert): Inline[][] {
  if (state.kind === "paused") {
    return [
      [bold("Paused"), words(" since "), instant(state.at), words(`. ${alertPauseWords[state.because]}`)],
    ];
  }
  return silence === null ? [] : [silenceWords(silence, teamName)];
}

/** Why an active alert tells nothing, and what changes that. */
export function silenceWords(
  silence: NonNullable<ListedAlert["silence"]>,
  teamName: string | null,
): Inline[] {
  if (silence === "no-office-hours") {
    return [
      bold("Nothing is told"),
      words(
        ": it is measured in office hours, and none are set any more. Remove it, or ask whoever runs Caseboard to set a calendar.",
      ),
    ];
  }
  const team = teamName === null ? "" : ` team ${shortened(teamName, NAME_LENGTH)}`;
  return [
    bold("Nothing is told"),
    words(": first responses have no target yet. Set one, such as "),
    code(`/sla set first 1h${team}`),
  ];
}

/** Why it does not tell, and what brings it back. */
export const alertPauseWords: Readonly<Record<PauseReason, string>> = {
  asked: "Somebody paused it. Resume lets it tell again.",
  "channel-archived":
    "Its channel is archived. Unarchive it and press Resume, or remove the alert and add another one.",
  "channel-gone":
    "I cannot see its channel. If it is private, write /invite @Caseboard there, then press Resume. If it was deleted, remove the alert and add another one.",
  "channel-external":
    "Its channel is shared with another company now, and what is told stays inside. Remove the alert and add another one.",
  "bot-not-in-channel": "I am not in its channel. Write /invite @Caseboard there, then press Resume.",
  "rights-gone":
    "Whoever set it up may no longer see everyone’s conversations. Resume lets it tell with your rights.",
  "person-gone":
    "Whoever set it up is no longer in this Slack workspace. Resume lets it tell with your rights.",
};

/** Why an alert cannot tell in the channel, and what to do; each fits into an alert of 200 characters. */
export const alertChannelWords: Readonly<Record<ChannelProblem, string>> = {
  archived: "That channel is archived. Choose another one, or unarchive it.",
  gone: "I cannot see that channel. If it is private, write /invite @Caseboard there, then try again. If it was deleted, choose another one.",
  external: "That channel is shared with another company. What is told stays inside; choose another one.",
  "bot-not-in-channel": "I am not in that channel. Write /invite @Caseboard there, then try again.",
  "direct-message": "Choose a channel. To tell people alone, choose the owner.",
};
