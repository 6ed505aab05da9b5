import { findDigest } from "./find-digest";
import type { DigestSubcommand } from "./subcommand";

export const edit: DigestSubcommand = {
  name: "edit",
  for: "managers",
  examples: [{ text: "/digest edit NAME", does: "changes one" }],
  run: async (words, input) => {
    const found = await findDigest(words, input, "edit");
    return found.ok ? { kind: "digest-form", digestId: found.digest.id, name: null } : found.reply;
  },
};
