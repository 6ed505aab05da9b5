import { findDigest } from "./find-digest";
import type { DigestSubcommand } from "./subcommand";

export const preview: DigestSubcommand = {
  name: "preview",
  for: "managers",
  examples: [{ text: "/digest preview NAME", does: "what it would post now, shown to you alone" }],
  run: async (words, input) => {
    const found = await findDigest(words, input, "preview");
    return found.ok ? { kind: "digest-preview", digestId: found.digest.id } : found.reply;
  },
};
