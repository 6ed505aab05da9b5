import type { AwaitsInvitation, ChannelProblem } from "../../../domain/digests/channel-problem";
import type { DigestSection, PauseReason } from "../../../domain/digests/digest";
import type { Schedule } from "../../../domain/digests/schedule";
import { weekdayNames } from "../../../domain/weekdays";

/** The days and the time in words: `Mondays at 09:00, Europe/Berlin`. */
export function scheduleWords({ days, time, zone }: Schedule): string {
  return `${daysWords(days)} at ${time}, ${zone}`;
}

/** The same within a sentence: `on Mondays at 09:00, Europe/Berlin`. */
export function scheduleInSentence({ days, time, zone }: Schedule): string {
  const words = daysWords(days);
  const within = words === EVERY_DAY ? words.toLowerCase() : words === WORKDAYS ? words : `on ${words}`;
  return `${within} at ${time}, ${zone}`;
}

const EVERY_DAY = "Every day";
const WORKDAYS = "Monday to Friday";

function daysWords(days: readonly number[]): string {
  if (days.length === 7) return EVERY_DAY;
  if (String(days) === "1,2,3,4,5") return WORKDAYS;
  return inARow(days.map((day) => `${weekdayNames[day - 1]}s`));
}

/** `a`, `a and b`, `a, b and c`. */
export function inARow(texts: readonly string[]): string {
  const [last = "", ...others] = [...texts].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
}

export interface SectionWords {
  readonly title: string;
  /** What it holds, in at most 75 characters. */
  readonly about: string;
}

export const sectionWords: Readonly<Record<DigestSection, SectionWords>> = {
  highlights: { title: "Highlights", about: "What moved most against the same days of the week before" },
  performance: { title: "Leaderboard", about: "Members ranked by one number, with a chart" },
  feedback: {
    title: "Recent feedback",
    about: "Ratings and the newest comments; names stand beside good ones only",
  },
  assignments: { title: "Assignments", about: "How many, and by which source" },
  sla: { title: "Service levels", about: "Shares within target, and the longest waits" },
  usage: { title: "Usage", about: "Contacts, closed conversations, active members" },
};

/** Why it does not come, and what brings it back; backquotes mark what can be typed. */
export const pauseWords: Readonly<Record<PauseReason, string>> = {
  asked: "Somebody paused it. Resume lets it come again.",
  "channel-archived":
    "The channel is archived. Choose another one with Edit, or unarchive it and press Resume.",
  "channel-gone":
    "I cannot see the channel. If it is private, write `/invite @Caseboard` there, then press Resume. If it was deleted, choose another one with Edit.",
  "channel-external":
    "The channel is shared with another company now, and the team’s figures stay inside. Choose another one with Edit.",
  "bot-not-in-channel": "I am not in the channel. Write `/invite @Caseboard` there, then press Resume.",
  "rights-gone":
    "Whoever set it up may no longer see the team’s figures. Resume lets it come with your rights.",
  "person-gone":
    "Whoever set it up is no longer in this Slack workspace. Resume lets it come with your rights.",
};

/**
 * Why a channel cannot have a digest, and what to do; each fits into an alert of 200 characters. Where it is
 * enough to invite the bot, the digest is saved and waits for that: nobody can write in a channel while a form
 * is open.
 */
export const channelWords: Readonly<Record<Exclude<ChannelProblem, AwaitsInvitation>, string>> = {
  archived: "That channel is archived. Choose another one.",
  external:
    "That channel is shared with another company. Figures of the team stay inside; choose another one.",
  "direct-message": "Choose a channel. For your own week by direct message there is /digest me.",
};

/** The same for one that is to be resumed; backquotes mark what can be typed. */
export const resumeProblemWords: Readonly<Record<ChannelProblem, string>> = {
  archived: "Its channel is archived. Unarchive it, or choose another one with Edit.",
  gone: "I cannot see its channel. If it is private, write `/invite @Caseboard` there, then resume again. Else choose another one with Edit.",
  external: "Its channel is shared with another company. Choose another one with Edit.",
  "bot-not-in-channel": "I am not in its channel. Write `/invite @Caseboard` there, then resume again.",
  "direct-message": "It goes to direct messages. Choose a channel with Edit.",
};
