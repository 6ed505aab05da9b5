import type { NoChange, Reply, SettingsChange } from "../../../commands/reply";
import type { ChannelProblem } from "../../domain/digests/channel-problem";
import { inboxOf, type Watch } from "../../domain/slack-threads/watch";
import {
  bullets,
  channel,
  code,
  header,
  type Inline,
  instant,
  type Message,
  message,
  paragraph,
  person,
  sentence,
  words,
} from "../blocks/build";

/** The answers about channels that are watched, and about members that only Slack knows. */

type ChangeOf<Kind extends SettingsChange["kind"]> = Extract<SettingsChange, { kind: Kind }>;
type NoChangeOf<Kind extends NoChange["kind"]> = Extract<NoChange, { kind: Kind }>;

const nothingWatched =
  "No channel is watched yet. Invite me to the channel where you answer people, then write `/caseboard watch #channel` there.";

const nobodyYet =
  " Nobody is of the support team yet, so nobody’s answers count: take colleagues in with `/caseboard member @person agent`.";

/** What is watched, how, and when something last came from there. */
export function watchesReply({ watches }: Extract<Reply, { kind: "watches" }>): Message {
  const [first] = watches;
  if (first === undefined) {
    return message(nothingWatched.replaceAll("`", ""), [paragraph(...sentence(nothingWatched))]);
  }
  const items = watches.map(({ value, lastEventAt }) => [
    channel(value.channelId),
    words(" – "),
    ...emojiWords(value),
    ...(lastEventAt === null
      ? [words("; nothing has come from there yet")]
      : [words("; last event "), instant(lastEventAt)]),
  ]);
  const names = watches.map(({ value }) => `#${value.name}`).join(", ");
  return message(`Watched channels: ${names}`, [
    header("Watched channels"),
    bullets(items),
    paragraph(
      words("In reports each is an inbox under the name that it had when it was first watched: "),
      code(`/perf inbox:${inboxOf(first.value)}`),
    ),
  ]);
}

export function watchedWords({ watch, isNew, isExternal, isTeamEmpty }: ChangeOf<"watched">): Inline[] {
  return [
    channel(watch.channelId),
    words(
      isNew ? " is watched: each thread that begins there from now on is a conversation. " : " is watched: ",
    ),
    ...emojiWords(watch),
    words("."),
    ...(isExternal
      ? [words(" People of other companies are in it; what they ask counts as their conversations.")]
      : []),
    ...(isTeamEmpty ? sentence(nobodyYet) : []),
  ];
}

export function unwatchedWords({ channelId }: ChangeOf<"unwatched">): Inline[] {
  return [channel(channelId), words(" is no longer read. What was counted stays in the reports.")];
}

export function teamWords({ slackUserId, change, role }: ChangeOf<"team">): Inline[] {
  return change === "added"
    ? [person(slackUserId), words(` is a member of the support team now, role ${role}.`)]
    : [
        person(slackUserId),
        words(" is no member of the support team any more. Their past stays in the reports."),
      ];
}

const problemWords: Readonly<Record<Exclude<ChannelProblem, "external">, string>> = {
  archived: " is archived, so nobody can ask anything there.",
  gone: " is nothing that I can see. If it is private, write `/invite @Caseboard` there first.",
  "bot-not-in-channel":
    " cannot be read: I am not in it, or may not read its history. Write `/invite @Caseboard` there; if that does not help, install the app again with the scopes of manifest.yml.",
  "direct-message": " is no channel.",
};

export function cannotBeWatchedWords({ channelId, problem }: NoChangeOf<"cannot-be-watched">): Inline[] {
  return [channel(channelId), ...sentence(problemWords[problem])];
}

export function changedMeanwhileWords({ channelId }: { readonly channelId: string }): Inline[] {
  return [words("Somebody else has just changed how "), channel(channelId), words(" is watched; try again.")];
}

export function teamNotChangedWords({ slackUserId, because }: NoChangeOf<"team-not-changed">): Inline[] {
  switch (because.kind) {
    case "member-already":
      return [person(slackUserId), words(` is the member ${because.name} already.`)];
    case "no-colleague":
      return [
        person(slackUserId),
        words(" is a guest, of another company or gone; members are full members of this Slack workspace."),
      ];
    case "not-of-slack":
      return [
        person(slackUserId),
        ...sentence(" was not taken into the team here, so the help desk has to remove them."),
      ];
    default:
      return [];
  }
}

function emojiWords({ assignEmoji, closeEmoji, asksForRatings }: Watch): Inline[] {
  return [
    emoji(assignEmoji),
    words(" assigns, "),
    emoji(closeEmoji),
    words(
      ` closes, ${asksForRatings ? "then the contact is asked for a rating" : "and nobody is asked for a rating"}`,
    ),
  ];
}

function emoji(name: string): Inline {
  return { type: "emoji", name };
}
