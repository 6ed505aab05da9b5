import { findDigest } from "./find-digest";
import type { DigestSubcommand } from "./subcommand";

export const remove: DigestSubcommand = {
  name: "remove",
  for: "managers",
  examples: [{ text: "/digest remove NAME", does: "removes one, after asking you" }],
  run: async (words, input) => {
    const found = await findDigest(words, input, "remove");
    return found.ok ? { kind: "digest-removal", digest: found.digest } : found.reply;
  },
};
