import { z } from "zod";
import { readPrivateMetadata } from "../../private-metadata";

/** What the form of a new alert carries back. */
const metadataSchema = z.object({
  /** Given when the form is opened, so that a form sent twice adds one. */
  alertId: z.string().max(32),
  channelId: z.string().nullable(),
  responseUrl: z.string().nullable(),
  /** Whether it was opened from the list, which is then drawn anew. */
  isFromList: z.boolean(),
});

export type AlertFormMetadata = Readonly<z.output<typeof metadataSchema>>;

/** Reads it back; null for what is not ours. */
export function readAlertMetadata(text: string): AlertFormMetadata | null {
  return readPrivateMetadata(metadataSchema, text);
}
