import type { Digest, PauseReason } from "../../domain/digests/digest";
import { bold, code, type Inline, type Message, message, paragraph, words } from "../blocks/build";

/** Tells whoever set a digest up that it does not come any more, why, and what brings it back. */
export function digestPaused(digest: Pick<Digest, "name" | "content">, because: PauseReason): Message {
  const { name } = digest;
  const isOwn = digest.content.kind === "own";
  const reason = isOwn ? ownReasonOf(because) : reasonOf(because);
  return message(`The digest ${name} is paused: ${reason}`, [
    paragraph(words("⏸️ The digest "), bold(name), words(` is paused: ${reason}`)),
    paragraph(...(isOwn ? ownRemedyOf(because) : remedyOf(digest, because))),
  ]);
}

function reasonOf(because: PauseReason): string {
  switch (because) {
    case "asked":
      return "somebody paused it.";
    case "channel-archived":
      return "its channel is archived.";
    case "channel-gone":
      return "I cannot see its channel any more. It was deleted, or it is private and I am not in it.";
    case "channel-external":
      return "its channel is shared with another company now, and the team’s figures stay inside.";
    case "bot-not-in-channel":
      return "I am not in its channel any more.";
    case "rights-gone":
      return "you set it up, and you may no longer see the team’s figures.";
    case "person-gone":
      return "whoever set it up is no longer in this Slack workspace.";
  }
}

function remedyOf({ name, content }: Pick<Digest, "name" | "content">, because: PauseReason): Inline[] {
  const resume = code(`/digest resume ${name}`);
  const edit = code(`/digest edit ${name}`);
  const invite = code("/invite @Caseboard");
  const channel: Inline[] =
    content.kind === "team" ? [{ type: "channel", channel_id: content.channelId }] : [words("the channel")];
  switch (because) {
    case "channel-archived":
      return [
        words("Choose another channel with "),
        edit,
        words(", or unarchive it and type "),
        resume,
        words("."),
      ];
    case "channel-gone":
      return [
        words("If it is private, type "),
        invite,
        words(" there, and then "),
        resume,
        words(" anywhere. Otherwise choose another channel with "),
        edit,
        words("."),
      ];
    case "channel-external":
      return [words("Choose another channel with "), edit, words(".")];
    case "bot-not-in-channel":
      return [
        words("Type "),
        invite,
        words(" in "),
        ...channel,
        words(", and then "),
        resume,
        words(" anywhere."),
      ];
    case "rights-gone":
    case "person-gone":
      return [
        words("Somebody who sees everyone’s figures can take it over with "),
        resume,
        words(". It then has their rights."),
      ];
    case "asked":
      return [words("To have it again, type "), resume, words(".")];
  }
}

function ownReasonOf(because: PauseReason): string {
  return because === "rights-gone" || because === "person-gone"
    ? "you are not linked to a member of the support team any more."
    : reasonOf(because);
}

function ownRemedyOf(because: PauseReason): Inline[] {
  const again: Inline[] = [words("To have it again, type "), code("/digest me"), words(".")];
  if (because !== "rights-gone" && because !== "person-gone") return again;
  return [
    words("Ask an owner or admin of Caseboard to link you with "),
    code("/caseboard link"),
    words(". Then type "),
    code("/digest me"),
    words("."),
  ];
}
