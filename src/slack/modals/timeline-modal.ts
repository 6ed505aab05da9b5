import type { ModalView } from "@slack/types";
import type { TimelineEntry } from "../../reports/timeline";
import type { OwnedConversation } from "../../reports/workload-now";
import { bold, bullets, code, context, header, instant, paragraph, words } from "../blocks/build";
import { plain } from "../blocks/elements";
import { shortened } from "../escape";

const NAME_LENGTH = 60;
const MOST_ENTRIES = 100;

/** A conversation and what happened in it, oldest first. `nameOf` says who, as the reader may know it. */
export function timelineModal(
  { conversation, contactName, owner, waitingSince }: OwnedConversation,
  entries: readonly TimelineEntry[],
  nameOf: (entry: TimelineEntry) => string,
): ModalView {
  const { id, contactId, topic, channel, inboxId, tags } = conversation;
  const facts = [
    ["Owner", owner ?? "nobody"],
    ["Topic", topic],
    ["Channel", channel],
    ["Inbox", inboxId],
    ["Tags", tags.join(", ")],
  ].flatMap(([name, value]) => (value ? [`${name}: ${shortened(value, NAME_LENGTH)}`] : []));
  const shown = entries.slice(-MOST_ENTRIES);
  const cut =
    entries.length > shown.length ? [context(`The last ${MOST_ENTRIES} of ${entries.length}.`)] : [];
  return {
    type: "modal",
    title: plain("Conversation", 24),
    close: plain("Close", 24),
    blocks: [
      header(contactName ?? contactId),
      paragraph(
        code(shortened(id, NAME_LENGTH)),
        words(waitingSince === null ? "" : " · waits since "),
        ...(waitingSince === null ? [] : [instant(waitingSince)]),
      ),
      context(facts.join(" · ")),
      ...cut,
      bullets(
        shown.map((entry) => [
          instant(entry.at),
          words(` – ${entry.what}${entry.who === null ? "" : " "}`),
          ...(entry.who === null ? [] : [bold(shortened(nameOf(entry), NAME_LENGTH))]),
        ]),
      ),
    ],
  };
}
