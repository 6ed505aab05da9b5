import { resumeDigest } from "./changes";
import { findDigest } from "./find-digest";
import type { DigestSubcommand } from "./subcommand";

export const resume: DigestSubcommand = {
  name: "resume",
  for: "managers",
  examples: [{ text: "/digest resume NAME", does: "lets it come again" }],
  run: async (words, input) => {
    const found = await findDigest(words, input, "resume");
    if (!found.ok) return found.reply;
    if (await input.services.isRepeated()) return { kind: "repeated" };
    return { kind: "digest-change", change: await resumeDigest(found.digest.id, input) };
  },
};
