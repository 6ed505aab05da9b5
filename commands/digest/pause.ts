import { pauseDigest } from "./changes";
import { findDigest } from "./find-digest";
import type { DigestSubcommand } from "./subcommand";

export const pause: DigestSubcommand = {
  name: "pause",
  for: "managers",
  examples: [{ text: "/digest pause NAME", does: "stops one for now" }],
  run: async (words, input) => {
    const found = await findDigest(words, input, "pause");
    if (!found.ok) return found.reply;
    if (await input.services.isRepeated()) return { kind: "repeated" };
    return { kind: "digest-change", change: await pauseDigest(found.digest.id, input) };
  },
};
