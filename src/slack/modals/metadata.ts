import { z } from "zod";
import type { Desk } from "../desk";
import { destinationFrom } from "../destination";
import type { Destination } from "../messenger";
import { readPrivateMetadata } from "../private-metadata";

/** What a modal carries back to its submission: which report, and where its answer goes. */
export const metadataSchema = z.object({
  token: z.string().max(64),
  surface: z.enum(["message", "home"]),
  channelId: z.string().nullable(),
  responseUrl: z.string().nullable(),
  replaces: z.boolean(),
  /** The range chosen when the modal was opened, to see what was changed in it. */
  range: z.string().default(""),
});

export type Metadata = z.output<typeof metadataSchema>;

/** Reads it back; null for what is not ours. */
export function readMetadata(text: string): Metadata | null {
  return readPrivateMetadata(metadataSchema, text);
}

/** Where the answer goes: always to the person who submitted, whoever opened the modal. */
export function destinationOf(metadata: Metadata, slackUserId: string, desk: Desk): Destination {
  return { ...destinationFrom(metadata, slackUserId, desk), replaces: metadata.replaces };
}
