import type { ActionsBlock, Button } from "@slack/types";
import { mostAlerts } from "../../../domain/alerts/alert";
import { formatCount } from "../../../domain/format";
import {
  actions,
  context,
  header,
  type Message,
  type MessageBlock,
  message,
  paragraph,
  words,
} from "../../blocks/build";
import { button, plain } from "../../blocks/elements";
import { alertActions, listedId } from "../action-ids";
import type { ListedAlert } from "./alert-list";
import { describedAlert } from "./words";

const ABOUT =
  "An alert tells a channel, or the owner, when an open conversation is about to pass its first-response target without an answer: once a conversation, so that somebody can still answer in time.";

/** The list of alerts, with above it what was done just now. */
export function alertListMessage(
  listed: readonly ListedAlert[],
  notice: MessageBlock | null = null,
): Message {
  const above = notice === null ? [] : [notice];
  const count = listed.length === 1 ? "1 alert" : `${formatCount(listed.length)} alerts`;
  const text = listed.length === 0 ? "There are no alerts yet." : count;
  return message(text, [
    ...above,
    header("Alerts before a first response is late"),
    ...(listed.length === 0 ? [paragraph(words(`There are no alerts yet. ${ABOUT}`))] : []),
    ...listed.flatMap((one, index) => [
      ...(index === 0 ? [] : [{ type: "divider" } as const]),
      describedAlert(one),
      alertButtons(one),
    ]),
    ...(listed.length < mostAlerts
      ? [actions("alerts", [button(alertActions.add, "Add an alert…", "primary")])]
      : [context(`There can be ${mostAlerts} alerts. Remove one to add another.`)]),
  ]);
}

function alertButtons({ alert }: ListedAlert): ActionsBlock {
  const { id, state } = alert;
  return actions(listedId(id), [
    state.kind === "active"
      ? button(alertActions.pause, "Pause")
      : button(alertActions.resume, "Resume", "primary"),
    removeButton(),
  ]);
}

function removeButton(): Button {
  return {
    ...button(alertActions.remove, "Remove…"),
    confirm: {
      title: plain("Remove this alert?", 100),
      text: plain("It will not tell any more. What it told stays.", 300),
      confirm: plain("Remove", 30),
      deny: plain("Keep it", 30),
      style: "danger",
    },
  };
}
