import type { ActionsBlock, Button, ConfirmationDialog } from "@slack/types";
import { formatCount } from "../../../domain/format";
import {
  actions,
  bold,
  context,
  header,
  type Message,
  type MessageBlock,
  message,
  paragraph,
  sentence,
  words,
} from "../../blocks/build";
import { button, plain } from "../../blocks/elements";
import { shortened } from "../../escape";
import { digestActions, placeId } from "./action-ids";
import { describedDigest, describedOwn } from "./described";
import type { ListedDigest, ListView } from "./list-view";

const NAME_LENGTH = 60;
const OTHER_TIME = "Another day or time: for example `/digest me friday 16:00`.";
const divider = { type: "divider" } as const;

/** The list of digests, with above it what was done just now. */
export function listMessage(view: ListView, notice: MessageBlock | null = null): Message {
  const above = notice === null ? [] : [notice];
  const { team } = view;
  const own = ownBlocks(view);
  if (team === null) return message("Your weekly summary", [...above, header("Your weekly summary"), ...own]);
  const ownPart = [header("Your own week"), ...own];
  if (team.all === 0) return message("There are no digests yet.", [...above, ...firstSteps(), ...ownPart]);
  const shown = team.shown.flatMap((listed, index) => [
    ...(index === 0 ? [] : [divider]),
    describedDigest(listed, view.now),
    digestButtons(listed, team.page),
  ]);
  return message(`${formatCount(team.all)} ${team.all === 1 ? "digest" : "digests"}`, [
    ...above,
    header("Digests"),
    ...(team.pages > 1 ? [context(rangeWords(team))] : []),
    ...shown,
    divider,
    listButtons(team),
    ...ownPart,
  ]);
}

function firstSteps(): MessageBlock[] {
  return [
    header("Digests"),
    paragraph(
      words(
        "There are no digests yet. A digest posts the team’s week to a channel by itself: the highlights, the leaderboard with its chart, recent feedback and more, on the days and at the time you choose.",
      ),
    ),
    actions(placeId({ page: 0, digestId: null }), [button(digestActions.add, "Add a digest…", "primary")]),
  ];
}

function rangeWords({ first, shown, all }: NonNullable<ListView["team"]>): string {
  return `Showing ${formatCount(first + 1)}–${formatCount(first + shown.length)} of ${formatCount(all)}.`;
}

function digestButtons({ digest }: ListedDigest, page: number): ActionsBlock {
  const isActive = digest.state.kind === "active";
  return actions(placeId({ page, digestId: digest.id }), [
    button(digestActions.edit, "Edit…"),
    isActive ? button(digestActions.pause, "Pause") : button(digestActions.resume, "Resume", "primary"),
    button(digestActions.preview, "Preview"),
    removeButton(digest.name),
  ]);
}

function removeButton(name: string): Button {
  return { ...button(digestActions.remove, "Remove…"), confirm: removalDialog(name) };
}

function removalDialog(name: string): ConfirmationDialog {
  return {
    title: plain("Remove this digest?", 100),
    text: plain(`${shortened(name, NAME_LENGTH)} will not come any more. What was posted stays.`, 300),
    confirm: plain("Remove", 30),
    deny: plain("Keep it", 30),
    style: "danger",
  };
}

function listButtons({ page, pages }: NonNullable<ListView["team"]>): ActionsBlock {
  return actions(placeId({ page, digestId: null }), [
    button(digestActions.add, "Add a digest…", "primary"),
    ...(page > 0 ? [button(digestActions.previous, "‹ Previous")] : []),
    ...(page < pages - 1 ? [button(digestActions.next, "Next ›")] : []),
    button(digestActions.list, "Refresh"),
  ]);
}

function ownBlocks({ own, team, now }: ListView): MessageBlock[] {
  const place = `own-${placeId({ page: team?.page ?? 0, digestId: null })}`;
  if (own === null) {
    return [
      paragraph(
        bold("Off"),
        ...sentence(
          `. Your own figures of the week can come to you by direct message, for nobody else to see. ${OTHER_TIME}`,
        ),
      ),
      actions(place, [button(digestActions.ownOn, "Turn on: Mondays at 09:00")]),
    ];
  }
  const isActive = own.digest.state.kind === "active";
  return [
    describedOwn(own, now),
    paragraph(...sentence(OTHER_TIME)),
    actions(place, [
      ...(isActive ? [] : [button(digestActions.ownOn, "Turn on again", "primary")]),
      button(digestActions.ownPreview, "Preview"),
      button(digestActions.ownOff, "Turn off"),
    ]),
  ];
}

/** The question before one is removed. */
export function removalQuestion(listed: ListedDigest, now: number): Message {
  const { digest } = listed;
  const name = shortened(digest.name, NAME_LENGTH);
  return message(`Remove the digest ${name}?`, [
    paragraph(words("Remove "), bold(name), words("? It will not come any more. What was posted stays.")),
    describedDigest(listed, now),
    actions(placeId({ page: 0, digestId: digest.id }), [
      button(digestActions.removeForGood, "Remove", "danger"),
      button(digestActions.keep, "Keep it"),
    ]),
  ]);
}
