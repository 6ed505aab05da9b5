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
const MINUTE = 60_000;

/** Who waits, since when, and how long until the target passes, or since when it is past. Nobody is mentioned. */
export function alertMessage(view: AlertView): Message {
  const { due, owner, minutes } = view;
  const contact = shortened(view.contactName ?? due.conversation.contactId, NAME_LENGTH);
  const { title, target, passes } = wordsOf(view);
  const text = `${title}: ${contact} waits. Owner: ${shortened(owner ?? "nobody", NAME_LENGTH)}.`;
  return message(text, [
    header(`⏳ ${title}`),
    paragraph(
      bold(contact),
      words(" has waited since "),
      instant(due.waitsSince),
      words(`. The target of ${target} ${passes} `),
      instant(due.passesAt),
      words("."),
    ),
    context(factsOf(view).join(" · ")),
    actions("alert", [{ ...button(alertActions.timeline, "Timeline"), value: due.conversation.id }]),
    context(
      `Alert for ${formatDuration(minutes * 60)} before the target, once a conversation. Owners, admins and managers change it with /digest alerts.`,
    ),
  ]);
}

/** How it stands with the target, before it and after it. */
function wordsOf({ due, officeHours, now }: AlertView) {
  const inHours = officeHours ? " of office hours" : "";
  const target = `${formatDuration(due.target / 1000)}${inHours}`;
  if (now > due.passesAt) {
    const late = roughly(now - due.passesAt);
    return { target, title: `First response overdue by ${late}`, passes: `passed ${late} ago,` };
  }
  const left = roughly(due.target - due.waited);
  return { target, title: `First response due in ${left}${inHours}`, passes: "passes" };
}

/** Seconds would be over before they are read. */
function roughly(milliseconds: number): string {
  const whole = Math.round(milliseconds / MINUTE);
  return whole === 0 ? "less than a minute" : formatDuration(whole * 60);
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
