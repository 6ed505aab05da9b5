import { z } from "zod";
import { OWN_PREFIX } from "../../../../commands/digest/own-summary";
import { readPrivateMetadata } from "../../private-metadata";

/** What the form of a digest, and what follows it, carry back. */
const metadataSchema = z.object({
  /** Of the team's digests only: summaries are not changed by the form. */
  digestId: z
    .string()
    .regex(/^[\w-]{1,32}$/)
    .refine((id) => !id.startsWith(OWN_PREFIX)),
  /** At which it was read when the form was opened; 0 for a new one. */
  version: z.number().int().min(0),
  channelId: z.string().nullable(),
  responseUrl: z.string().nullable(),
  /** The page of the list that the form was opened from, to be drawn anew; null when there is none. */
  page: z.number().int().min(0).nullable(),
});

export type FormMetadata = Readonly<z.output<typeof metadataSchema>>;

/** Reads it back; null for what is not ours. */
export function readFormMetadata(text: string): FormMetadata | null {
  return readPrivateMetadata(metadataSchema, text);
}
