import type { RichTextBlock } from "@slack/types";
import { paragraph, person, words } from "../blocks/build";

/** The line above a report in a channel: who shared it. */
export function sharedBy(slackUserId: string): RichTextBlock {
  return paragraph(words("Shared by "), person(slackUserId));
}
