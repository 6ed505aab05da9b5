import type { Misunderstanding } from "../../../commands/reply";
import type { OutsiderReason, Refusal } from "../../reports/rights";
import { bold, bullets, code, type Message, message, paragraph, words } from "../blocks/build";
import { shortened } from "../escape";

/** Short answers that carry no report. */

const TYPED_LENGTH = 120;

/** Each fits into an alert of 200 characters. */
const outsiderWords: Readonly<Record<OutsiderReason, string>> = {
  unlinked:
    "You are not linked to a member of the support team yet, so there is nothing to show you. Ask an owner or admin of Caseboard to run /caseboard link with your name.",
  guest:
    "Caseboard shows figures to full members of this Slack workspace, not to guests. Ask an owner or admin of Caseboard how to get linked.",
  "other-company":
    "Caseboard shows figures to people of the company that installed it. To get linked you need an account in its Slack workspace.",
};

/** Why somebody does not get what they asked for, and what they can do. */
export function refused(refusal: Refusal): Message {
  return says(refusalWords(refusal));
}

export function refusalWords(refusal: Refusal): string {
  switch (refusal.kind) {
    case "outsider":
      return outsiderWords[refusal.reason];
    case "own-figures-only":
      return "You can see your own figures only. Try /perf me, or ask a manager for the team’s.";
    case "whole-team-only":
      return "You can see your own figures only, and this report is of the whole team. Try /perf me, or ask a manager.";
    case "no-office-hours":
      return "There are no office hours yet. Leave officehours out, or ask whoever runs Caseboard to set a calendar.";
    case "managers-only":
      return "Only owners, admins and managers can do that. /caseboard whoami shows your role.";
    case "administrators-only":
      return "Only owners and admins of Caseboard can do that. /caseboard whoami shows your role.";
  }
}

/** Which word was not understood, and what would work. Nothing was changed. */
export function notUnderstood({ command, word, reason, suggestions, examples }: Misunderstanding): Message {
  const typed = shortened(word, TYPED_LENGTH);
  const said = shortened(reason, 600);
  const near = suggestions.map((suggestion) => shortened(suggestion, TYPED_LENGTH));
  const meant = near.length === 0 ? "" : ` Did you mean ${near.join(", or ")}?`;
  const blocks = [
    paragraph(words("I did not understand "), bold(typed), words(`. ${said} Nothing was changed.`)),
    ...(near.length === 0
      ? []
      : [paragraph(words("Did you mean:")), bullets(near.map((one) => [code(one)]))]),
    paragraph(words("For example: "), ...separated(examples.map(code))),
  ];
  return message(`${command}: I did not understand “${typed}”. ${said}${meant}`, blocks);
}

/** Something failed on our side; the reference finds it in the log. */
export function failed(reference: string): Message {
  return message(`Something went wrong here, and it is not your fault. Reference: ${reference}`, [
    paragraph(
      words(
        "Something went wrong here, and it is not your fault. Please try again; if it stays, tell your admin the reference ",
      ),
      code(reference),
      words("."),
    ),
  ]);
}

/** The report's controls are older than what is kept for them. */
export function expired(): Message {
  const text =
    "These buttons are too old: a report can be changed for 30 days. Type the command again for a new one.";
  return says(text);
}

export function unknownControl(): Message {
  return says(
    "This button or command is not known here any more. Run /perf or /caseboard help for new ones.",
  );
}

/** A sentence of our own. */
export function says(text: string): Message {
  return message(text, [paragraph(words(text))]);
}

function separated(elements: readonly ReturnType<typeof code>[]) {
  return elements.flatMap((element, index) => (index === 0 ? [element] : [words(" or "), element]));
}
