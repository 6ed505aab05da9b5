import { formatDuration } from "../../domain/format";
import type { AlertView } from "../../reports/alerts/alert-view";
import {
  actions,
  bold,
  context,
  header,
  instant,
  type Message,
  message,
  paragraph,
  words,
} from "../blocks/build";
import { button } from "../blocks/elements";
import { shortened } from "../escape";
import { alertActions } from "./action-ids";

const NAME_LENGTH = 60;
const OF_OFFICE_HOURS = " of office hours";

/** Who waits, since when, and how long until the target passes, or since when it is past. Nobody is mentioned. */
export function alertMessage(view: AlertView): Message {
  const { due, owner } = view;
  const contact = shortened(view.contactName ?? due.conversation.contactId, NAME_LENGTH);
  const inHours = view.officeHours ? OF_OFFICE_HOURS : "";
  const target = `${duration(due.target)}${inHours}`;
  const overdue = view.now > due.passesAt ? view.now - due.passesAt : null;
  const remaining = duration(due.target - due.waited);
  const title =
    overdue === null
      ? `First response due in ${remaining}${inHours}`
      : `First response overdue by ${duration(overdue)}`;
  const text =
    overdue === null
      ? `${contact} waits for a first response. The target of ${target} passes in ${remaining}${inHours}.`
      : `${contact} waits for a first response. The target of ${target} passed ${duration(overdue)} ago.`;
  return message(`${text} Owner: ${shortened(owner ?? "nobody", NAME_LENGTH)}.`, [
    header(`⏳ ${title}`),
    paragraph(
      bold(contact),
      words(" has waited since "),
      instant(due.waitsSince),
      words(`. The target of ${target} ${overdue === null ? "passes" : `passed ${duration(overdue)} ago,`} `),
      instant(due.passesAt),
      words("."),
    ),
    context(factsOf(view).join(" · ")),
    actions("alert", [{ ...button(alertActions.timeline, "Timeline"), value: due.conversation.id }]),
    context(
      `Told ${duration(view.minutes * 60_000)} before the target, once a conversation. Owners, admins and managers change alerts with /digest alerts.`,
    ),
  ]);
}

function factsOf({ due: { conversation }, owner }: AlertView): string[] {
  const { id, inboxId, channel, topic } = conversation;
  return [
    ["Owner", owner ?? "nobody"],
    ["Inbox", inboxId],
    ["Channel", channel],
    ["Topic", topic],
    ["Conversation", id],
  ].flatMap(([name, value]) => (value ? [`${name}: ${shortened(value, NAME_LENGTH)}`] : []));
}

function duration(milliseconds: number): string {
  return formatDuration(milliseconds / 1000);
}
