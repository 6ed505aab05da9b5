import type { WebClient } from "@slack/web-api";
import type { ExportFile } from "../../export/export-files";
import { escapeText } from "../escape";

/** Sends files to one person's direct messages, in one message. Throws Slack's error. */
export type SendFiles = (
  slackUserId: string,
  sent: { readonly comment: string; readonly files: readonly ExportFile[] },
) => Promise<void>;

/** `uploading` must neither repeat calls by itself nor give up as soon as on other calls. */
export function openSendFiles(uploading: WebClient): SendFiles {
  return async (slackUserId, { comment, files }) => {
    const { channel } = await uploading.conversations.open({ users: slackUserId });
    if (!channel?.id) throw new Error("Slack opened no direct messages with the person");
    await uploading.files.uploadV2({
      channel_id: channel.id,
      initial_comment: escapeText(comment),
      // Always bytes: Slack's library takes a text for the path of a file to read.
      file_uploads: files.map(({ name, title, content }) => ({ file: content, filename: name, title })),
    });
  };
}
