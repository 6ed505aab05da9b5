import type { ActionsBlock, RichTextBlock } from "@slack/types";
import {
  actions,
  bold,
  channel,
  instant,
  lines,
  type Message,
  message,
  sentence,
  words,
} from "../../blocks/build";
import { button } from "../../blocks/elements";
import { shortened } from "../../escape";
import { digestActions, placeId } from "./action-ids";
import { contentWords } from "./described";
import type { ListedDigest } from "./list-view";
import { pauseWords, scheduleInSentence } from "./words";

const NAME_LENGTH = 60;

/** What a digest that was saved just now will do, in one sentence, and when it comes next. */
export function savedWords({ digest, teamName, next }: ListedDigest): RichTextBlock {
  const { content, schedule, state, name } = digest;
  if (content.kind !== "team") throw new TypeError("Only a team's digest is saved by the form");
  const shows = contentWords(content, teamName);
  const said = [
    words("Saved. "),
    bold(shortened(name, NAME_LENGTH)),
    words(" comes to "),
    channel(content.channelId),
    words(` ${scheduleInSentence(schedule)}, with your rights. It shows: ${shows}.`),
  ];
  if (state.kind === "paused")
    return lines(said, [bold("Paused"), ...sentence(`. ${pauseWords[state.because]}`)]);
  return lines(said, [words("Next: "), instant(next.dueAt), words(" your time")]);
}

export function savedButtons(digestId: string): ActionsBlock {
  return actions(placeId({ page: 0, digestId }), [
    button(digestActions.preview, "Preview"),
    button(digestActions.list, "Open list"),
  ]);
}

/** For somebody who closed the form meanwhile. */
export function savedMessage(listed: ListedDigest): Message {
  return message(`The digest ${shortened(listed.digest.name, NAME_LENGTH)} was saved.`, [
    savedWords(listed),
    savedButtons(listed.digest.id),
  ]);
}
