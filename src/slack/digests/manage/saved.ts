import type { ActionsBlock, RichTextBlock } from "@slack/types";
import type { LocalDate } from "../../../domain/period";
import { describeDates } from "../../../domain/range";
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

/** A digest that was saved just now, and the date whose post does not come because of it; null for none. */
export interface SavedDigest extends ListedDigest {
  readonly forgone: LocalDate | null;
}

/** What it will do, in one sentence, and when it comes next. */
export function savedWords({ digest, teamName, next, forgone }: SavedDigest): RichTextBlock {
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
  if (state.kind === "paused") {
    const isPaused = state.because === "asked" ? "Paused" : "It does not come yet";
    return lines(said, [bold(isPaused), ...sentence(`. ${pauseWords[state.because]}`)]);
  }
  const soon = [words("Next: "), instant(next.dueAt), words(" your time")];
  if (forgone === null) return lines(said, soon);
  const date = describeDates(forgone, forgone);
  return lines(said, soon, [words(`The one for ${date} was due by the schedule before. It does not come.`)]);
}

export function savedButtons(digestId: string): ActionsBlock {
  return actions(placeId({ page: 0, digestId }), [
    button(digestActions.preview, "Preview"),
    button(digestActions.list, "Open list"),
  ]);
}

/** For somebody who closed the form meanwhile. */
export function savedMessage(saved: SavedDigest): Message {
  return message(`The digest ${shortened(saved.digest.name, NAME_LENGTH)} was saved.`, [
    savedWords(saved),
    savedButtons(saved.digest.id),
  ]);
}
